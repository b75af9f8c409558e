"""Closed lists of the world's facts, loaded from `data/*.yml`: provinces, document types, bodies, units, wordings.

Each module has one cached loader (`provinces()`, `document_types()`, …) that returns frozen values with look-ups.
A look-up answers with the one entry that fits, or with `None`; it never chooses between two.
"""
