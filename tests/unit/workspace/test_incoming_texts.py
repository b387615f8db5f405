"""Text files on their way into a project."""

from __future__ import annotations

from creastudio.export.writings import TYPES
from creastudio.workspace.incoming_texts import TEXT_SUFFIXES


def test_what_is_written_is_read_again() -> None:
    assert set(TYPES) == TEXT_SUFFIXES
