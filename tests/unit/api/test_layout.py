"""Layouts are read as they were written."""

from __future__ import annotations

import pytest

from creastudio.api import UserError
from creastudio.api.layout import Box, Element, Layout, layouts_in, layouts_text


def test_what_is_written_is_read() -> None:
    headline = Element(
        id="headline", role="headline", box=Box(x=1, y=2, width=30, height=4), text="Quiet wool"
    )
    layout = Layout(title="Wool", format="meta.story", width=1080, height=1920, elements=(headline,))
    assert Layout.loads(layout.dumps()) == layout
    assert layout.element("headline") == headline
    assert layout.element("logo") is None


@pytest.mark.parametrize(
    "data", [b"", b"[]", b'{"width": 0, "height": 3}', b'{"width": 1, "height": 1, "more": 2}']
)
def test_what_is_no_layout_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(UserError, match="is no layout"):
        Layout.loads(data, "bad.layout")


def test_a_file_that_is_too_large_is_not_read() -> None:
    with pytest.raises(UserError, match="too large"):
        Layout.loads(b" " * 4_000_001)


def test_several_are_a_text_for_a_parameter() -> None:
    layouts = (Layout(width=3, height=4), Layout(width=5, height=6, title="“Wool”"))
    assert layouts_in(layouts_text(layouts)) == layouts
    assert layouts_in(" ") == ()
    with pytest.raises(UserError, match="no layouts"):
        layouts_in('[{"width": 0}]')


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999"])
@pytest.mark.parametrize("field", ["x", "y", "width", "height"])
def test_a_place_that_nothing_can_be_painted_at_is_refused(number: str, field: str) -> None:
    box = {"x": "0", "y": "0", "width": "1", "height": "1"} | {field: number}
    told = ",".join(f'"{name}":{value}' for name, value in box.items())
    data = f'{{"width":9,"height":9,"elements":[{{"id":"a","role":"shape","box":{{{told}}}}}]}}'
    with pytest.raises(UserError, match=f"box.{field}"):
        Layout.loads(data.encode())
