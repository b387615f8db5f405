"""Grooves: what drums, bass, comping, figures and pad play in a style, written down as data of our own."""

from __future__ import annotations

from creastudio_music.theory.grooves.electronic import AMBIENT, HOUSE
from creastudio_music.theory.grooves.groove import PARTS, Groove
from creastudio_music.theory.grooves.jazz_latin import BOSSA, LATIN, SWING
from creastudio_music.theory.grooves.orchestral import CINEMATIC, CLASSICAL, WALTZ
from creastudio_music.theory.grooves.popular import BALLAD, FOLK, POP, ROCK
from creastudio_music.theory.grooves.rhythmic import BLUES, FUNK, LOFI, REGGAE

__all__ = ["GROOVES", "PARTS", "Groove"]

GROOVES: dict[str, Groove] = {
    groove.id: groove
    for groove in (
        POP, ROCK, BALLAD, FOLK, FUNK, REGGAE, LOFI, BLUES, SWING, BOSSA, LATIN, WALTZ, CLASSICAL, CINEMATIC, HOUSE, AMBIENT,
    )
}  # fmt: skip
"""Id -> groove, in the order that they are offered."""
