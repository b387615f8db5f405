"""Why a thing is recommended, in words."""

from __future__ import annotations

from creastudio.core.recommended import Reason, Recommended
from creastudio.shell.i18n import mark, tr, tr_text

PICTURES = (
    mark("lightness"), mark("contrast of light"), mark("colourfulness"), mark("detail"), mark("warmth"), mark("shape"),
    mark("palette"), mark("layout"), mark("dark tones"), mark("bright tones"), mark("flat"), mark("rich in contrast"),
    mark("muted"), mark("colourful"), mark("calm"), mark("full of detail"), mark("cool"), mark("warm"),
    mark("tall"), mark("square"), mark("wide"),
)  # fmt: skip
"""Words for pictures, whose features the studio finds itself; those of other media come with their plugins."""


def in_words(reason: Reason) -> str:
    """Return one reason: "same mode (minor)"."""
    if reason.kind == "liked":
        return tr("near '{title}', which you like", title=reason.what)
    if reason.kind == "other":
        return tr("for variety")
    what, value = tr_text(reason.what), tr_text(reason.value) if reason.value else ""
    if reason.kind == "same":
        return tr("same {what} ({value})", what=what, value=value) if value else tr("same {what}", what=what)
    return (
        tr("similar {what} ({value})", what=what, value=value) if value else tr("similar {what}", what=what)
    )


def short(reason: Reason) -> str:
    """Return one reason in a word or two, for below a small picture: "minor"."""
    if reason.kind == "liked":
        return f"♥ {reason.what}"
    return tr("for variety") if reason.kind == "other" else tr_text(reason.value or reason.what)


def all_in_words(found: Recommended | None) -> str:
    """Return all reasons of a place in the list, in one line."""
    return ", ".join(in_words(reason) for reason in found.reasons) if found is not None else ""
