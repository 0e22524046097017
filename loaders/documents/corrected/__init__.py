"""What a person put right is applied to a document while it is read, and after."""
