"""The room beside the lines of a page."""

from __future__ import annotations

from creastudio.shell.theme import px
from creastudio.shell.writing.page_look import MEASURE, NOTES, margins

EM = 16.0


def test_a_wide_page_has_lines_of_a_book_in_its_middle() -> None:
    found = margins(1400, EM, noted=False)
    assert 1400 - found.left - found.right == MEASURE * EM
    assert abs(found.left - found.right) <= 1
    assert found.notes == 0


def test_notes_have_room_where_the_page_is_wide_enough() -> None:
    assert margins(1400, EM, noted=True).notes >= px(NOTES)
    assert margins(300, EM, noted=True).notes == 0


def test_a_narrow_page_is_used_to_its_edges() -> None:
    found = margins(300, EM, noted=False)
    assert found.left == found.right < 40
