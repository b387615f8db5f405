"""Exports from the window: what is asked, what is remembered, and what runs."""
