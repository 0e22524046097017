"""A graph written in the open formats of the field, and what each of them cannot say."""
