"""Text to structure: source text to a tree of provisions, and our own Markdown back to the same tree."""
