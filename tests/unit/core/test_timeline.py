"""Clips as values: what time of their source they show, and how little memory they take."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.core.edits.lanes import shifted
from creastudio.core.timeline import Clip

CLIP = Clip(start=100, duration=50, offset=20, source_duration=200)


@pytest.mark.parametrize(
    ("fields", "shown", "keys"),
    [
        ({}, [20, 21, 69], [20, 21, 69]),
        ({"speed": 2.0}, [20, 22, 118], [20, 22, 118]),
        ({"reverse": True}, [69, 68, 20], [69, 68, 20]),
        ({"freeze": 7}, [7, 7, 7], [20, 21, 69]),
        ({"freeze": 7, "reverse": True}, [7, 7, 7], [20, 21, 69]),
    ],
)
def test_what_is_shown_and_where_keyframes_are(
    fields: dict[str, object], shown: list[int], keys: list[int]
) -> None:
    clip = CLIP.model_copy(update=fields)
    times = (100, 101, 149)
    assert [clip.source_time(time) for time in times] == shown
    assert [clip.key_time(time) for time in times] == keys
    assert [clip.time_of_key(at) for at in keys] == list(times)


@given(speed=st.floats(0.01, 100), reverse=st.booleans(), at=st.integers(0, 49))
def test_only_the_part_between_in_and_out_is_shown(speed: float, reverse: bool, at: int) -> None:
    clip = CLIP.model_copy(update={"speed": speed, "reverse": reverse})
    assert clip.offset - 1 <= clip.source_time(clip.start + at) <= clip.source_end


@pytest.mark.parametrize(
    ("fields", "head", "tail"),
    [
        ({}, 20, 130),
        ({"reverse": True}, 130, 20),
        ({"freeze": 7}, None, None),
        ({"source_duration": None}, None, None),
    ],
)
def test_how_much_longer_it_could_be(fields: dict[str, object], head: int | None, tail: int | None) -> None:
    clip = CLIP.model_copy(update=fields)
    assert (clip.head, clip.tail) == (head, tail)


def test_all_clips_share_the_names_of_their_fields() -> None:
    alone = sys.getsizeof(dict(vars(CLIP)))
    made = (
        CLIP, Clip.model_validate_json(CLIP.model_dump_json()), CLIP.model_copy(update={"name": "A"}), shifted(CLIP, 5)
    )  # fmt: skip
    assert all(sys.getsizeof(vars(clip)) < alone / 2 for clip in made)
    assert made[1] == CLIP
    assert shifted(made[3], -5) == CLIP
