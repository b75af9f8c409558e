"""The order of the stages, and nothing else: what happens between them is decided inside each."""
