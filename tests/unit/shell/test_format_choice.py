"""A choice of formats and its text: taken and left one by one, by group, and what isn't known stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.format_table import ArtboardFormat, FormatGroup, format_table
from creastudio.api.formats import formats_in
from creastudio.api.own_formats import OwnFormats, own_format
from creastudio.shell.formats.choice import FormatChoice, matches

LOBBY = own_format(name="Lobby", width=800, height=600, bleed=9)
DOOR = own_format(name="Door", width=300, height=900)
GROUPS = (*format_table().groups, *OwnFormats(formats=(LOBBY, DOOR)).groups)
META, DISPLAY, OWN = (
    next(g for g in GROUPS if g.id == name) for name in ("meta", "display", "own.group.own-formats")
)


def choice(text: str) -> FormatChoice:
    return FormatChoice.of(text, GROUPS)


def form(name: str) -> ArtboardFormat:
    return next(item for group in GROUPS for item in group.formats if item.id == name)


def test_one_is_added_at_the_end_and_taken_out_again() -> None:
    found = choice("meta.story, 800x600").with_form(form("meta.link"), on=True)
    assert found.text == "meta.story, 800x600, meta.link"
    assert found.with_form(form("meta.link"), on=True) == found
    assert found.with_form(form("meta.story"), on=False).text == "800x600, meta.link"


def test_a_group_that_is_left_in_part_names_the_others() -> None:
    found = choice("display, meta.link").with_form(form("iab.970x250"), on=False)
    assert {item.id for item in found.forms} == {
        "meta.link",
        *(item.id for item in DISPLAY.formats if item.id != "iab.970x250"),
    }
    assert found.words[-1] == "meta.link"


def test_a_whole_group_is_one_word() -> None:
    found = choice("meta.story, 800x600, meta.link").with_group(META, on=True)
    assert found.text == "800x600, meta"
    assert found.with_group(META, on=False).text == "800x600"


def test_own_formats_are_named_one_by_one() -> None:
    found = choice("").with_group(OWN, on=True)
    assert found.text == "own.lobby, own.door"
    assert choice("own").with_form(DOOR.form, on=False).text == "own.lobby"


def test_own_formats_that_changed_since_are_others() -> None:
    found = choice("own.lobby=640x480, 640x480")
    assert not found.has(LOBBY.form)
    assert [item.id for item in found.others] == ["own.lobby", "640x480"]
    assert found.with_form(LOBBY.form, on=True).text == "640x480, own.lobby"
    assert found.with_form(found.others[0], on=False).text == "640x480"


def test_what_is_not_known_stays_until_it_is_taken_out() -> None:
    found = choice("own.gone, meta.story").with_form(form("meta.link"), on=True)
    assert found.unknown == ("own.gone",)
    assert found.without("own.gone").text == "meta.story, meta.link"


@pytest.mark.parametrize(
    ("wanted", "there"),
    [
        ("story", True),
        ("meta 1080", False),
        ("1080 × 1920", True),
        ("x1920", True),
        ("META sto", True),
        ("pin", False),
    ],
)
def test_search_is_by_name_group_and_size(wanted: str, there: bool) -> None:
    assert matches(form("meta.story"), "Meta Story", wanted) is there


@given(st.lists(st.tuples(st.sampled_from([*GROUPS, *META.formats, LOBBY.form]), st.booleans()), max_size=8))
def test_what_was_taken_last_is_there_and_the_text_says_the_same(
    steps: list[tuple[FormatGroup | ArtboardFormat, bool]],
) -> None:
    found = choice("iab, meta.story")
    for what, on in steps:
        found = (
            found.with_form(what, on=on)
            if isinstance(what, ArtboardFormat)
            else found.with_group(what, on=on)
        )
        members = (what,) if isinstance(what, ArtboardFormat) else what.formats
        assert all(found.has(item) is on for item in members)
        assert choice(found.text).forms == found.forms
        if found.text:
            assert formats_in(found.text, (LOBBY.form, DOOR.form)) == found.forms
