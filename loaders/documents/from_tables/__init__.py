"""Tables become roles, requirements and definitions of levels."""
