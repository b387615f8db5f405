"""Why a layout looks as it does: one sentence each."""

from __future__ import annotations

from collections.abc import Mapping

from creastudio_layout.engine.colors import luminance, rgb_of
from creastudio_layout.engine.frames import Frame
from creastudio_layout.theory.concepts import Concept
from creastudio_layout.theory.sizes import Room

FAMILIES = {
    "full": "The picture fills the format; the words stand in its calm part.",
    "split": "Picture and words share the format side by side, so neither covers the other.",
    "card": "A plate on the picture holds the words together.",
    "inset": "The picture is framed by the ground, which gives it air.",
    "grid": "All pictures stand together beside the words, so none is covered.",
    "type": "Large words on a plain ground carry the ad.",
}

NAMES = {
    "headline": "headline", "subhead": "subhead", "body": "body text", "price": "price", "cta": "button", "legal": "legal line",
    "logo": "logo",
}  # fmt: skip


def arrangement(concept: Concept, frame: Frame) -> str:
    """Say how the parts stand."""
    if frame.row:
        return "The format is long and low: logo, words and button stand in one row."
    if frame.fade[2] > 0:
        return "The picture melts into the ground, so the words stand on a calm colour."
    return FAMILIES[concept.family]


def crop(frame: Frame) -> str:
    """Say what the cut of the picture does; nothing where all of it is seen."""
    if frame.picture[2] <= 0 or frame.crop.width * frame.crop.height > 0.97:
        return ""
    if frame.crop.through < 0.3:
        return "The picture is cut where nothing draws the eye."
    return f"The cut keeps {round(100 * min(1.0, frame.crop.kept))} % of what draws the eye in the picture."


def colors(*, brand: bool, picture: bool) -> str:
    """Say where the colours come from."""
    if brand:
        return "The colours are those of the brand."
    return "The colours are taken from the picture." if picture else ""


def hierarchy(sizes: Mapping[str, float]) -> str:
    """Say how the headline leads; nothing where it stands alone."""
    below = [sizes[part] for part in ("subhead", "body", "cta") if sizes.get(part)]
    if not sizes.get("headline") or not below:
        return ""
    return f"The headline is {sizes['headline'] / max(below):.1f} times as large as the next text."


def reads_as_it_is(ink: str) -> str:
    """Say that an ink reads on the picture."""
    if float(luminance(rgb_of(ink))) > 0.4:
        return "Light words read on the picture as it is."
    return "Dark words read on the picture as it is."


def scrim(strong: float, ink: str) -> str:
    """Say that a scrim was needed."""
    if float(luminance(rgb_of(ink))) > 0.4:
        return f"A dark scrim of {round(100 * strong)} % lets the words read on the picture."
    return f"A light scrim of {round(100 * strong)} % lets the words read on the picture."


def underlay() -> str:
    """Say that a plate was needed."""
    return "The picture is too restless under the words, so a plate lies between."


def logo_plate() -> str:
    """Say that the logo has a plate."""
    return "The logo would drown in its ground, so it stands on a plate."


def logo_scrim() -> str:
    """Say that the logo has a scrim of its own."""
    return "A scrim at the end of the picture lets the logo stand out."


def missing(signs: str) -> str:
    """Say which letters no font has."""
    return f"No font here has these letters: {signs[:40]}"


def unshown(signs: str) -> str:
    """Say what to do about letters that no font has."""
    return f"No font here has these letters; install one that has them, and compose again: {signs[:40]}"


OWN_LEGAL = "The legal line says what the brand wants said in this format."


def claim(part: str) -> str:
    """Say that a text is a claim of the brand."""
    return f"The {NAMES[part]} is a claim of the brand."


def forbidden(part: str, words: str) -> str:
    """Say which words of a text the brand doesn't use."""
    return f"The {NAMES[part]} has words that the brand doesn't use: {words[:200]}"


def font(asked: str, used: str) -> str:
    """Say that another font stands in for the brand's."""
    return f"The brand's font '{asked[:80]}' isn't here; '{used[:80]}' stands in for it."


def no_room(part: str, room: Room) -> str:
    """Say why a part was left out."""
    return f"The {NAMES[part]} has no room at a size that can be read in {round(room.width)} x {round(room.height)} px."
