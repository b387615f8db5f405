"""The ruler over the tracks, and what stands on it: times, bars, markers, the loop, tempo and metre."""
