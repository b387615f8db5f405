"""Melodies by rules: rhythms out of motifs, pitches by the cheapest way through scale and chords."""
