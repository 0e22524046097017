"""PDF documents: words where they stand become lines, columns, paragraphs, tables and headings."""
