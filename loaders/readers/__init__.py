"""Files of any kind become pieces of text: blocks and tables, each with its place."""
