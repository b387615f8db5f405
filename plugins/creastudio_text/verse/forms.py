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
    """Return the form that a text seems to be in, or None where none is near: prose is none.

    Chinese is told by the number and the lengths of verses; a ci by its number of characters, where it comes near the tune.
    English is told by the number of lines, which must be short.
    """
    found = verses(text)
    if not found:
        return _guess_english(text)
    sizes = [len(verse) for verse in found]
    for form in REGULATED:
        if sizes == [line.width for line in form.metres[0].lines]:
            return form
    near = [
        (len(faults(check_chinese(text, tune))), tune)
        for tune in tunes().values()
        if any(metre.size == sum(sizes) for metre in tune.metres)
    ]
    if near:
        count, tune = min(near, key=lambda pair: pair[0])
        if count <= len(tune.metres[0].lines) // 2:
            return tune
    width = max(set(sizes), key=sizes.count)
    if width in (5, 7) and sizes.count(width) >= 0.7 * len(sizes) and len(sizes) <= 10:
        return FORMS[f"{'jueju' if len(sizes) <= 5 else 'lushi'}{width}"]
    return None


ENGLISH_LINES = {3: ("haiku", 45), 5: ("limerick", 70), 14: ("sonnet", 80)}
"""Number of lines -> the form, and how many characters a line has at most."""


def _guess_english(text: str) -> Form | None:
    lines = [line for line in text.split("\n") if any(c.isalpha() for c in line)]
    name, longest = ENGLISH_LINES.get(len(lines), ("", 0))
    return FORMS[name] if name and max(map(len, lines)) <= longest else None
