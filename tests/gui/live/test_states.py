"""States of a live panel, as values."""

from __future__ import annotations

import json

import pytest

from creastudio.api.errors import UserError
from creastudio.api.generator import Generator
from creastudio.api.params import Params, param
from creastudio.shell.live.compare import Compare
from creastudio.shell.live.states import (
    MAX_STEPS,
    LiveState,
    Trail,
    as_text,
    first_state,
    fitting,
    from_text,
    random_state,
)
from tests.gui.live.toy_live import ModelParams, ShadeParams


class Seeded(Params):
    seed: int = param(3, title="Seed", role="seed", ge=0)
    words: str = param(title="Words", role="prompt")


def work(params: type[Params]) -> Generator:
    return Generator(
        id="shade.plain", title="Shade", category="Images", makes="image", params=params, entry="a:b"
    )


SHADE = work(ShadeParams)


def first(generator: Generator = SHADE) -> LiveState:
    state = first_state(generator, ["m", "n"])
    assert state is not None
    return state


def test_it_begins_with_the_defaults_and_the_first_model() -> None:
    assert first().params["grey"] == 100
    assert first(work(ModelParams)).params["model"] == "m"
    assert first_state(work(ModelParams), []) is None
    assert first(work(Seeded)).params["words"] == ""


def test_text_and_back() -> None:
    state = first().changed(grey=9).with_seed(77)
    assert from_text(SHADE, as_text(SHADE, state), first()) == state


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("hello", "holds no state"),
        ("[1]", "holds no state"),
        (json.dumps({"generator": "other.one", "seed": 1, "params": {}}), "'other.one'"),
        (json.dumps({"generator": "shade.plain", "seed": 1, "params": {"grey": 999}}), "doesn't fit"),
    ],
)
def test_other_texts_are_refused(text: str, says: str) -> None:
    with pytest.raises(UserError, match=says) as caught:
        from_text(SHADE, text, first())
    assert caught.value.hint


def test_what_an_old_recipe_lacks_or_exceeds_is_mended() -> None:
    found = fitting(SHADE, {"grey": 999, "gone": 1, "x": 0.5}, 5, first())
    assert (found.params["grey"], found.params["x"], found.seed) == (100, 0.5, 5)
    assert "gone" not in found.params


def test_a_seed_that_is_a_parameter_stays_the_same_thing() -> None:
    assert first(work(Seeded)).with_seed(9, "seed").params["seed"] == 9


def test_chance_stays_within_the_sliders() -> None:
    for _ in range(50):
        drawn = random_state(SHADE, first(), ("x", "grey", "style"))
        assert -1 <= drawn.params["x"] <= 1
        assert 0 <= drawn.params["grey"] <= 255
        assert drawn.params["y"] == 0
        assert drawn.seed == 0
    assert random_state(SHADE, first(), ()).seed != 0


def test_the_trail_forgets_the_oldest() -> None:
    trail = Trail()
    for number in range(MAX_STEPS + 5):
        trail.leave(first().with_seed(number))
    assert len(trail.past) == MAX_STEPS
    now = first().with_seed(999)
    before = trail.undo(now)
    assert before is not None
    assert trail.redo(before) == now
    trail.undo(now)
    trail.leave(before)
    assert trail.redo(before) is None


def test_two_states_change_places() -> None:
    compare, one, two = Compare(), first().with_seed(1), first().with_seed(2)
    assert compare.other(None) is None
    assert compare.other(one) == one
    assert compare.switch(one) == one
    assert compare.shown == "B"
    assert compare.switch(two) == one
    assert compare.other(None) == two
