"""How tables are laid out: which cells name roles, skills, levels."""
