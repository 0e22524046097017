"""The frame around the pages, and the script that the app runs."""
