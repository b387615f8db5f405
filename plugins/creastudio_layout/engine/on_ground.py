"""The logo in its place, in the variant that its ground asks for; and the colours of the button."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from creastudio.api.layout import Element, Fade
from creastudio_layout.engine import grounds, reasons
from creastudio_layout.engine.colors import ENOUGH, contrast, contrast_of, luminance, rgb_of, with_lightness
from creastudio_layout.engine.draft import Draft
from creastudio_layout.engine.grounds import Scrim
from creastudio_layout.engine.logos import Logo
from creastudio_layout.engine.regions import Rect
from creastudio_layout.engine.schemes import DARK_INK, LIGHT_INK, best_ink

HIDDEN, WELL_SEEN = 0.25, 0.08
"""Share of a logo that may drown before something is done for it, and that may drown afterwards."""

HIGHEST_SCRIM = 0.42
"""Of the format: what a scrim for the logo alone takes at most."""

LEAST_FADE = 0.3
"""Of the height of the logo: less room for a scrim to fade out in would show its edge."""

NEARLY = 0.8
"""How well the ad's own colour must show a logo, beside the colour that shows it best."""

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
    if logo.hidden_on(light) > HIDDEN and not _logo_scrim(draft, box, logo):
        box = _logo_plate(draft, box, logo)
    draft.add("logo", "logo", box, picture=logo.sha256)


def _light_under(draft: Draft, box: Rect) -> Any:
    seen, frame = draft.material.picture, draft.frame
    on_picture = frame.ground == "picture" or frame.logo == "corner"
    if not on_picture or seen is None:
        return luminance(rgb_of(draft.scheme.ground))[None]
    colors, x, y = grounds.pixels_under(seen, frame, box)
    colors = _under_scrims(draft.elements, colors, x, y)
    return luminance(colors)


def _under_scrims(elements: Sequence[Element], colors: Any, x: Any, y: Any) -> Any:
    """Return colours at points of the format as scrims among these elements leave them."""
    for element in elements:
        if element.role == "scrim" and isinstance(element.fill, Fade):
            area = (element.box.x, element.box.y, element.box.width, element.box.height)
            fade = element.fill
            scrim = Scrim(area, fade.start[:7], int(fade.start[7:], 16) / 255, fade.angle, fade.hold)
            colors = grounds.veiled(colors, scrim.opacity(x, y), scrim.color)
    return colors


def _logo_scrim(draft: Draft, box: Rect, logo: Logo) -> bool:
    """Lay a soft scrim from the nearer end of the format under a logo on a picture, the faintest that shows it; False where none does."""
    seen, frame, room = draft.material.picture, draft.frame, draft.room
    if (
        seen is None
        or (frame.ground != "picture" and frame.logo != "corner")
        or frame.picture[2] < room.width
    ):
        return False
    low = box[1] + box[3] / 2 > room.height / 2
    free = min(1.6 * box[3], _free_of_words(draft, box, low=low))
    reach = (room.height - box[1] if low else box[1] + box[3]) + free
    if free < LEAST_FADE * box[3] or reach > HIGHEST_SCRIM * room.height:
        return False
    area = (0.0, room.height - reach if low else 0.0, room.width, reach)
    angle = 270.0 if low else 90.0
    tints = [with_lightness(draft.hues.primary, *tone) for tone in ((0.17, 0.035), (0.97, 0.012))]
    colors, x, y = grounds.pixels_under(seen, frame, box)
    words = [element for element in draft.elements if element.role == "scrim"]
    for strong in np.linspace(0.3, 0.85, 12):
        for color in tints:
            scrim = Scrim(area, color, float(strong), angle, grounds.scrim_hold(area, angle, box))
            shown = grounds.veiled(_under_scrims(words, colors, x, y), scrim.opacity(x, y), color)
            if logo.hidden_on(luminance(shown)) <= WELL_SEEN:
                draft.add("logo-scrim", "scrim", draft.bled(area), fill=scrim.fade())
                draft.said.append(reasons.logo_scrim())
                return True
    return False


def _free_of_words(draft: Draft, box: Rect, *, low: bool) -> float:
    """Return how far beyond the logo, px, a scrim from its end of the format lies under no words.

    Their inks were chosen for what is under them now; the button has a ground of its own. Below 0 where words stand beside the logo.
    """
    words = [place for part, place in draft.solution.boxes.items() if part not in ("logo", "cta")]
    if low:
        return min((box[1] - y - high for _, y, _, high in words), default=box[1])
    below = box[1] + box[3]
    return min((y - below for _, y, _, _ in words), default=draft.room.height - below)


def _logo_plate(draft: Draft, box: Rect, logo: Logo) -> Rect:
    """Put a plate under a logo that would drown in its ground, a tint of the ad's own colour that shows it; return the logo's own box."""
    hue = draft.hues.primary
    tints = [
        hue,
        *(with_lightness(hue, *tone) for tone in ((0.97, 0.012), (0.92, 0.03), (0.225, 0.04), (0.3, 0.05))),
    ]
    choices = (*tints, "#ffffff", DARK_INK, "#808080")
    best = max(logo.stands_out(choice) for choice in choices)
    color = next(choice for choice in choices if logo.stands_out(choice) >= NEARLY * best)
    # Round as the other plates and the button are, and as much room as the kit wants around the logo.
    radius = min(max(draft.radius, 0.12 * box[3]) if draft.radius else 0.0, 0.35 * box[3])
    draft.add("logo-plate", "underlay", box, fill=color, radius=round(radius, 1))
    draft.said.append(reasons.logo_plate())
    # The plate takes the place of the logo, so that it keeps to the same lines as the words.
    pad = min(max(0.16, logo.clear), 0.25) * min(box[2:])
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
