"""From role documents to a graph: intake, reader, state machine, vocabulary, report."""
