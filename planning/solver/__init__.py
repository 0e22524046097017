"""The cross-training problem on plain arrays, solved exactly with a proof."""
