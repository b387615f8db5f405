from __future__ import annotations

import contextlib
import math
import struct
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio_gan import state_text
from creastudio_gan.state_text import DirectionId, Layers, Mixed, StateTextError, Step


def test_labels_are_shares_that_sum_to_one() -> None:
    assert state_text.parse_label("") == ()
    assert state_text.parse_label(" impasto ") == (("impasto", 1.0),)
    assert state_text.parse_label("impasto:3, wood cut:1") == (("impasto", 0.75), ("wood cut", 0.25))


def test_mixing_takes_seeds_and_places() -> None:
    assert state_text.parse_mix("coarse=12;5-6=7,3.5;fine=99*0.5;") == (
        Mixed(Layers("coarse"), seed=12),
        Mixed(Layers("", 5, 6), x=7.0, y=3.5),
        Mixed(Layers("fine"), seed=99, strength=0.5),
    )


def test_directions_are_names_numbers_or_ids() -> None:
    sefa = DirectionId("sefa", Layers("all"), 3)
    assert state_text.parse_directions("smile:1.5, 3:-2, warm=pca.2-4.1:.5") == (
        Step("smile", None, 1.5),
        Step("", sefa, -2.0),
        Step("warm", DirectionId("pca", Layers("", 2, 4), 1), 0.5),
    )


def test_what_is_written_reads_back() -> None:
    for text in ("smile:1.5, sefa.all.3:-2, warm=pca.2-4.1:0.5", "sefa.7.2:20"):
        assert state_text.format_directions(state_text.parse_directions(text)) == text


def test_names_for_directions() -> None:
    assert state_text.parse_names("3=smile, warm light=pca.fine.2") == {
        "smile": 3,
        "warm light": DirectionId("pca", Layers("fine"), 2),
    }


def test_ranges_are_thirds_of_the_layers() -> None:
    for count in (2, 6, 8, 10, 12, 18):
        parts = [Layers(name).of(count) for name in ("coarse", "middle", "fine")]
        assert [index for part in parts for index in part] == list(range(count))
        assert Layers().of(count) == range(count)
    assert Layers("", 5, 6).of(8) == range(4, 6)
    with pytest.raises(StateTextError, match="no layer 9: this model has 8"):
        Layers("", 5, 9).of(8)


@pytest.mark.parametrize(
    ("parse", "text", "sentence"),
    [
        (state_text.parse_label, "a:b", "share of 'a' is 'b', which is no number"),
        (state_text.parse_label, "a:-1", "share of 'a' is negative"),
        (state_text.parse_label, "a:0", "sum to nothing"),
        (state_text.parse_label, ":1", "names no class"),
        (state_text.parse_mix, "coarse", "says no point"),
        (state_text.parse_mix, "rough=3", "'rough' names no layers"),
        (state_text.parse_mix, "5-2=3", "don't count upwards"),
        (state_text.parse_mix, "0=3", "don't count upwards"),
        (state_text.parse_mix, "fine=-3", "'-3' is no seed"),
        (state_text.parse_mix, f"fine={2**63}", "is no seed"),
        (state_text.parse_mix, "fine=1,1001", "outside of the plane"),
        (state_text.parse_mix, "fine=1*2", "must be from 0 to 1"),
        (state_text.parse_directions, "smile", "doesn't say how far"),
        (state_text.parse_directions, "smile:far", "which is no number"),
        (state_text.parse_directions, "smile:nan", "which is no number"),
        (state_text.parse_directions, "smile:21", "can go from -20 to 20"),
        (state_text.parse_directions, "=sefa.all.1:2", "has no name"),
        (state_text.parse_directions, "smile=nose.all.1:2", "'nose.all.1' is no direction"),
        (state_text.parse_directions, "sefa.all.0=x:2", "is no direction"),
        (state_text.parse_names, "3", "gives no name"),
        (state_text.parse_names, "3=4", "can't be a name"),
        (state_text.parse_names, "3=a:b", "can't be a name"),
        (state_text.parse_names, "nose=smile", "'nose' is no direction"),
        (state_text.decode_point, "?", "no point of a projected picture"),
        (state_text.decode_point, "QUJD", "no point of a projected picture"),
    ],
)
def test_mistakes_are_sentences(parse: Any, text: str, sentence: str) -> None:
    with pytest.raises(StateTextError, match=sentence):
        parse(text)


def test_a_point_holds_numbers_only() -> None:
    values = struct.pack("<3e", 0.5, -2.0, 1.0)
    assert state_text.decode_point(state_text.encode_point(values)) == values
    with pytest.raises(StateTextError, match="no numbers"):
        state_text.decode_point(state_text.encode_point(struct.pack("<2e", 1.0, math.inf)))


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    for parse in (
        state_text.parse_label,
        state_text.parse_mix,
        state_text.parse_directions,
        state_text.parse_names,
        state_text.decode_point,
    ):
        with contextlib.suppress(StateTextError):
            parse(text)
