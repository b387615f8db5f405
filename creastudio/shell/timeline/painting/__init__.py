"""How lanes and clips look."""
