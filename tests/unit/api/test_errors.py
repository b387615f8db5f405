"""What a plugin raises can be stored and shown, whatever it was given."""

from __future__ import annotations

from typing import Any

import pytest

from creastudio.api.errors import UserError


@pytest.mark.parametrize(
    ("given", "message", "hint"),
    [
        (("No.", "Do."), "No.", "Do."),
        (("No.",), "No.", ""),
        (("No.", None), "No.", ""),
        (("No", 5), "No", "5"),
        ((ValueError("Odd."), ["a"]), "Odd.", "['a']"),
    ],
)
def test_a_sentence_and_its_hint_are_texts(given: tuple[Any, ...], message: str, hint: str) -> None:
    error = UserError(*given)
    assert (error.message, error.hint) == (message, hint)
    assert str(error) == f"{message} {hint}".strip()
