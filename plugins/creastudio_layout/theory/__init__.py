"""What is known of layouts, in plain Python: formats, concepts, fonts."""
