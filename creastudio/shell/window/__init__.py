"""The window of one open project: its parts, where they lie, and how it is closed."""
