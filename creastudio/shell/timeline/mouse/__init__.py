"""What the mouse does on the lanes: what lies under it, which drag begins there, and what that does."""
