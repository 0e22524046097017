"""What pages are made of: the frame, tables, figures, components and the evidence behind a fact."""
