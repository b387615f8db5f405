"""Text files on their way into a project."""

from __future__ import annotations

TEXT_SUFFIXES = frozenset({".txt", ".md", ".markdown", ".fountain"})
"""Endings of files that become writings, lower case."""
