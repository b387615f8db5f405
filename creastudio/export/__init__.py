"""Files that leave the studio, one module a format family, with the recipe in them; and layered ones that come in."""
