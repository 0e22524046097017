"""Sheets for print, as HTML and as workbooks."""
