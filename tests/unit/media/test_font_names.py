"""Families are read from fonts, and what is no font is told."""

from __future__ import annotations

import pytest

from creastudio.api.errors import UserError
from creastudio.media.font_names import family_in, family_of
from creastudio.resources import resource_path


@pytest.mark.parametrize(
    ("file", "family"), [("Caveat_700Bold.ttf", "Caveat"), ("NotoSansSC_400Regular.ttf", "Noto Sans SC")]
)
def test_the_family_of_a_font(file: str, family: str) -> None:
    assert family_of(resource_path("fonts", file)) == family


@pytest.mark.parametrize("length", [0, 3, 11, 200, 400])
def test_a_font_that_ends_early_is_told(length: int) -> None:
    whole = resource_path("fonts", "Caveat_700Bold.ttf").read_bytes()
    with pytest.raises(UserError):
        family_in(whole[:length], "a.ttf")


def test_what_is_no_font_is_told() -> None:
    with pytest.raises(UserError, match="no font"):
        family_in(b"GIF89a" * 40, "a.ttf")
    # As many tables as fit a number, none of them there.
    with pytest.raises(UserError, match="no font"):
        family_in(b"\x00\x01\x00\x00\xff\xff" + bytes(60), "a.ttf")
