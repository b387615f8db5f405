"""The tray of results, and looking at candidates."""
