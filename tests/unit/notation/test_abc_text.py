"""The lines of ABC files by tune."""

from __future__ import annotations

from creastudio.notation.abc_text import shown, text_of, tunes


def test_a_note_before_a_bar_line_is_no_field() -> None:
    tune = tunes("X:1\nK:C\nC:|\nB: a book\n")[0]
    assert tune.lines[-2:] == [("", "C:|"), ("B", "a book")]


def test_fields_go_on_in_the_next_line() -> None:
    assert ("N", "one two") in tunes("X:1\nN:one\n+:two\nK:C\nC\n")[0].lines


def test_comments_and_blocks_of_text_are_passed_over() -> None:
    tune = tunes("X:1\nK:C\nCD % two notes\n%%begintext\nE F\n%%endtext\nG\n")[0]
    assert [text for kind, text in tune.lines if not kind] == ["CD", "G"]


def test_lines_end_in_any_way() -> None:
    assert len(tunes(text_of(b"X:1\rK:C\rC\r\rX:2\r\nK:D\r\nD\r\n"))) == 2


def test_accents() -> None:
    assert shown(r"Na h-\'Oganaich \"o \ss &amp;") == "Na h-Óganaich ö ß &"
