"""What an export dialog says of flagged things."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from creastudio.core.flagged import check_export, named, placed_texts
from creastudio.shell.i18n import tr, trn
from creastudio.shell.safety.words import short

if TYPE_CHECKING:
    from creastudio.shell.session import Session

NAMED = 3


def flagged_lines(session: Session, hashes: Iterable[str]) -> list[str]:
    """Return lines that name what is flagged of what is exported.

    Raises
    ------
    Blocked
        When something of it is blocked.
    """
    workspace = session.workspace
    texts = placed_texts(workspace.document, (item.asset for item in workspace.results), workspace.read_blob)
    found = check_export(workspace.document, hashes, texts)
    lines = [
        tr("Contains '{name}' — {what}.", name=named(asset), what=short(item))
        for asset, item in found[:NAMED]
    ]
    if len(found) > NAMED:
        rest = len(found) - NAMED
        lines.append(trn("and {count} more flagged thing.", "and {count} more flagged things.", rest))
    return lines
