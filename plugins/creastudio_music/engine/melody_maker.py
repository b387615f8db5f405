"""Who writes the melody of a piece: a model of the library where there is one, else the rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from creastudio.api import JobContext, UserError
from creastudio.api.score import Note, Score
from creastudio_music.theory.melodies.sections import Section
from creastudio_music.theory.moods.brief import Brief
from creastudio_music.tools.common import FAMILY
from creastudio_music.tools.from_text import PieceParams

Maker = Callable[[Score, Brief, Sequence[Section], int], Sequence[Note]]


def melody_maker(params: PieceParams, ctx: JobContext) -> Maker | None:
    """Return what writes melodies by a model; None for the rules.

    Raises
    ------
    UserError
        When a model was asked for and there is none.
    """
    if params.melody == "auto" and not params.model:
        return None
    if not params.model and not ctx.models(FAMILY):
        raise UserError(
            "There is no model that composes.", "Choose melody by 'rules', or train a model first."
        )
    raise UserError("Melodies by a model aren't there yet.", "Choose melody by 'rules'.")
