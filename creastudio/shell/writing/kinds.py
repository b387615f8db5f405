"""The kinds of writings as people know them: a name and a sign each."""

from __future__ import annotations

from creastudio.core.writing import WritingKind
from creastudio.shell.i18n import tr

KIND_ICONS: dict[WritingKind, str] = {
    "prose": "book-open", "verse": "quote", "dialogue": "message-square-text", "script": "scroll-text",
    "copy": "megaphone", "note": "sticky-note",
}  # fmt: skip


def kind_titles() -> dict[WritingKind, str]:
    """Return what people call the kinds of writings."""
    return {
        "prose": tr("Prose"), "verse": tr("Verse"), "dialogue": tr("Dialogue"), "script": tr("Script"),
        "copy": tr("Advertising copy"), "note": tr("Note"),
    }  # fmt: skip
