"""The page Map: how to get from one role to another."""
