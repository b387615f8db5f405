"""The formats that ship."""

from __future__ import annotations

from creastudio.core.artboard_formats import artboard_of, format_table


def test_ids_are_unique_and_the_table_says_when_it_was_checked() -> None:
    table = format_table()
    ids = [item.id for group in table.groups for item in group.formats]
    assert len(set(ids)) == len(ids)
    assert len(table.checked_on) == 10


def test_safe_zones_and_bleeds_fit_their_formats() -> None:
    for group in format_table().groups:
        for item in group.formats:
            top, right, bottom, left = item.safe
            assert top + bottom < item.height, item.id
            assert left + right < item.width, item.id


def test_paper_is_as_large_in_print_as_it_is() -> None:
    a4 = next(item for group in format_table().groups for item in group.formats if item.id == "print.a4")
    board = artboard_of(a4)
    assert round(board.width / board.resolution * 25.4) == 210
    assert round(board.height / board.resolution * 25.4) == 297
    assert round(board.bleed / board.resolution * 25.4) == 3
