"""Selecting px by px, and what is done with the selection."""
