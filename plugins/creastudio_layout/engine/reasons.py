"""Why a layout looks as it does: one sentence each."""

from __future__ import annotations

from creastudio_layout.engine.colors import luminance, rgb_of
from creastudio_layout.engine.frames import Frame
from creastudio_layout.theory.concepts import Concept
from creastudio_layout.theory.sizes import Room

FAMILIES = {
    "full": "The picture fills the format; the words stand in its calm part.",
    "split": "Picture and words share the format side by side, so neither covers the other.",
    "card": "A plate on the picture holds the words together.",
    "inset": "The picture is framed by the ground, which gives it air.",
    "type": "Large words on a plain ground carry the ad.",
}

NAMES = {
    "headline": "headline", "subhead": "subhead", "body": "body text", "price": "price", "cta": "button", "legal": "legal line",
    "logo": "logo",
}  # fmt: skip


def arrangement(concept: Concept, frame: Frame, room: Room) -> str:
    """Say how the parts stand."""
    if frame.row:
        return "The format is long and low: logo, words and button stand in one row."
    return FAMILIES[concept.family]


def reads_as_it_is(ink: str) -> str:
    """Say that an ink reads on the picture."""
    return f"{'Light' if float(luminance(rgb_of(ink))) > 0.4 else 'Dark'} words read on the picture as it is."


def scrim(strong: float, ink: str) -> str:
    """Say that a scrim was needed."""
    light = float(luminance(rgb_of(ink))) > 0.4
    return f"A {'dark' if light else 'light'} scrim of {round(100 * strong)} % lets the words read on the picture."


def underlay() -> str:
    """Say that a plate was needed."""
    return "The picture is too restless under the words, so a plate lies between."


def logo_plate() -> str:
    """Say that the logo has a plate."""
    return "The logo would drown in its ground, so it stands on a plate."


def no_room(part: str, room: Room) -> str:
    """Say why a part was left out."""
    return f"The {NAMES[part]} has no room at a size that can be read in {round(room.width)} x {round(room.height)} px."
