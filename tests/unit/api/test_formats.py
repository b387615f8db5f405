"""Formats named in a text."""

from __future__ import annotations

import pytest

from creastudio.api.errors import UserError
from creastudio.api.formats import format_table, formats_in


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
