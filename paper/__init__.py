"""What leaves the atlas on paper: sheets that print, as HTML and as a workbook."""
