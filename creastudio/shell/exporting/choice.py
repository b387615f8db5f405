"""What a person chose for an export, remembered for each artboard so that it can be done again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import Field

from creastudio.api.recipe import Frozen
from creastudio.core.document import Document
from creastudio.export.plan import Plan, PlannedFile, planned_files
from creastudio.shell.remembering import read_as, with_newest
from creastudio.shell.session import Session

What = Literal["one", "some", "all"]

KEPT = 40
"""Choices that are remembered."""


class Choice(Frozen):
    """One export as it was asked for.

    Attributes
    ----------
    what : {"one", "some", "all"}
        The active artboard, chosen ones, or all there are.
    artboards : tuple of str
        Ids of those that were chosen.
    folder : str
        Where the files are put.
    written : tuple of str
        Names of the files that came of it last; the same export may replace those.
    active : str
        Id of the artboard that was active then.
    """

    what: What = "one"
    artboards: tuple[str, ...] = ()
    plan: Plan = Field(default_factory=Plan)
    folder: str = ""
    written: tuple[str, ...] = ()
    active: str = ""

    def present(self, document: Document, active: str) -> tuple[str, ...]:
        """Return the artboards that it means now, those that are gone left out."""
        known = [board.id for board in document.artboards]
        if self.what == "all":
            return tuple(known)
        if self.what == "one":
            return (active,) if active in known else ()
        return tuple(board_id for board_id in known if board_id in self.artboards)

    def files(self, session: Session, artboard_ids: Sequence[str]) -> tuple[PlannedFile, ...]:
        """Return the files that are to be written of these artboards; UserError for what doesn't fit."""
        path = session.workspace.path
        title = path.stem if path is not None else ""
        return planned_files(session.document, artboard_ids, self.plan, Path(self.folder), title)


def remember(session: Session, choice: Choice) -> None:
    """Keep a choice for the active artboard; the oldest goes where there are too many."""
    last, told = session.settings.last_exports, choice.model_dump(mode="json")
    session.update_settings(last_exports=with_newest(last, session.artboard_id, told, KEPT))


def remembered(session: Session) -> Choice | None:
    """Return what was chosen last for the active artboard, else for the project, else None."""
    stored = session.settings.last_exports
    here = [board.id for board in session.document.artboards]
    keys = [session.artboard_id, *(key for key in reversed(stored) if key in here)]
    for key in keys:
        found = read_as(Choice, stored.get(key))
        if found is not None:
            return found
    return None


def first_choice(session: Session) -> Choice:
    """Return what a dialog begins with."""
    known = remembered(session)
    if known is not None:
        return known
    stored = session.settings.last_exports
    last = read_as(Choice, next(reversed(stored.values()), None))
    plan = last.plan if last is not None else Plan()
    return Choice(plan=plan, folder=str(_home(session)))


def _home(session: Session) -> Path:
    path = session.workspace.path
    return path.parent if path is not None else Path.home()
