"""What lies on disk: journal, blobs, project files, models, settings."""
