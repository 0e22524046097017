"""What is said of every two roles: how much they share, and the likest of each, in blocks of roles."""
