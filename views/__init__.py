"""The pages of the app, their drawing and their components."""
