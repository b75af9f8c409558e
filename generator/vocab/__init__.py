"""Closed lists of the world's facts: provinces, document types, issuing bodies, units, wordings.

They stand in `data/*.yml`, each guarded by a schema. Each module has one cached loader (`provinces()`,
`document_types()`, …) that returns frozen values with look-ups. A look-up answers with the one entry that fits,
or with `None`; it never chooses between two.
"""
