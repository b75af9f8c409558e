"""Kế hoạch mở: turns Vietnamese provincial reform plans into a static public website.

Documents go in, a website comes out, and every figure on it leads back to the sentence it came from.
"""

__version__ = "0.1.0"
