"""How ads of a project were delivered last, so that the dialog begins with it."""

from __future__ import annotations

from pathlib import Path

from creastudio.api.recipe import Frozen
from creastudio.shell.remembering import read_as, with_newest
from creastudio.shell.session import Session
from creastudio.workspace.ad_plan import AdPlan

KEPT = 40
"""Projects of which that is remembered."""


class LastDelivery(Frozen):
    """One delivery as it was asked for.

    Attributes
    ----------
    offered : AdPlan
        What the dialog began with: where that is another one now, as after a new campaign, what was chosen doesn't count any more.
    chosen : AdPlan
    folder : str
        Where the files went.
    """

    offered: AdPlan
    chosen: AdPlan
    folder: str


def remember_delivery(session: Session, last: LastDelivery) -> None:
    """Keep a delivery for its project; the oldest goes where there are too many."""
    kept = with_newest(session.settings.last_deliveries, _key(session), last.model_dump(mode="json"), KEPT)
    session.update_settings(last_deliveries=kept)


def first_delivery(session: Session, offered: AdPlan, folder: Path) -> tuple[AdPlan, Path]:
    """Return what the dialog begins with: as this project was delivered last, else what is offered."""
    last = read_as(LastDelivery, session.settings.last_deliveries.get(_key(session)))
    if last is None or last.offered != offered:
        return offered, folder
    return last.chosen, Path(last.folder)


def _key(session: Session) -> str:
    """Return the file of the project; of one that has none yet what tells it from others."""
    path = session.workspace.path
    return str(path) if path is not None else session.workspace.journal.folder.name
