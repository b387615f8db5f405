"""Tuning a model that writes on a person's own texts."""
