"""What the mouse does on the canvas: one tool at a time, each in a file of its own."""
