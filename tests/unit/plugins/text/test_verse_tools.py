"""The choices of tunes and the list of tunes are the same."""

from __future__ import annotations

from typing import get_args

from creastudio_text.tools.verse import FormName, Tune
from creastudio_text.verse.forms import FORMS
from creastudio_text.verse.tunes import tunes


def test_choices() -> None:
    assert set(get_args(Tune)) == set(tunes())
    assert set(get_args(FormName)) == {*FORMS, "ci"}
