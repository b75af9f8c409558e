"""The values every stage passes on: frozen, compared by content, free of behaviour that touches the world."""
