"""Citations to the acts they name: one candidate or none."""
