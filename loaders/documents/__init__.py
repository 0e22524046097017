"""Role documents: intake, blocks, titles, headings, statements and what they name, one report."""
