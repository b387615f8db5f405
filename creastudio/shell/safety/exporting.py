"""What leaves the studio is looked at by the policy of the project: export dialogs, the clipboard, files that are dragged out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from creastudio.core.assets import Asset
from creastudio.core.blocked import Blocked, named
from creastudio.core.flagged import check_export, placed_texts
from creastudio.core.safety import Judgement
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
    found = _checked(session, hashes)
    lines = [
        tr("Contains '{name}' — {what}.", name=named(asset), what=short(item))
        for asset, item in found[:NAMED]
    ]
    if len(found) > NAMED:
        rest = len(found) - NAMED
        lines.append(trn("and {count} more flagged thing.", "and {count} more flagged things.", rest))
    return lines


def blocked_of(session: Session, hashes: Iterable[str]) -> Blocked | None:
    """Return why things that layers or clips show can't leave the studio; None where they can."""
    try:
        _checked(session, hashes)
    except Blocked as error:
        return error
    return None


def may_leave(session: Session, hashes: Iterable[str]) -> bool:
    """Return whether things may leave the studio; where one is blocked, it is told with the offer to let it through."""
    error = blocked_of(session, hashes)
    if error is not None:
        session.blockedTold.emit(error)
    return error is None


def _checked(session: Session, hashes: Iterable[str]) -> list[tuple[Asset, Judgement]]:
    workspace = session.workspace
    texts = placed_texts(workspace.document, (item.asset for item in workspace.results), workspace.read_blob)
    return check_export(workspace.document, hashes, texts)
