"""Tools that change pictures: enlarging, cleaning, repairing, cutting out, textures."""
