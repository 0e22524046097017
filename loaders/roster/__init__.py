"""Rosters from tables of people: which sheet, which column, who is who, what each cell says."""
