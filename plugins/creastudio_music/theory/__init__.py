"""Keys, chords, scales and voice leading: plain Python that knows no network."""
