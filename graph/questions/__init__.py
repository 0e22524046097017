"""One module a question: a function from a store to a frozen answer."""
