"""The page Settings: which store the app stands on."""
