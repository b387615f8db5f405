"""A solution becomes a layout: colours are chosen, contrast is mended, and what was done is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import numpy as np

from creastudio.api.layout import SIZE, Box, Dropped, Element, ElementRole, Fade, Layout, TextLook
from creastudio_layout.engine import grounds, reasons
from creastudio_layout.engine.colors import (
    ENOUGH,
    contrast,
    contrast_of,
    luminance,
    mixed,
    rgb_of,
    with_lightness,
)
from creastudio_layout.engine.energy import plate_boxes
from creastudio_layout.engine.grounds import Rect, Scrim
from creastudio_layout.engine.logos import Logo
from creastudio_layout.engine.metrics import contrast_behind
from creastudio_layout.engine.schemes import DARK_INK, LIGHT_INK, Hues, Scheme, best_ink, scheme_of
from creastudio_layout.engine.solve import Material, Solution
from creastudio_layout.engine.stack import PARTS, Placed
from creastudio_layout.theory.concepts import Concept
from creastudio_layout.theory.sizes import Room

RESOLVER = "layout.resolve"

STANDS_OUT = 2.4
"""Contrast of a button with the picture around it."""


@dataclass
class _Draft:
    """What grows while a layout is finished."""

    elements: list[Element] = field(default_factory=list[Element])
    said: list[str] = field(default_factory=list[str])


def finished(
    room: Room, concept: Concept, solution: Solution, material: Material, hues: Hues, given: dict[str, Any]
) -> Layout:
    """Return the layout of a solution.

    Parameters
    ----------
    given : dict
        Fields of the layout that the caller knows: title, link, format, variant, settings.
    """
    work = _Finish(room, concept, solution, material, scheme_of(concept.scheme, hues), hues)
    settings = {**given.get("settings", {}), SIZE: [round(room.width), round(room.height)]}
    return work.layout({**given, "settings": settings})


class _Finish:
    def __init__(
        self, room: Room, concept: Concept, solution: Solution, material: Material, scheme: Scheme, hues: Hues
    ) -> None:
        self.room, self.concept, self.solution = room, concept, solution
        self.material, self.scheme, self.hues = material, scheme, hues
        self.frame = solution.frame
        self.draft = _Draft()
        self.contrasts: dict[str, float] = {}
        self.radius = concept.radius * room.margin

    def layout(self, given: dict[str, Any]) -> Layout:
        room, frame, draft = self.room, self.frame, self.draft
        draft.said.append(reasons.arrangement(self.concept, frame))
        self._picture()
        inks = self._ground()
        self._logo()
        self._texts(inks)
        self._say()
        scores = {name: round(value, 4) for name, value in self.solution.terms.items()}
        scores["energy"] = round(self.solution.energy, 4)
        if self.contrasts:
            scores["contrast_least"] = round(min(self.contrasts.values()), 2)
        dropped = tuple(
            Dropped(
                id=self.material.words.name(part),
                role=cast(ElementRole, part),
                reason=reasons.no_room(part, room),
            )
            for part in self.solution.dropped
        )
        return Layout(
            resolver=RESOLVER,
            width=round(room.width),
            height=round(room.height),
            bleed=room.bleed,
            background=self.scheme.behind if frame.ground == "plate" else self.scheme.ground,
            elements=tuple(draft.elements),
            dropped=dropped,
            scores=scores,
            reasons=tuple(draft.said),
            **given,
        )

    def _say(self) -> None:
        """Add what else there is to say."""
        material = self.material
        seen = material.picture is not None and self.frame.picture[2] > 0
        told = [
            reasons.hierarchy(self.solution.sizes),
            reasons.crop(self.frame) if seen else "",
            reasons.colors(brand=self.hues.brand, picture=seen),
        ]
        signs = "".join(
            material.sets[self.concept.face, part].wrap.missing
            for part in self.solution.sizes
            if part != "logo"
        )
        if signs:
            told.append(reasons.missing("".join(dict.fromkeys(signs))))
        self.draft.said.extend(sentence for sentence in told if sentence)

    def _add(self, name: str, role: ElementRole, rect: Rect, **fields: Any) -> None:
        x, y, width, height = rect
        box = Box(
            x=round(x, 2), y=round(y, 2), width=round(max(width, 0.01), 2), height=round(max(height, 0.01), 2)
        )
        self.draft.elements.append(Element(id=name, role=role, box=box, **fields))

    def _bled(self, rect: Rect) -> Rect:
        """Return a rectangle that goes on into the bleed where it touches an edge of the format."""
        room, bleed = self.room, self.room.bleed
        if not bleed:
            return rect
        left, top = (value - bleed if value <= 0.01 else value for value in rect[:2])
        right, bottom = rect[0] + rect[2], rect[1] + rect[3]
        right += bleed if right >= room.width - 0.01 else 0
        bottom += bleed if bottom >= room.height - 0.01 else 0
        return (left, top, right - left, bottom - top)

    def _picture(self) -> None:
        seen, frame = self.material.picture, self.frame
        if seen is None or frame.picture[2] <= 0:
            return
        rect = self._bled(frame.picture)
        crop = frame.crop
        # The crop grows with what bleeds, as far as the picture goes.
        across, down = crop.width / frame.picture[2], crop.height / frame.picture[3]
        x = min(max(0.0, crop.x + (rect[0] - frame.picture[0]) * across), 1.0)
        y = min(max(0.0, crop.y + (rect[1] - frame.picture[1]) * down), 1.0)
        width, height = min(1 - x, rect[2] * across), min(1 - y, rect[3] * down)
        box = Box(x=round(x, 5), y=round(y, 5), width=round(width, 5), height=round(height, 5))
        radius = round(self.radius, 1) if self.concept.family == "inset" else 0.0
        self._add("picture", "picture", rect, picture=seen.sha256, crop=box, radius=radius)

    # What lies under the words.

    def _ground(self) -> dict[str, str]:
        """Put panel, plate or scrim under the words, and return the ink of each part."""
        scheme, frame = self.scheme, self.frame
        inks = {part: scheme.quiet if part in ("subhead", "body", "legal") else scheme.ink for part in PARTS}
        inks["price"] = self._price_ink(scheme.ground)
        if frame.ground == "picture" and self.material.picture is not None:
            return self._on_picture()
        if frame.fade[2] > 0:
            self._melt()
        if frame.ground == "plate":
            self._plate(self._hug(), scheme.ground)
        elif frame.picture[2] <= 0 and frame.ground == "panel":
            self._ornament()
        elif self.concept.family == "split" and frame.picture[2] > 0:
            self._add("panel", "shape", self._bled(frame.panel), fill=scheme.ground)
        for part in self.solution.boxes:
            if part not in ("logo", "cta"):
                self.contrasts[part] = contrast_of(inks[part], scheme.ground)
        return inks

    def _ornament(self) -> None:
        """Give words alone something to stand with: a disc that leaves the format, or a bar along its edge."""
        room, scheme = self.room, self.scheme
        if self.concept.radius > 0:
            wide = 0.62 * max(min(room.width, room.height), 0.4 * max(room.width, room.height))
            color = self._faint()
            self._add(
                "ornament",
                "shape",
                (room.width - 0.7 * wide, room.height - 0.62 * wide, wide, wide),
                fill=color,
                radius=wide / 2,
            )
        else:
            bar = max(2.0, 0.3 * room.margin)
            self._add("ornament", "shape", self._bled((0.0, 0.0, bar, room.height)), fill=scheme.accent)

    def _faint(self) -> str:
        """Return a tint of the ground on which all inks still read."""
        scheme = self.scheme
        for share in (0.22, 0.14, 0.08, 0.04):
            tried = mixed(scheme.ground, scheme.accent, share)
            if (
                min(
                    contrast_of(ink, tried)
                    for ink in (scheme.ink, scheme.quiet, self._price_ink(scheme.ground))
                )
                >= 4.6
            ):
                return tried
        return scheme.ground

    def _melt(self) -> None:
        """Let the picture melt into the ground along its inner edge."""
        frame, ground = self.frame, self.scheme.ground
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
        self._add(
            "fade", "scrim", self._bled(rect), fill=Fade(start=ground + "ff", end=ground + "00", angle=angle)
        )

    def _price_ink(self, ground: str) -> str:
        accent = self.scheme.accent
        return accent if contrast_of(accent, ground) >= 4.6 else self.scheme.ink

    def _plate(self, rect: Rect, color: str) -> None:
        self._add("underlay", "underlay", rect, fill=color, radius=round(self.radius, 1))

    def _hug(self) -> Rect:
        boxes = np.zeros((1, len(PARTS), 4))
        for number, part in enumerate(PARTS):
            if part in self.solution.boxes:
                boxes[0, number] = self.solution.boxes[part]
        placed = Placed(np.ones(1, bool), np.zeros((1, 7)), np.zeros((1, 7), int), boxes, np.ones(1))
        found = plate_boxes([self.frame], placed, boxes[..., 2] > 0)[0]
        return (float(found[0]), float(found[1]), float(found[2]), float(found[3]))

    def _on_picture(self) -> dict[str, str]:
        """Choose an ink that reads on the picture; where none does, lay a scrim, then a plate, under the words."""
        seen, frame = self.material.picture, self.frame
        assert seen is not None
        texts = {part: box for part, box in self.solution.boxes.items() if part not in ("logo", "cta")}
        if not texts:
            return {}
        wanted = dict.fromkeys(texts, grounds.WANTED)
        for ink in self._inks():
            found = {
                part: contrast_behind(grounds.pixels_under(seen, frame, box)[0], ink)
                for part, box in texts.items()
            }
            if all(found[part] >= wanted[part] for part in texts):
                self.contrasts.update(found)
                self.draft.said.append(reasons.reads_as_it_is(ink))
                return dict.fromkeys(PARTS, ink)
        scrim, ink = self._scrim(texts, wanted)
        if scrim is not None:
            self._add_scrim(scrim)
            for part, box in texts.items():
                colors, x, y = grounds.pixels_under(seen, frame, box)
                self.contrasts[part] = contrast_behind(
                    grounds.veiled(colors, scrim.opacity(x, y), scrim.color), ink
                )
            self.draft.said.append(reasons.scrim(scrim.strong, ink))
            return dict.fromkeys(PARTS, ink)
        return self._under_all(texts)

    def _under_all(self, texts: dict[str, Rect]) -> dict[str, str]:
        scheme, pad = self.scheme, 0.5 * self.room.margin
        inner = {**texts, **{part: box for part, box in self.solution.boxes.items() if part == "cta"}}
        x, y, width, height = _around(list(inner.values()))
        left, top = max(0.0, x - pad), max(0.0, y - pad)
        right, bottom = min(self.room.width, x + width + pad), min(self.room.height, y + height + pad)
        self._plate((left, top, right - left, bottom - top), scheme.ground)
        self.draft.said.append(reasons.underlay())
        for part in texts:
            self.contrasts[part] = contrast_of(scheme.ink, scheme.ground)
        return dict.fromkeys(PARTS, scheme.ink)

    def _inks(self) -> list[str]:
        """Return inks to try on the picture: the brand's own, then white and near black; light ones first in the dark."""
        own = [self.hues.ink] if self.hues.ink else []
        light_first = self.concept.scheme != "light"
        plain = (
            [LIGHT_INK, DARK_INK]
            if light_first
            else [with_lightness(self.hues.primary, 0.22, 0.05), LIGHT_INK]
        )
        return [*own, *plain]

    def _scrim(self, texts: dict[str, Rect], wanted: dict[str, float]) -> tuple[Scrim | None, str]:
        seen, frame, room = self.material.picture, self.frame, self.room
        assert seen is not None
        around = _around(list(texts.values()))
        tries: list[tuple[Scrim, str]] = []
        for ink in self._inks():
            light = float(luminance(rgb_of(ink))) > 0.4
            color = with_lightness(self.hues.primary, 0.17 if light else 0.97, 0.035 if light else 0.012)
            asked = [(box, ink, wanted[part]) for part, box in texts.items()]
            scrim = grounds.scrim_for(seen, frame, asked, around, (room.width, room.height), color)
            if scrim is not None:
                tries.append((scrim, ink))
        if not tries:
            return None, ""
        return min(tries, key=lambda item: item[0].strong)

    def _add_scrim(self, scrim: Scrim) -> None:
        alpha = f"{round(255 * scrim.strong):02x}"
        fade = Fade(start=scrim.color + alpha, end=scrim.color + "00", angle=scrim.angle % 360)
        self._add("scrim", "scrim", self._bled(scrim.box), fill=fade)

    # Words and logo.

    def _logo(self) -> None:
        box = self.solution.boxes.get("logo")
        if not self.material.logos or box is None:
            return
        light = self._light_under(box)
        logo = min(
            self.material.logos, key=lambda one: (round(one.hidden_on(light), 2), not one.suits(light))
        )
        box = _contained(box, logo.aspect)
        if logo.hidden_on(light) > 0.25:
            box = self._logo_plate(box, logo)
        self._add("logo", "logo", box, picture=logo.sha256)

    def _light_under(self, box: Rect) -> Any:
        seen, frame = self.material.picture, self.frame
        on_picture = frame.ground == "picture" or frame.logo == "corner"
        if not on_picture or seen is None:
            return luminance(rgb_of(self.scheme.ground))[None]
        colors, x, y = grounds.pixels_under(seen, frame, box)
        for element in self.draft.elements:
            if element.role == "scrim" and isinstance(element.fill, Fade):
                area = (element.box.x, element.box.y, element.box.width, element.box.height)
                fade = element.fill
                scrim = Scrim(area, fade.start[:7], int(fade.start[7:], 16) / 255, fade.angle)
                colors = grounds.veiled(colors, scrim.opacity(x, y), scrim.color)
        return luminance(colors)

    def _logo_plate(self, box: Rect, logo: Logo) -> Rect:
        """Put a plate under a logo that would drown in its ground, of whatever shows it best; return the logo's own box."""
        choices = ("#ffffff", DARK_INK, "#808080")
        color = max(choices, key=logo.stands_out)
        self._add("logo-plate", "underlay", box, fill=color, radius=round(min(self.radius, 0.3 * box[3]), 1))
        self.draft.said.append(reasons.logo_plate())
        # The plate takes the place of the logo, so that it keeps to the same lines as the words.
        pad = 0.16 * min(box[2:])
        scale = min((box[2] - 2 * pad) / box[2], (box[3] - 2 * pad) / box[3])
        wide, high = box[2] * scale, box[3] * scale
        return (box[0] + (box[2] - wide) / 2, box[1] + (box[3] - high) / 2, wide, high)

    def _texts(self, inks: dict[str, str]) -> None:
        scheme, solution = self.scheme, self.solution
        centered = self.concept.align == "center" and not self.frame.row
        for part, box in solution.boxes.items():
            if part == "logo":
                continue
            item = self.material.sets[self.concept.face, part]
            button = part == "cta"
            accent, label = self._button(inks) if button else ("", "")
            look = TextLook(
                families=item.face.families,
                size=round(solution.sizes[part], 2),
                weight=item.face.weight,
                color=label if button else inks.get(part, scheme.ink),
                tracking=item.face.tracking,
                leading=item.face.leading,
                align="center" if centered or button else "start",
                anchor="middle" if button else "top",
                language=self.material.words.language,
            )
            plate: dict[str, Any] = {}
            if button:
                whole = self.concept.radius >= 1
                plate = {
                    "fill": accent,
                    "radius": round(box[3] / 2 if whole else min(self.radius, 0.35 * box[3]), 1),
                }
                self.contrasts["cta"] = contrast_of(label, accent)
            words = self.material.words.text(part)
            name = self.material.words.name(part)
            self._add(name, cast(ElementRole, part), box, text=words, look=look, **plate)

    def _button(self, inks: dict[str, str]) -> tuple[str, str]:
        """Return colour and label of the button: on a picture it must stand out of what lies around it."""
        scheme = self.scheme
        if self.frame.ground != "picture":
            return scheme.accent, scheme.label
        around = self._light_under(self.solution.boxes["cta"])
        tried = (scheme.accent, self.hues.accent, self.hues.primary, inks.get("headline", LIGHT_INK))
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


def _around(boxes: Sequence[Rect]) -> Rect:
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right = max(box[0] + box[2] for box in boxes)
    bottom = max(box[1] + box[3] for box in boxes)
    return (left, top, right - left, bottom - top)
