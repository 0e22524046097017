"""The page Plan: who should learn what from whom."""
