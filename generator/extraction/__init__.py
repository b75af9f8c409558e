"""Structure to facts: metadata, outline, citations, targets; each fact with the words it was read from."""
