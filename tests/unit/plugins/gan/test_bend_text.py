from __future__ import annotations

import pytest

from creastudio_gan.bend_text import Bend, parse_bends
from creastudio_gan.state_text import Layers, StateTextError


def test_bends_name_layers_and_what_is_done_to_them() -> None:
    assert parse_bends("") == ()
    assert parse_bends("coarse:rotate=20; 5-6:zoom=1.3, grain=0.5;") == (
        Bend(Layers("coarse"), rotate=20.0),
        Bend(Layers("", 5, 6), zoom=1.3, grain=0.5),
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("coarse", "doesn't say what is bent"),
        ("coarse:", "doesn't say what is bent"),
        ("rough:zoom=2", "'rough' names no layers"),
        ("fine:twist=2", "'twist=2' is no bend"),
        ("fine:zoom", "'zoom' is no bend"),
        ("fine:zoom=big", "no number"),
        ("fine:zoom=0", "must be from 0.2 to 5"),
    ],
)
def test_mistakes_are_sentences(text: str, sentence: str) -> None:
    with pytest.raises(StateTextError, match=sentence):
        parse_bends(text)
