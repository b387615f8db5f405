"""The forms of verse by name."""

from __future__ import annotations

from creastudio_text.verse.metre import Form
from creastudio_text.verse.regulated import REGULATED
from creastudio_text.verse.tunes import tunes

ENGLISH = (
    Form("sonnet", "Sonnet", "en"),
    Form("limerick", "Limerick", "en"),
    Form("haiku", "Haiku", "en"),
)

FORMS = {form.id: form for form in (*REGULATED, *ENGLISH)}
"""By id; "ci" is a form of its own for each tune: tune()."""


def form(name: str, tune: str = "") -> Form:
    """Return a form by name.

    Raises
    ------
    KeyError
        When there is no such form or tune.
    """
    return tunes()[tune] if name == "ci" else FORMS[name]
