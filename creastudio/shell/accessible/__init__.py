"""Parts of painted views for screen readers: notes, clips and layers, each with a name, a place and a state."""
