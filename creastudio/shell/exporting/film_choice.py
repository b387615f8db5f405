"""How a person exported a sequence last, remembered for each so that a dialog begins with it."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from creastudio.api.recipe import Frozen
from creastudio.core.timeline import Sequence
from creastudio.export.film_plan import FilmPlan
from creastudio.shell.remembering import read_as, with_newest
from creastudio.shell.session import Session

KEPT = 40
"""Choices that are remembered."""


class FilmChoice(Frozen):
    """One export of a sequence as it was asked for.

    Attributes
    ----------
    sequence : str
        Id of what is exported.
    folder, name : str
        Where the file is put, and what it is called, without suffix.
    written : str
        What the file that came of it last is called; the same export may replace that.
    """

    sequence: str = ""
    plan: FilmPlan = Field(default_factory=FilmPlan)
    folder: str = ""
    name: str = ""
    written: str = ""


def remember_film(session: Session, choice: FilmChoice) -> None:
    """Keep a choice for its sequence; the oldest goes where there are too many."""
    last, told = session.settings.last_films, choice.model_dump(mode="json")
    session.update_settings(last_films=with_newest(last, choice.sequence, told, KEPT))


def remembered_film(session: Session, sequence: Sequence) -> FilmChoice | None:
    """Return how this sequence was exported last, else None."""
    return read_as(FilmChoice, session.settings.last_films.get(sequence.id))


def first_film_choice(session: Session, sequence: Sequence) -> FilmChoice:
    """Return what a dialog begins with: as this sequence was exported last, else as any other was."""
    known = remembered_film(session, sequence)
    if known is not None:
        return known
    stored = session.settings.last_films
    last = read_as(FilmChoice, next(reversed(stored.values()), None))
    path = session.workspace.path
    folder = path.parent if path is not None else Path.home()
    return FilmChoice(
        sequence=sequence.id,
        plan=_of_another(last.plan) if last is not None else FilmPlan(),
        folder=str(folder),
        name=_name(session, sequence),
    )


def _of_another(plan: FilmPlan) -> FilmPlan:
    """Return the plan of another sequence without its part: this one may have no loop."""
    options = {name: value for name, value in plan.options.items() if name != "part"}
    return plan.model_copy(update={"options": options})


def _name(session: Session, sequence: Sequence) -> str:
    path = session.workspace.path
    title = path.stem if path is not None else ""
    return (
        f"{title} {sequence.name}"
        if title and len(session.document.sequences) > 1
        else title or sequence.name
    )
