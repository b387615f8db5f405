"""What comes in and goes out by drag, drop and clipboard."""
