"""What runs in the engine process; imported only there."""
