"""What runs in the engine process."""
