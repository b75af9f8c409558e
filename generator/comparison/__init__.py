"""The corpus to tables: indicators by province, areas side by side."""
