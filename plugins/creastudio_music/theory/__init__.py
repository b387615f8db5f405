"""Keys, chords, scales and ranges: plain Python that knows no network."""
