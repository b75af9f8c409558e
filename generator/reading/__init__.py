"""Bytes to :class:`~generator.model.provenance.SourceText`: the only place that knows document formats."""
