"""The page Explore: what stands around a role, a system or a competency."""
