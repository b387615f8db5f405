from __future__ import annotations

import itertools

import pytest

from creastudio.api import UserError
from creastudio_text.engine.speakers import Character, characters, order


def test_characters_are_read_from_lines() -> None:
    assert characters("- Mara: tired, dry\n\n林夏：爱笑\nBen, hopeful\nAnn") == (
        Character("Mara", "tired, dry"),
        Character("林夏", "爱笑"),
        Character("Ben", "hopeful"),
        Character("Ann"),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Mara", "needs two"),
        ("", "needs two"),
        ("Mara\nmara", "called 'Mara'"),
        ("\n".join("abcdefghijklm"), "too many"),
    ],
)
def test_a_cast_that_cannot_talk_is_refused(text: str, message: str) -> None:
    with pytest.raises(UserError, match=message):
        characters(text)


@pytest.mark.parametrize("count", [2, 3, 5])
def test_nobody_speaks_twice_in_a_row_and_everybody_speaks(count: int) -> None:
    for seed in range(20):
        turns = order(count, 4 * count, seed)
        assert all(one != other for one, other in itertools.pairwise(turns))
        assert set(turns) == set(range(count))
        assert turns == order(count, 4 * count, seed)
