"""Panels: what can be docked around the canvas."""
