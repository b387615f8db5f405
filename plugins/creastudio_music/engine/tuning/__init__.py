"""Tuning a model that composes on a person's own music."""
