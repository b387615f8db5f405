"""Samples of a training that writes, in the person's language as far as they are the studio's own words."""

from __future__ import annotations

from creastudio.shell.i18n import mark, tr_text

HEADINGS = (mark("Beginning"), mark("Before"), mark("Now"))
"""What a line of samples may begin with, before a colon."""


def in_words(text: str) -> str:
    """Return samples with the headings at the beginnings of lines translated; what was written stays as it is."""
    return "\n".join(_line(line) for line in text.splitlines())


def _line(line: str) -> str:
    heading, colon, rest = line.partition(":")
    return f"{tr_text(heading)}{colon}{rest}" if colon and heading in HEADINGS else line
