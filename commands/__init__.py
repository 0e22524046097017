"""The commands of the command line in groups, and the tables they print."""
