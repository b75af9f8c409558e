"""Kế hoạch mở: provincial reform plans as an open, searchable, comparable static website."""

__version__ = "0.1.0"
