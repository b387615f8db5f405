"""The logo in its place, in the variant that its ground asks for; and the colours of the button."""

from __future__ import annotations

from typing import Any

from creastudio.api.layout import Fade
from creastudio_layout.engine import grounds, reasons
from creastudio_layout.engine.colors import ENOUGH, contrast, contrast_of, luminance, rgb_of
from creastudio_layout.engine.draft import Draft
from creastudio_layout.engine.grounds import Scrim
from creastudio_layout.engine.logos import Logo
from creastudio_layout.engine.regions import Rect
from creastudio_layout.engine.schemes import DARK_INK, LIGHT_INK, best_ink

STANDS_OUT = 2.4
"""Contrast of a button with the picture around it."""


def put_logo(draft: Draft) -> None:
    """Add the logo, in the variant that shows best there; on a plate where none shows."""
    box = draft.solution.boxes.get("logo")
    if not draft.material.logos or box is None:
        return
    light = _light_under(draft, box)
    logo = min(draft.material.logos, key=lambda one: (round(one.hidden_on(light), 2), not one.suits(light)))
    box = _contained(box, logo.aspect)
    if logo.hidden_on(light) > 0.25:
        box = _logo_plate(draft, box, logo)
    draft.add("logo", "logo", box, picture=logo.sha256)


def _light_under(draft: Draft, box: Rect) -> Any:
    seen, frame = draft.material.picture, draft.frame
    on_picture = frame.ground == "picture" or frame.logo == "corner"
    if not on_picture or seen is None:
        return luminance(rgb_of(draft.scheme.ground))[None]
    colors, x, y = grounds.pixels_under(seen, frame, box)
    for element in draft.elements:
        if element.role == "scrim" and isinstance(element.fill, Fade):
            area = (element.box.x, element.box.y, element.box.width, element.box.height)
            fade = element.fill
            scrim = Scrim(area, fade.start[:7], int(fade.start[7:], 16) / 255, fade.angle)
            colors = grounds.veiled(colors, scrim.opacity(x, y), scrim.color)
    return luminance(colors)


def _logo_plate(draft: Draft, box: Rect, logo: Logo) -> Rect:
    """Put a plate under a logo that would drown in its ground, of whatever shows it best; return the logo's own box."""
    choices = ("#ffffff", DARK_INK, "#808080")
    color = max(choices, key=logo.stands_out)
    draft.add("logo-plate", "underlay", box, fill=color, radius=round(min(draft.radius, 0.3 * box[3]), 1))
    draft.said.append(reasons.logo_plate())
    # The plate takes the place of the logo, so that it keeps to the same lines as the words.
    pad = 0.16 * min(box[2:])
    scale = min((box[2] - 2 * pad) / box[2], (box[3] - 2 * pad) / box[3])
    wide, high = box[2] * scale, box[3] * scale
    return (box[0] + (box[2] - wide) / 2, box[1] + (box[3] - high) / 2, wide, high)


def button_colors(draft: Draft, inks: dict[str, str]) -> tuple[str, str]:
    """Return colour and label of the button: on a picture it must stand out of what lies around it."""
    scheme = draft.scheme
    if draft.frame.ground != "picture":
        return scheme.accent, scheme.label
    around = _light_under(draft, draft.solution.boxes["cta"])
    tried = (scheme.accent, draft.hues.accent, draft.hues.primary, inks.get("headline", LIGHT_INK))
    for color in tried:
        stands = float(contrast(luminance(rgb_of(color)), float(around.mean())))
        if stands >= STANDS_OUT and contrast_of(best_ink(color), color) >= ENOUGH:
            return color, best_ink(color)
    ink = tried[-1]
    return ink, best_ink(ink)


def _contained(box: Rect, aspect: float) -> Rect:
    """Return the largest box of these proportions within another, at its left and in its middle."""
    width = min(box[2], box[3] * aspect)
    high = width / aspect
    return (box[0], box[1] + (box[3] - high) / 2, width, high)
