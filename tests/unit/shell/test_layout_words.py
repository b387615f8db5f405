"""What roles and scores of layouts are called."""

from __future__ import annotations

from typing import get_args

import pytest

from creastudio.api.layout import ElementRole
from creastudio.core.canvas import TextLayer
from creastudio.shell.layouts.words import QUALITIES, layer_title, role_name, role_title
from creastudio_layout.engine.energy import WEIGHTS


@pytest.mark.parametrize("role", get_args(ElementRole))
def test_every_role_has_a_name(role: str) -> None:
    assert role_name(role)
    assert role_title(role) == role_name(role)


def test_a_role_that_is_not_known_is_called_as_it_is() -> None:
    assert role_name("ribbon") == ""
    assert role_title("ribbon") == "ribbon"


@pytest.mark.parametrize(
    ("role", "name", "title"),
    [
        ("cta", "Call to action", "Call to action"),
        ("legal", "Legal line 2", "Legal line 2"),
        ("headline", "My words", "My words"),
        ("headline", "Headlines of mine", "Headlines of mine"),
        ("", "Layer", "Layer"),
    ],
)
def test_a_layer_is_called_by_its_role_unless_it_was_named(role: str, name: str, title: str) -> None:
    assert layer_title(TextLayer(role=role, name=name)) == title


def test_qualities_are_those_of_terms_that_are_nothing_at_their_best() -> None:
    better_when_more = {"size", "subhead", "picture", "past"}
    assert set(QUALITIES) <= set(WEIGHTS)
    assert not better_when_more & set(QUALITIES)
