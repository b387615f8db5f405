"""What the settings remember by a key."""

from __future__ import annotations

from pydantic import BaseModel

from creastudio.shell.remembering import read_as, with_newest


class Size(BaseModel):
    """Stands for any choice."""

    width: int


def test_the_newest_are_kept() -> None:
    kept = with_newest({"a": 1, "b": 2, "c": 3}, "a", 9, most=2)
    assert list(kept.items()) == [("c", 3), ("a", 9)]


def test_what_another_version_stored_is_passed_over() -> None:
    assert read_as(Size, {"width": 3}) == Size(width=3)
    assert read_as(Size, {"height": 3}) is None
    assert read_as(Size, None) is None
