"""The row above the tracks: playing, the time, what is heard and how much time is seen."""
