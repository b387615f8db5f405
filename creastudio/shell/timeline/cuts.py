"""Transitions at cuts, as long as is usual."""

from __future__ import annotations

from typing import Literal

from creastudio.core.edits.edit import Edit
from creastudio.core.edits.timeline_transitions import set_transition
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Transition

USUAL = FLICKS_PER_SECOND
"""How long a new transition is where there is material for it, flicks."""

Kind = Literal["crossfade", "wipe", "dip"]


def crossfade(clip_id: str) -> Edit:
    """Let a clip come out of the one before it by a crossfade."""
    return set_transition(clip_id, Transition(duration=USUAL))
