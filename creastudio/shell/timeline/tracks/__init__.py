"""The headers of the tracks, left of the lanes."""
