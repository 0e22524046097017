"""Role documents and vocabulary that ship with the project."""
