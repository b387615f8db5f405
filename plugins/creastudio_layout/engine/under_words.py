"""What is put under the words: a panel, a fade, a plate, or on a picture the least that makes them readable."""

from __future__ import annotations

import numpy as np

from creastudio.api.layout import Fade
from creastudio_layout.engine import grounds, reasons
from creastudio_layout.engine.colors import (
    contrast_behind,
    contrast_of,
    luminance,
    mixed,
    rgb_of,
    with_lightness,
)
from creastudio_layout.engine.draft import Draft
from creastudio_layout.engine.grounds import Scrim
from creastudio_layout.engine.plates import plate_boxes
from creastudio_layout.engine.regions import Rect, around
from creastudio_layout.engine.schemes import DARK_INK, LIGHT_INK
from creastudio_layout.engine.stack import PARTS, Placed


def put_under_words(draft: Draft) -> dict[str, str]:
    """Put panel, plate or scrim under the words, and return the ink of each part."""
    scheme, frame = draft.scheme, draft.frame
    inks = {part: scheme.quiet if part in ("subhead", "body", "legal") else scheme.ink for part in PARTS}
    inks["price"] = _price_ink(draft, scheme.ground)
    if frame.ground == "picture" and draft.material.picture is not None:
        return _on_picture(draft)
    if frame.fade[2] > 0:
        _melt(draft)
    if frame.ground == "plate":
        _plate(draft, _hug(draft), scheme.ground)
    elif frame.picture[2] <= 0 and frame.ground == "panel":
        _ornament(draft)
    elif draft.concept.family == "split" and frame.picture[2] > 0:
        draft.add("panel", "shape", draft.bled(frame.panel), fill=scheme.ground)
    for part in draft.solution.boxes:
        if part not in ("logo", "cta"):
            draft.contrasts[part] = contrast_of(inks[part], scheme.ground)
    return inks


def _ornament(draft: Draft) -> None:
    """Give words alone something to stand with: a disc that leaves the format, or a bar along its edge."""
    room, scheme = draft.room, draft.scheme
    if draft.concept.radius > 0:
        wide = 0.62 * max(min(room.width, room.height), 0.4 * max(room.width, room.height))
        color = _faint(draft)
        draft.add(
            "ornament",
            "shape",
            (room.width - 0.7 * wide, room.height - 0.62 * wide, wide, wide),
            fill=color,
            radius=wide / 2,
        )
    else:
        bar = max(2.0, 0.3 * room.margin)
        draft.add("ornament", "shape", draft.bled((0.0, 0.0, bar, room.height)), fill=scheme.accent)


def _faint(draft: Draft) -> str:
    """Return a tint of the ground on which all inks still read."""
    scheme = draft.scheme
    for share in (0.22, 0.14, 0.08, 0.04):
        tried = mixed(scheme.ground, scheme.accent, share)
        if (
            min(
                contrast_of(ink, tried)
                for ink in (scheme.ink, scheme.quiet, _price_ink(draft, scheme.ground))
            )
            >= 4.6
        ):
            return tried
    return scheme.ground


def _melt(draft: Draft) -> None:
    """Let the picture melt into the ground along its inner edge."""
    frame, ground = draft.frame, draft.scheme.ground
    picture, fade = frame.picture, frame.fade
    upright = fade[2] >= picture[2] - 0.01
    if upright:
        angle = 270.0 if fade[1] > picture[1] + 0.01 else 90.0
    else:
        angle = 180.0 if fade[0] > picture[0] + 0.01 else 0.0
    # A px more covers the edge itself.
    more = 1.0
    rect = (
        fade[0] - more * (not upright),
        fade[1],
        fade[2] + 2 * more * (not upright),
        fade[3] + more * upright,
    )
    draft.add(
        "fade",
        "scrim",
        draft.bled(rect),
        fill=Fade(start=ground + "ff", end=ground + "00", angle=angle),
    )


def _price_ink(draft: Draft, ground: str) -> str:
    accent = draft.scheme.accent
    return accent if contrast_of(accent, ground) >= 4.6 else draft.scheme.ink


def _plate(draft: Draft, rect: Rect, color: str) -> None:
    # A band that goes from edge to edge has no corners.
    band = rect[2] >= draft.room.width - 0.01
    radius = 0.0 if band else round(draft.radius, 1)
    draft.add("underlay", "underlay", draft.bled(rect) if band else rect, fill=color, radius=radius)


def _hug(draft: Draft) -> Rect:
    boxes = np.zeros((1, len(PARTS), 4))
    for number, part in enumerate(PARTS):
        if part in draft.solution.boxes:
            boxes[0, number] = draft.solution.boxes[part]
    placed = Placed(np.ones(1, bool), np.zeros((1, 7)), np.zeros((1, 7), int), boxes, np.ones(1))
    found = plate_boxes([draft.frame], placed, boxes[..., 2] > 0)[0]
    return (float(found[0]), float(found[1]), float(found[2]), float(found[3]))


def _on_picture(draft: Draft) -> dict[str, str]:
    """Choose an ink that reads on the picture; where none does, lay a scrim, then a plate, under the words."""
    seen, frame = draft.material.picture, draft.frame
    assert seen is not None
    texts = {part: box for part, box in draft.solution.boxes.items() if part not in ("logo", "cta")}
    if not texts:
        return {}
    wanted = dict.fromkeys(texts, grounds.WANTED)
    restless = grounds.unrest_under(seen, frame, list(texts.values())) > grounds.CALM
    for ink in _inks(draft) if not restless else ():
        found = {
            part: contrast_behind(grounds.pixels_under(seen, frame, box)[0], ink, grounds.ENDS)
            for part, box in texts.items()
        }
        if all(found[part] >= wanted[part] for part in texts):
            draft.contrasts.update(found)
            draft.said.append(reasons.reads_as_it_is(ink))
            return dict.fromkeys(PARTS, ink)
    scrim, ink = _scrim(draft, texts, wanted, grounds.CALMING if restless else 0.0)
    if scrim is not None:
        _add_scrim(draft, scrim)
        for part, box in texts.items():
            colors, x, y = grounds.pixels_under(seen, frame, box)
            draft.contrasts[part] = contrast_behind(
                grounds.veiled(colors, scrim.opacity(x, y), scrim.color), ink, grounds.ENDS
            )
        draft.said.append(reasons.scrim(scrim.strong, ink))
        return dict.fromkeys(PARTS, ink)
    return _under_all(draft, texts)


def _under_all(draft: Draft, texts: dict[str, Rect]) -> dict[str, str]:
    scheme, pad = draft.scheme, 0.5 * draft.room.margin
    inner = {**texts, **{part: box for part, box in draft.solution.boxes.items() if part == "cta"}}
    x, y, width, height = around(list(inner.values()))
    left, top = max(0.0, x - pad), max(0.0, y - pad)
    right, bottom = (
        min(draft.room.width, x + width + pad),
        min(draft.room.height, y + height + pad),
    )
    _plate(draft, (left, top, right - left, bottom - top), scheme.ground)
    draft.said.append(reasons.underlay())
    for part in texts:
        draft.contrasts[part] = contrast_of(scheme.ink, scheme.ground)
    return dict.fromkeys(PARTS, scheme.ink)


def _inks(draft: Draft) -> list[str]:
    """Return inks to try on the picture: the brand's own, then white and near black; light ones first in the dark."""
    own = [draft.hues.ink] if draft.hues.ink else []
    light_first = draft.concept.scheme != "light"
    plain = (
        [LIGHT_INK, DARK_INK] if light_first else [with_lightness(draft.hues.primary, 0.22, 0.05), LIGHT_INK]
    )
    return [*own, *plain]


def _scrim(
    draft: Draft, texts: dict[str, Rect], wanted: dict[str, float], least: float
) -> tuple[Scrim | None, str]:
    seen, frame, room = draft.material.picture, draft.frame, draft.room
    assert seen is not None
    whole = around(list(texts.values()))
    tries: list[tuple[Scrim, str]] = []
    for ink in _inks(draft):
        light = float(luminance(rgb_of(ink))) > 0.4
        color = with_lightness(draft.hues.primary, 0.17 if light else 0.97, 0.035 if light else 0.012)
        asked = [(box, ink, wanted[part]) for part, box in texts.items()]
        scrim = grounds.scrim_for(seen, frame, asked, whole, (room.width, room.height), color, least)
        if scrim is not None:
            tries.append((scrim, ink))
    if not tries:
        return None, ""
    return min(tries, key=lambda item: item[0].strong)


def _add_scrim(draft: Draft, scrim: Scrim) -> None:
    draft.add("scrim", "scrim", draft.bled(scrim.box), fill=scrim.fade())
