"""What things are called that are made of words."""

from __future__ import annotations

LONGEST = 40
"""Letters of a text that make its name."""


def name_of_words(text: str) -> str:
    """Return what a layer with these words is called: their first line, cut to ``LONGEST`` letters; "" for none."""
    line = next((" ".join(found.split()) for found in text.splitlines() if found.strip()), "")
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"
