"""Files that leave the studio: one module a format family, each with the recipe written into it."""
