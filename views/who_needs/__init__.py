"""The page Who needs: the roles that need a skill."""
