"""Layouts in the window: candidates as artboards that aren't there yet, and what an artboard knows of its layout."""
