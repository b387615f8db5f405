"""Palette files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.errors import UserError
from creastudio.core.gpl import MAX_BYTES, MAX_COLORS, read_gpl, write_gpl

COLORS = st.lists(
    st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}"), max_size=MAX_COLORS, unique=True
)


@given(st.text(), COLORS)
def test_what_is_written_is_read_again(name: str, colors: list[str]) -> None:
    found = read_gpl(write_gpl(name, colors))
    assert found.colors == tuple(colors)
    assert (found.skipped, found.left_out) == (0, 0)


def test_lines_that_are_no_colours_are_counted_and_skipped() -> None:
    data = b"GIMP Palette\nName: Mine\nColumns: 3\n#\n255 0 0\tRed\n 0 300 0 Bad\nwhat\n0 0 255\n255 0 0 again\n\n"
    found = read_gpl(data)
    assert found.colors == ("#ff0000", "#0000ff")
    assert found.skipped == 2


def test_too_many_colours_are_left_out() -> None:
    lines = "\n".join(f"{value % 256} {value // 256} 0" for value in range(300))
    found = read_gpl(f"GIMP Palette\n{lines}".encode())
    assert (len(found.colors), found.left_out) == (MAX_COLORS, 300 - MAX_COLORS)


@pytest.mark.parametrize("data", [b"", b"\x89PNG", b"RIFF", b"GIMP Palette\n" + b" " * MAX_BYTES])
def test_other_files_are_refused(data: bytes) -> None:
    with pytest.raises(UserError, match="palette"):
        read_gpl(data)


@given(st.binary(max_size=200))
def test_nothing_else_is_ever_raised(data: bytes) -> None:
    found = read_gpl(b"GIMP Palette\n" + data)
    assert len(found.colors) <= MAX_COLORS
