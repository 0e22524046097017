"""What is odd in a ladder, and what changed between two versions of one."""
