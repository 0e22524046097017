"""Who may use the app, and for what: the one user of this machine, or viewers and editors who log in."""
