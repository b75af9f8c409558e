"""The disk: documents in, planned pages out."""
