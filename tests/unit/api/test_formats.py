"""Formats named in a text."""

from __future__ import annotations

import pytest

from creastudio.api.errors import UserError
from creastudio.api.formats import asks_for_labels, format_table, formats_in


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
