"""A person's own formats: checked, named, stored, and told by place when their file is damaged."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.errors import UserError
from creastudio.api.own_formats import USUAL_GROUP, OwnFormat, OwnFormats, own_format

WINDOW = own_format(name="Shop window", group="My shop", width=1200, height=1800, safe=(100, 0, 200, 0))
LOBBY = own_format(name="大厅", width=800, height=600, max_bytes=150_000)


def test_ids_are_made_of_names() -> None:
    assert (WINDOW.id, LOBBY.id) == ("own.shop-window", "own.大厅")
    assert own_format(name=' A "big"\nwall ', width=16, height=16).name == "A big wall"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"width": 15}, "width"),
        ({"height": 40_000}, "height"),
        ({"safe": (900, 0, 900, 0)}, "no room"),
        ({"bleed": -1}, "bleed"),
        ({"resolution": float("nan")}, "resolution"),
        ({"name": "!?"}, "letter or a digit"),
        ({"kind": "poster"}, "kind"),
    ],
)
def test_what_cannot_be_made_is_said(fields: dict[str, object], told: str) -> None:
    with pytest.raises(UserError, match=told):
        own_format(**{"name": "A", "width": 1200, "height": 1800, **fields})


def test_groups_are_in_the_order_of_their_first_format() -> None:
    table = OwnFormats(formats=(WINDOW, LOBBY, WINDOW.model_copy(update={"name": "Door"})))
    assert [(group.title, len(group.formats)) for group in table.groups] == [("My shop", 2), (USUAL_GROUP, 1)]


def test_names_stay_apart_and_changes_keep_their_place() -> None:
    table = OwnFormats().with_format(WINDOW).with_format(LOBBY)
    with pytest.raises(UserError, match="already"):
        table.with_format(own_format(name="SHOP window!", width=20, height=20))
    wider = WINDOW.model_copy(update={"width": 1300, "name": "Wide window"})
    changed = table.with_format(wider, WINDOW.id)
    assert changed.formats == (wider, LOBBY)
    with pytest.raises(UserError, match="already"):
        changed.with_format(wider.model_copy(update={"name": LOBBY.name}), wider.id)
    assert changed.without(wider.id).formats == (LOBBY,)
    assert changed.find("wide WINDOW") == changed.find("own.wide-window") == wider


def test_stored_and_read_again() -> None:
    table = OwnFormats(formats=(WINDOW, LOBBY))
    assert OwnFormats.loads(table.dumps()) == table


def test_a_damaged_file_is_told_by_its_place() -> None:
    data = OwnFormats(formats=(LOBBY, WINDOW)).dumps().replace(b'"width": 1200', b'"width": "wide"')
    with pytest.raises(UserError, match=r"formats\.2\.width"):
        OwnFormats.loads(data)
    twice = OwnFormats.model_construct(formats=(LOBBY, LOBBY)).dumps()
    with pytest.raises(UserError, match="two formats called '大厅'"):
        OwnFormats.loads(twice)


@given(st.binary(max_size=80))
def test_any_bytes_are_formats_or_a_user_error(data: bytes) -> None:
    with contextlib.suppress(UserError):
        assert all(isinstance(item, OwnFormat) for item in OwnFormats.loads(data).formats)
