"""Forms and tunes are whole."""

from __future__ import annotations

import pytest

from creastudio_text.verse.forms import FORMS, form
from creastudio_text.verse.tunes import tunes


def test_regulated_forms() -> None:
    """Each has four variants of the right size whose even lines rhyme."""
    for name, count, width in (("jueju5", 4, 5), ("jueju7", 4, 7), ("lushi5", 8, 5), ("lushi7", 8, 7)):
        metres = FORMS[name].metres
        assert len({metre.name for metre in metres}) == 4
        for metre in metres:
            assert [line.width for line in metre.lines] == [width] * count
            assert all(line.rhyme == 1 and line.tones[0][-1] == "平" for line in metre.lines[1::2])
            assert not any(line.rhyme for line in metre.lines[2::2])


def test_names_of_variants() -> None:
    """A variant is called after the second place of its first line."""
    for name in ("jueju5", "lushi7"):
        for metre in FORMS[name].metres:
            assert metre.lines[0].tones[0][1] == metre.name[0]


@pytest.mark.parametrize(
    ("tune", "size"),
    [("忆江南", 27), ("浣溪沙", 42), ("蝶恋花", 60), ("满江红", 93), ("水调歌头", 95), ("念奴娇", 100)],
)
def test_sizes_of_tunes(tune: str, size: int) -> None:
    """Well-known tunes have the number of characters that they are known for."""
    assert form("ci", tune).metres[0].size == size


def test_tunes_are_sound() -> None:
    """There are more than thirty; each rhyme comes at least twice, and patterns of a line are equally long."""
    assert len(tunes()) > 30
    for found in tunes().values():
        for metre in found.metres:
            numbers = [line.rhyme for line in metre.lines if line.rhyme]
            assert all(numbers.count(number) >= 2 for number in numbers)
            assert all(len(set(map(len, line.tones))) == 1 for line in metre.lines)
            assert len(metre.parts) <= 1


def test_unknown_names() -> None:
    """A form or tune that doesn't exist is a KeyError."""
    with pytest.raises(KeyError):
        form("ode")
    with pytest.raises(KeyError):
        form("ci", "无此调")
