"""Career paths: what a way asks in all, which ways no other beats, and why there is none."""
