"""Measurements of what the studio promises; ``python -m tests.bench`` prints them as one table."""
