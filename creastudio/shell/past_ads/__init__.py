"""Past ads: imported, annotated, rated, and given to composers."""
