"""Ads of the past: read, found again for formats that are like them, and learned from."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from creastudio.api.formats import formats_in
from creastudio.api.layout import Layout
from creastudio.api.past_ads import PastAd, PastElement
from creastudio.api.testing import FakeContext
from creastudio_layout.engine.compose import run
from creastudio_layout.engine.past_ads import (
    align_of,
    box_of,
    family_of,
    nearest,
    past_frames,
)
from creastudio_layout.engine.past_pairs import past_pairs
from creastudio_layout.engine.preferences import learned
from creastudio_layout.theory.concepts import WITHOUT_PICTURE
from creastudio_layout.theory.sizes import room_of
from creastudio_layout.tools.compose import ComposeParams
from tests.unit.plugins.layout.test_compose import WORDS, a_picture

CARD = {
    "image": "spring.png", "width": 600, "height": 600,
    "elements": [
        {"role": "picture", "box": [0, 0, 600, 600]},
        {"role": "underlay", "box": [20, 360, 560, 220]},
        {"role": "headline", "box": [40, 380, 520, 90], "size": 60, "align": "center"},
        {"role": "cta", "box": [200, 500, 200, 50], "size": 24, "align": "center"},
    ],
}  # fmt: skip


def an_ad(
    *elements: tuple[str, tuple[float, float, float, float]], size: tuple[int, int] = (600, 600)
) -> PastAd:
    told = tuple(PastElement(role=role, box=box) for role, box in elements)  # type: ignore[arg-type]
    return PastAd(width=size[0], height=size[1], elements=told)


def written(folder: Path, value: object, name: str = "past.json") -> Path:
    path = folder / name
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return path


def test_families_are_told_by_boxes() -> None:
    whole, left = ("picture", (0.0, 0.0, 600.0, 600.0)), ("picture", (0.0, 0.0, 300.0, 600.0))
    framed = ("picture", (40.0, 40.0, 240.0, 520.0))
    low, right = ("headline", (40.0, 400.0, 500.0, 100.0)), ("headline", (340.0, 200.0, 220.0, 100.0))
    assert family_of(an_ad(whole, low)) == "full"
    assert family_of(an_ad(left, right)) == "split"
    assert family_of(an_ad(framed, right)) == "inset"
    assert family_of(an_ad(low)) == "type"
    assert family_of(PastAd.model_validate(CARD)) == "card"
    assert align_of(PastAd.model_validate(CARD)) == "center"
    centred = an_ad(("headline", (100.0, 0.0, 400.0, 50.0)), ("cta", (250.0, 100.0, 100.0, 50.0)))
    assert align_of(centred) == "center"
    assert box_of(centred, ("logo",))[2] == 0


def test_the_nearest_are_found_by_proportions_and_elements() -> None:
    head, logo = ("headline", (4.0, 4.0, 50.0, 20.0)), ("logo", (4.0, 40.0, 20.0, 20.0))
    square, with_logo = an_ad(head, size=(100, 100)), an_ad(head, logo, size=(100, 100))
    tall = an_ad(head, size=(100, 300))
    room = room_of(formats_in("600x600")[0])
    assert nearest(room, ("headline", "logo"), [tall, square, with_logo]) == [with_logo, square]


def test_ads_teach_their_idea() -> None:
    ads = [PastAd.model_validate(CARD)] * 12
    found = learned(past_pairs(ads))
    assert found.leanings["family.card"] < min(
        found.leanings[f"family.{name}"] for name in ("full", "split", "inset")
    )
    assert found.leanings["align.center"] < 0
    assert past_pairs(ads) == past_pairs(ads)


def test_what_was_rated_badly_is_no_example_and_teaches_its_contrary() -> None:
    head, plate = ("headline", (40.0, 380.0, 520.0, 90.0)), ("underlay", (20.0, 360.0, 560.0, 220.0))
    whole = ("picture", (0.0, 0.0, 600.0, 600.0))
    good = an_ad(("picture", (0.0, 0.0, 300.0, 600.0)), ("headline", (340.0, 200.0, 220.0, 100.0)))
    good, bad = (
        good.model_copy(update={"liking": 5}),
        an_ad(whole, plate, head).model_copy(update={"liking": 1}),
    )
    room = room_of(formats_in("600x600")[0])
    assert nearest(room, ("headline",), [good, bad]) == [good]
    assert past_pairs([bad]) == []
    rated = [pair for pair in past_pairs([good, bad]) if pair not in past_pairs([good])]
    assert rated[0].difference["family.card"] == 1
    assert rated[0].difference["family.split"] == -1
    near = bad.model_copy(update={"liking": 4})
    assert len(past_pairs([good, near])) == len(past_pairs([good])) + len(past_pairs([near]))


def test_an_ad_is_composed_after_one_of_the_past(tmp_path: Path) -> None:
    inputs = {"picture": a_picture(tmp_path), "past": written(tmp_path, {"ads": [CARD]})}

    def composed(**more: object) -> list[Layout]:
        context = FakeContext(tmp_path, seed=3, inputs=inputs)
        run(ComposeParams.model_validate({"formats": "600x600", "variants": 6, **WORDS, **more}), context)
        return [Layout.loads(artifact.read()) for artifact in context.results]

    found = composed()
    after = [layout for layout in found if layout.scores.get("past")]
    assert after
    assert any("past ads" in reason for reason in after[0].reasons)
    head = after[0].element("headline")
    assert head is not None
    assert head.box.y > 300
    assert not any(layout.scores.get("past") for layout in composed(learned=False))


BOXES = st.tuples(st.floats(-200, 590), st.floats(-200, 590), st.floats(1, 900), st.floats(1, 900))
ROLES = st.sampled_from(["picture", "underlay", "headline", "subhead", "cta", "logo", "background"])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(ROLES, BOXES), min_size=1, max_size=6),
    st.sampled_from(["600x600", "728x90", "300x600"]),
)
def test_any_ad_gives_frames_that_can_be_filled(
    elements: list[tuple[str, tuple[float, ...]]], form: str
) -> None:
    ad = an_ad(*elements)  # type: ignore[arg-type]
    room = room_of(formats_in(form)[0])
    for frame in past_frames(room, WITHOUT_PICTURE, ("headline",), None, [ad]):
        assert min(frame.zone[2:]) > 0
        assert frame.zone[0] >= room.safe[0] - 1e-6
        assert frame.zone[1] + frame.zone[3] <= room.safe[1] + room.safe[3] + 1e-6
    assert learned(past_pairs([ad])).count <= 1.0001
