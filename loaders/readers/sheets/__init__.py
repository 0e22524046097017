"""Workbooks, .xlsx and .ods: their sheets, cells and what stands in them."""
