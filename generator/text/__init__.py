"""Strings to values and back: folding, numbers, dates, slugs, sort order. Knows nothing of documents."""
