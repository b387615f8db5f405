"""Safe reading of media files that came from anywhere. No Qt."""
