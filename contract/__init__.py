"""The JSON value of every command, as the command line promises it."""
