"""What pages share that take documents: the loads under way, and the field where files are dropped."""
