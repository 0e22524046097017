"""What makes a spreadsheet take a text for a formula."""

# A spreadsheet reads a cell that opens with one of these as a formula (OWASP, CSV injection).
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
