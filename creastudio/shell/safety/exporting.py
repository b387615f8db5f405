"""What an export dialog says of flagged things."""

from __future__ import annotations

from collections.abc import Iterable

from creastudio.core.document import Document
from creastudio.core.flagged import check_export, named
from creastudio.shell.i18n import tr, trn
from creastudio.shell.safety.words import short

NAMED = 3


def flagged_lines(document: Document, hashes: Iterable[str]) -> list[str]:
    """Return lines that name what is flagged of what is exported.

    Raises
    ------
    Blocked
        When something of it is blocked.
    """
    found = check_export(document, hashes)
    lines = [
        tr("Contains '{name}' — {what}.", name=named(asset), what=short(item))
        for asset, item in found[:NAMED]
    ]
    if len(found) > NAMED:
        rest = len(found) - NAMED
        lines.append(trn("and {count} more flagged thing.", "and {count} more flagged things.", rest))
    return lines
