"""Formats named in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.errors import UserError
from creastudio.api.formats import (
    ArtboardFormat,
    asks_for_labels,
    asks_for_labels_at,
    format_of,
    format_table,
    format_told,
    formats_in,
    settled,
    spelled,
    words_in,
)
from creastudio.api.own_formats import OwnFormat, own_format


def test_ids_groups_and_sizes_are_found_in_order() -> None:
    found = formats_in("meta.story, 800x600; 300 × 250\nMETA.STORY")
    assert [form.id for form in found] == ["meta.story", "800x600", "300x250"]
    assert (found[1].width, found[1].height) == (800, 600)


def test_a_group_is_all_its_formats() -> None:
    group = next(group for group in format_table().groups if group.id == "china")
    assert formats_in("china") == group.formats


@pytest.mark.parametrize(
    ("text", "named"), [("", "No format"), ("meta.nothing", "meta.nothing"), ("8x8", "8x8")]
)
def test_what_cannot_be_made_is_said(text: str, named: str) -> None:
    with pytest.raises(UserError, match=named):
        formats_in(text)


SIZES = """970x250 970x90 728x90 300x250 160x600 300x50 320x50 120x60 300x1050 300x600 336x280 320x100 468x60 250x250 200x200
120x600 1200x628 1200x1200 1200x1500 1200x300 1080x1080 1080x1350 1080x1920 1920x1080 300x60 1280x720 720x900 1000x1500 1200x675
1600x900 900x383 500x500 920x300 1242x1660 800x800 750x1000 750x950 750x390 2480x3508 1748x2480"""


def test_the_table_has_the_sizes_of_all_platforms() -> None:
    forms = [form for group in format_table().groups for form in group.formats]
    known = {f"{form.width}x{form.height}" for form in forms}
    assert set(SIZES.split()) - known == set()
    by_id = {form.id: form for form in forms}
    assert len(by_id) == len(forms)
    safe = {
        "meta.story": (270, 0, 384, 0),
        "meta.reel": (269, 65, 672, 65),
        "tiktok.video": (150, 150, 440, 60),
    }
    assert {name: by_id[name].safe for name in safe} == safe
    assert by_id["youtube.bumper"].seconds == 6
    assert by_id["google.square"].characters == {
        "headline": 30,
        "long_headline": 90,
        "description": 90,
        "name": 25,
    }


def test_the_beginning_of_ids_names_a_platform() -> None:
    found = formats_in("iab, google.square")
    assert len(found) == 17
    assert all(form.id.startswith(("iab.", "google.square")) for form in found)


def test_platforms_that_have_to_label_are_known() -> None:
    assert all(asks_for_labels(form.id) for form in formats_in("wechat, weibo, rednote, taobao, shop"))
    assert not asks_for_labels("meta.story")
    assert not asks_for_labels("")


WINDOW = own_format(
    name="Shop window, left",
    width=1200,
    height=1800,
    resolution=300,
    bleed=35.4,
    safe=(100, 0, 200, 0),
    max_bytes=150_000,
).form


def test_own_formats_are_known_where_they_are_given() -> None:
    assert formats_in("OWN.shop-window-left", (WINDOW,)) == formats_in("own", (WINDOW,)) == (WINDOW,)
    with pytest.raises(UserError, match=r"no own format 'own\.shop-window-left' on this computer"):
        formats_in("own.shop-window-left")


def test_a_settled_text_says_all_of_it() -> None:
    text = settled("meta.story; own, 800x600", lambda: (WINDOW,))
    assert len(words_in(text)) == 3
    assert formats_in(text)[1] == WINDOW
    assert settled(text, lambda: ()) == text


def test_a_text_without_own_formats_asks_for_none() -> None:
    def damaged() -> tuple[ArtboardFormat, ...]:
        raise UserError("damaged")

    assert settled("meta.story;display", damaged) == "meta.story;display"
    with pytest.raises(UserError, match="damaged"):
        settled("own.a", damaged)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("own.a=8x8", "width"),
        ("own.a=80x80 safe=1/2", "safe"),
        ("own.a=80x80 size=3", "'size'"),
        ("own.a=80x80 bleed", "'bleed'"),
        ("own.a=80x80 bleed=inf", "bleed"),
    ],
)
def test_what_is_spelled_wrong_is_said(text: str, named: str) -> None:
    with pytest.raises(UserError, match=named):
        formats_in(text)


@given(
    st.builds(
        own_format,
        name=st.text(min_size=1, max_size=40).map(lambda text: f"a{text}"),
        width=st.integers(100, 5000),
        height=st.integers(100, 5000),
        bleed=st.integers(0, 100),
        safe=st.tuples(*[st.integers(0, 49)] * 4),
        max_bytes=st.integers(0, 10**9),
        kind=st.sampled_from(["screen", "banner", "print"]),
    )
)
def test_every_own_format_survives_being_spelled(item: OwnFormat) -> None:
    assert formats_in(f"meta.story,{spelled(item.form)}\ndisplay")[1] == item.form


def test_layouts_know_their_own_format_by_their_settings() -> None:
    told = format_told(WINDOW)
    assert format_of(WINDOW.id, told) == WINDOW
    assert format_of("own.other", told) is None
    assert format_of(WINDOW.id, {"format": 5}) is format_of(WINDOW.id, {"format": "?"}) is None
    story = formats_in("meta.story")[0]
    assert format_told(story) == {}
    assert format_of("meta.story", {}) == story


def test_a_size_asks_for_labels_where_only_platforms_have_it_that_must_label() -> None:
    assert asks_for_labels_at(900, 383)
    assert asks_for_labels_at(900, 384)  # as a film
    assert not asks_for_labels_at(1080, 1080)  # Meta has it, too
    assert not asks_for_labels_at(901, 383)
