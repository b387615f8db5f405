"""Simplified Chinese for everything that the generators show: a module for each."""

from __future__ import annotations

ZH_CN: dict[str, str] = {}
"""English -> Chinese, of all generators."""

EN: dict[str, str] = {}
"""Id -> English, of choices that are ids."""
