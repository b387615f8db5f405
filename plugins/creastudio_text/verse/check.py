"""Check a poem against its form."""

from __future__ import annotations

from creastudio_text.verse.check_en import check_english
from creastudio_text.verse.check_zh import check_chinese
from creastudio_text.verse.metre import Form
from creastudio_text.verse.notes import Note


def check(text: str, form: Form) -> list[Note]:
    """Return what there is to say about `text` as a poem in `form`; no faults when it keeps the form."""
    return check_chinese(text, form) if form.language == "zh" else check_english(text, form.id)
