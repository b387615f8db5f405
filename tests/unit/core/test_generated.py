"""Clips that a generator makes from keys."""

from __future__ import annotations

from typing import Any

import pytest

from creastudio.api.errors import UserError
from creastudio.api.keys import TimedKey, dump_keys, keyed
from creastudio.api.recipe import Recipe, RecipeInput
from creastudio.core import edits
from creastudio.core.assets import Asset
from creastudio.core.document import Document
from creastudio.core.edits import generated as keys
from creastudio.core.edits.edit import Edit
from creastudio.core.generated import freshness, generated_of, key_params, wanted_params
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Clip, Generated, Sequence, Track

KEYS = (TimedKey(at=0, params={"seed": 1}), TimedKey(at=SECOND, params={"seed": 2}))


def walk(name: str = "a", made: tuple[TimedKey, ...] = KEYS, seconds: float = 2.0, **params: Any) -> Asset:
    """A video that says it was made from keys."""
    recipe = Recipe(generator="toy.walk", params={"keys": "", "pace": 1, **params}, seed=5, makes="video")
    facts = {"duration": seconds, "keyed": keyed("keys", ["toy.dots"], made)}
    return Asset(sha256=name * 64, media_type="video/mp4", title="Walk", recipe=recipe, metadata=facts)


def dot(seed: int = 9, generator: str = "toy.dots", **fields: Any) -> Asset:
    recipe = Recipe(generator=generator, params={"strength": 0.5}, seed=seed, **fields)
    return Asset(sha256="d" * 64, media_type="image/png", title="Dot", recipe=recipe)


@pytest.fixture
def document() -> Document:
    empty = Document(sequences=(Sequence(id="s", tracks=(Track(id="v", name="V1"),)),))
    return edits.place_on_timeline("s", walk()).apply(empty)


def clip(document: Document, index: int = 0) -> Clip:
    return document.sequences[0].tracks[0].clips[index]


def made(document: Document) -> Generated:
    found = clip(document).generated
    assert found is not None
    return found


def seeds(document: Document) -> list[tuple[float, int]]:
    return [(key.at / SECOND, key.params["seed"]) for key in made(document).keys]


def after(document: Document, *changes: Edit) -> Document:
    for change in changes:
        document = change.apply(document)
    return document


def test_what_goes_from_key_to_key_becomes_a_clip_with_keys(document: Document) -> None:
    shown = clip(document)
    assert (shown.kind, shown.duration, shown.source_duration) == ("generated", 2 * SECOND, 2 * SECOND)
    assert (made(document).param, made(document).by) == ("keys", ("toy.dots",))
    assert seeds(document) == [(0, 1), (1, 2)]
    assert freshness(document, shown) == ""


@pytest.mark.parametrize(
    "said",
    [None, "keys", {"param": "keys"}, {"param": "none", "by": []}, {"param": "keys", "by": [], "keys": "{"}],
)
def test_what_says_nothing_sound_of_keys_is_a_video_like_any_other(said: object) -> None:
    asset = walk().model_copy(update={"metadata": {"duration": 2.0, "keyed": said}})
    assert generated_of(asset) is None
    assert generated_of(walk().model_copy(update={"recipe": None})) is None


def test_a_result_becomes_a_key_with_its_seed_and_settings(document: Document) -> None:
    some = after(document, keys.add_key(clip(document).id, SECOND // 2, dot()))
    assert seeds(some) == [(0, 1), (0.5, 9), (1, 2)]
    assert made(some).keys[1].params == {"strength": 0.5, "generator": "toy.dots", "seed": 9}
    moved = dot(variation=0.3, variation_seed=4)
    more = after(some, keys.add_key(clip(document).id, SECOND // 2, moved))
    assert made(more).keys[1].params["variation_seed"] == 4
    assert len(made(more).keys) == 3
    with pytest.raises(UserError, match="can't be a key"):
        after(document, keys.add_key(clip(document).id, 0, dot(generator="other.dots")))


def test_a_result_that_says_what_it_shows_is_a_key_of_that(document: Document) -> None:
    told = made(document).model_copy(update={"state": "explore"})
    asset = dot().model_copy(update={"metadata": {"explore": {"seed": 4, "x": 1.5}}})
    assert key_params(asset, told) == {"generator": "toy.dots", "seed": 4, "x": 1.5}
    assert key_params(dot(), told) == {"generator": "toy.dots", "seed": 9, "strength": 0.5}


def test_a_key_is_moved_eased_and_taken_away(document: Document) -> None:
    name = clip(document).id
    some = after(
        document, keys.move_key(name, SECOND, SECOND // 4), keys.ease_key(name, SECOND // 4, "linear")
    )
    assert seeds(some) == [(0, 1), (0.25, 2)]
    assert made(some).keys[1].easing == "linear"
    assert freshness(some, clip(some)) == "changed"
    assert freshness(document, clip(document)) == ""
    one = after(some, keys.remove_key(name, 0))
    assert seeds(one) == [(0.25, 2)]
    with pytest.raises(UserError, match="last key"):
        after(one, keys.remove_key(name, SECOND // 4))
    with pytest.raises(UserError, match="isn't there"):
        after(one, keys.move_key(name, 17, 0))


def test_keys_stay_within_the_source(document: Document) -> None:
    name = clip(document).id
    assert seeds(after(document, keys.move_key(name, SECOND, 99 * SECOND)))[-1][0] == pytest.approx(2.0)
    assert seeds(after(document, keys.move_key(name, SECOND, -SECOND))) == [(0, 2)]


def test_keys_without_number_are_told_in_a_sentence(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "MAX_KEYS", len(made(document).keys))
    with pytest.raises(UserError, match="at most 2 keys"):
        after(document, keys.add_key(clip(document).id, SECOND // 3, dot()))


def test_clips_that_are_gone_are_passed_over(document: Document) -> None:
    new = walk("b", seconds=3.0)
    shown = after(document, keys.show_made(["0" * 32, clip(document).id], new))
    assert clip(shown).asset == new.sha256


def test_an_edit_that_changes_nothing_leaves_the_document(document: Document) -> None:
    name = clip(document).id
    assert keys.move_key(name, SECOND, SECOND).apply(document) is document
    assert keys.set_settings(name, pace=1).apply(document) is document


def test_settings_and_inputs_make_a_clip_stale_until_it_is_made_anew(document: Document) -> None:
    name = clip(document).id
    faster = after(document, keys.set_settings(name, pace=2))
    assert freshness(faster, clip(faster)) == "changed"
    assert wanted_params(made(faster)) == {"keys": dump_keys(KEYS), "pace": 2}
    updated = after(faster, keys.show_made([name], walk("b", pace=2)))
    assert clip(updated).asset == "b" * 64
    assert freshness(updated, clip(updated)) == ""
    score = RecipeInput(name="score", sha256="e" * 64, media_type="x")
    driven = after(updated, keys.set_inputs(name, [score], start=1.0))
    assert freshness(driven, clip(driven)) == "changed"
    assert freshness(after(driven, keys.set_inputs(name, [])), clip(updated)) == ""


def test_one_that_was_never_made_is_new() -> None:
    fresh = Clip(
        kind="generated", generated=Generated(recipe=Recipe(generator="toy.walk")), start=0, duration=5
    )
    assert freshness(Document(), fresh) == "new"
    assert freshness(Document(), Clip(start=0, duration=1)) == ""


def test_what_shows_all_of_a_walk_grows_and_shrinks_with_it(document: Document) -> None:
    name = clip(document).id
    longer = after(document, keys.show_made([name], walk("b", seconds=3)))
    assert (clip(longer).duration, clip(longer).source_duration) == (3 * SECOND, 3 * SECOND)
    shorter = after(longer, keys.show_made([name], walk("c", seconds=1)))
    assert clip(shorter).duration == SECOND
    trimmed = after(
        document, edits.trim_clip(name, SECOND, 2 * SECOND), keys.show_made([name], walk("b", seconds=3))
    )
    assert (clip(trimmed).offset, clip(trimmed).duration) == (SECOND, SECOND)
    beside = after(document, edits.place_on_timeline("s", walk("c"), at=2 * SECOND))
    kept = after(beside, keys.show_made([name], walk("b", seconds=3)))
    assert clip(kept).duration == 2 * SECOND


def test_keys_stay_on_what_is_shown_when_a_clip_is_split_and_trimmed(document: Document) -> None:
    name = clip(document).id
    parts = after(document, edits.split_clip(name, SECOND // 2))
    left, right = clip(parts), clip(parts, 1)
    assert left.generated == right.generated
    assert right.time_of_key(SECOND) == SECOND
    assert [freshness(parts, part) for part in (left, right)] == ["", ""]
    slow = after(document, edits.set_speed(name, 0.5))
    assert clip(slow).time_of_key(SECOND) == 2 * SECOND
