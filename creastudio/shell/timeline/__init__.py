"""The timeline: tracks and clips of one sequence, and a monitor that plays them."""
