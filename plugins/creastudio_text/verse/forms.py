"""The forms of verse by name."""

from __future__ import annotations

from creastudio_text.verse.check_zh import check_chinese
from creastudio_text.verse.metre import Form
from creastudio_text.verse.notes import faults
from creastudio_text.verse.places import verses
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


def guess(text: str) -> Form | None:
    """Return the form that a text seems to be in, or None where none is near.

    Chinese is told by the number and the lengths of verses; a ci by its number of characters, or by its first line where
    it stands alone. English is told by the number of lines.
    """
    found = verses(text)
    if not found:
        return _guess_english(text)
    sizes = [len(verse) for verse in found]
    for form in REGULATED:
        widths = [line.width for line in form.metres[0].lines]
        if sizes == widths:
            return form
    fitting = [t for t in tunes().values() if any(m.size == sum(sizes) for m in t.metres)]
    if fitting:
        return min(fitting, key=lambda tune: len(faults(check_chinese(text, tune))))
    width = max(set(sizes), key=sizes.count)
    if width in (5, 7):
        return FORMS[f"{'jueju' if len(sizes) <= 5 else 'lushi'}{width}"]
    return None


def _guess_english(text: str) -> Form | None:
    count = sum(any(c.isalpha() for c in line) for line in text.split("\n"))
    return FORMS.get({3: "haiku", 5: "limerick", 14: "sonnet"}.get(count, ""))
