"""What a check says about a place in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Note:
    """One remark about a poem.

    Attributes
    ----------
    line : int
        Line of the text, from 0.
    start, end : int
        Characters of that line that are meant, the end not included.
    kind : str
        "lines", "length", "tone", "rhyme", "rhyme-again", "tail", "lone-level", "order", "again", "echo", "unknown",
        "metre", "syllables", "guessed".
    text : str
        What is to be said, one sentence.
    severity : {"fault", "hint"}
        A fault breaks the form; a hint is what a poet may well mean.
    """

    line: int
    start: int
    end: int
    kind: str
    text: str
    severity: str = "fault"


def faults(notes: list[Note]) -> list[Note]:
    """Return those that break the form."""
    return [note for note in notes if note.severity == "fault"]
