"""Words by which a role takes over from another, and whom they mean."""
