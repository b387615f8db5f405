"""What runs in the engine."""
