"""What a statement says of what it names: whether it is affirmed, denied, past or another's."""
