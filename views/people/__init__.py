"""The table of people that a visitor brings along."""
