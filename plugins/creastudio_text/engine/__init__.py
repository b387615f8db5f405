"""What runs; loaded in an engine process only."""
