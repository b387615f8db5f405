"""What is put under the words: a panel, a fade, a plate, or on a picture the least that makes them readable."""

from __future__ import annotations

import numpy as np

from creastudio.api.layout import Fade
from creastudio_layout.engine import grounds, reasons
from creastudio_layout.engine.colors import contrast_of, luminance, mixed, rgb_of, with_lightness
from creastudio_layout.engine.draft import Draft
from creastudio_layout.engine.grounds import Scrim
from creastudio_layout.engine.metrics import contrast_behind
from creastudio_layout.engine.plates import plate_boxes
from creastudio_layout.engine.regions import Rect, around
from creastudio_layout.engine.schemes import DARK_INK, LIGHT_INK
from creastudio_layout.engine.stack import PARTS, Placed


def put_under_words(draft: Draft) -> dict[str, str]:
    """Put panel, plate or scrim under the words, and return the ink of each part."""
    return _UnderWords(draft).inks()


class _UnderWords:
    def __init__(self, draft: Draft) -> None:
        self.draft = draft

    def inks(self) -> dict[str, str]:
        """Put panel, plate or scrim under the words, and return the ink of each part."""
        scheme, frame = self.draft.scheme, self.draft.frame
        inks = {part: scheme.quiet if part in ("subhead", "body", "legal") else scheme.ink for part in PARTS}
        inks["price"] = self._price_ink(scheme.ground)
        if frame.ground == "picture" and self.draft.material.picture is not None:
            return self._on_picture()
        if frame.fade[2] > 0:
            self._melt()
        if frame.ground == "plate":
            self._plate(self._hug(), scheme.ground)
        elif frame.picture[2] <= 0 and frame.ground == "panel":
            self._ornament()
        elif self.draft.concept.family == "split" and frame.picture[2] > 0:
            self.draft.add("panel", "shape", self.draft.bled(frame.panel), fill=scheme.ground)
        for part in self.draft.solution.boxes:
            if part not in ("logo", "cta"):
                self.draft.contrasts[part] = contrast_of(inks[part], scheme.ground)
        return inks

    def _ornament(self) -> None:
        """Give words alone something to stand with: a disc that leaves the format, or a bar along its edge."""
        room, scheme = self.draft.room, self.draft.scheme
        if self.draft.concept.radius > 0:
            wide = 0.62 * max(min(room.width, room.height), 0.4 * max(room.width, room.height))
            color = self._faint()
            self.draft.add(
                "ornament",
                "shape",
                (room.width - 0.7 * wide, room.height - 0.62 * wide, wide, wide),
                fill=color,
                radius=wide / 2,
            )
        else:
            bar = max(2.0, 0.3 * room.margin)
            self.draft.add(
                "ornament", "shape", self.draft.bled((0.0, 0.0, bar, room.height)), fill=scheme.accent
            )

    def _faint(self) -> str:
        """Return a tint of the ground on which all inks still read."""
        scheme = self.draft.scheme
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
        frame, ground = self.draft.frame, self.draft.scheme.ground
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
        self.draft.add(
            "fade",
            "scrim",
            self.draft.bled(rect),
            fill=Fade(start=ground + "ff", end=ground + "00", angle=angle),
        )

    def _price_ink(self, ground: str) -> str:
        accent = self.draft.scheme.accent
        return accent if contrast_of(accent, ground) >= 4.6 else self.draft.scheme.ink

    def _plate(self, rect: Rect, color: str) -> None:
        # A band that goes from edge to edge has no corners.
        band = rect[2] >= self.draft.room.width - 0.01
        radius = 0.0 if band else round(self.draft.radius, 1)
        self.draft.add(
            "underlay", "underlay", self.draft.bled(rect) if band else rect, fill=color, radius=radius
        )

    def _hug(self) -> Rect:
        boxes = np.zeros((1, len(PARTS), 4))
        for number, part in enumerate(PARTS):
            if part in self.draft.solution.boxes:
                boxes[0, number] = self.draft.solution.boxes[part]
        placed = Placed(np.ones(1, bool), np.zeros((1, 7)), np.zeros((1, 7), int), boxes, np.ones(1))
        found = plate_boxes([self.draft.frame], placed, boxes[..., 2] > 0)[0]
        return (float(found[0]), float(found[1]), float(found[2]), float(found[3]))

    def _on_picture(self) -> dict[str, str]:
        """Choose an ink that reads on the picture; where none does, lay a scrim, then a plate, under the words."""
        seen, frame = self.draft.material.picture, self.draft.frame
        assert seen is not None
        texts = {part: box for part, box in self.draft.solution.boxes.items() if part not in ("logo", "cta")}
        if not texts:
            return {}
        wanted = dict.fromkeys(texts, grounds.WANTED)
        for ink in self._inks():
            found = {
                part: contrast_behind(grounds.pixels_under(seen, frame, box)[0], ink, grounds.ENDS)
                for part, box in texts.items()
            }
            if all(found[part] >= wanted[part] for part in texts):
                self.draft.contrasts.update(found)
                self.draft.said.append(reasons.reads_as_it_is(ink))
                return dict.fromkeys(PARTS, ink)
        scrim, ink = self._scrim(texts, wanted)
        if scrim is not None:
            self._add_scrim(scrim)
            for part, box in texts.items():
                colors, x, y = grounds.pixels_under(seen, frame, box)
                self.draft.contrasts[part] = contrast_behind(
                    grounds.veiled(colors, scrim.opacity(x, y), scrim.color), ink, grounds.ENDS
                )
            self.draft.said.append(reasons.scrim(scrim.strong, ink))
            return dict.fromkeys(PARTS, ink)
        return self._under_all(texts)

    def _under_all(self, texts: dict[str, Rect]) -> dict[str, str]:
        scheme, pad = self.draft.scheme, 0.5 * self.draft.room.margin
        inner = {**texts, **{part: box for part, box in self.draft.solution.boxes.items() if part == "cta"}}
        x, y, width, height = around(list(inner.values()))
        left, top = max(0.0, x - pad), max(0.0, y - pad)
        right, bottom = (
            min(self.draft.room.width, x + width + pad),
            min(self.draft.room.height, y + height + pad),
        )
        self._plate((left, top, right - left, bottom - top), scheme.ground)
        self.draft.said.append(reasons.underlay())
        for part in texts:
            self.draft.contrasts[part] = contrast_of(scheme.ink, scheme.ground)
        return dict.fromkeys(PARTS, scheme.ink)

    def _inks(self) -> list[str]:
        """Return inks to try on the picture: the brand's own, then white and near black; light ones first in the dark."""
        own = [self.draft.hues.ink] if self.draft.hues.ink else []
        light_first = self.draft.concept.scheme != "light"
        plain = (
            [LIGHT_INK, DARK_INK]
            if light_first
            else [with_lightness(self.draft.hues.primary, 0.22, 0.05), LIGHT_INK]
        )
        return [*own, *plain]

    def _scrim(self, texts: dict[str, Rect], wanted: dict[str, float]) -> tuple[Scrim | None, str]:
        seen, frame, room = self.draft.material.picture, self.draft.frame, self.draft.room
        assert seen is not None
        whole = around(list(texts.values()))
        tries: list[tuple[Scrim, str]] = []
        for ink in self._inks():
            light = float(luminance(rgb_of(ink))) > 0.4
            color = with_lightness(
                self.draft.hues.primary, 0.17 if light else 0.97, 0.035 if light else 0.012
            )
            asked = [(box, ink, wanted[part]) for part, box in texts.items()]
            scrim = grounds.scrim_for(seen, frame, asked, whole, (room.width, room.height), color)
            if scrim is not None:
                tries.append((scrim, ink))
        if not tries:
            return None, ""
        return min(tries, key=lambda item: item[0].strong)

    def _add_scrim(self, scrim: Scrim) -> None:
        alpha = f"{round(255 * scrim.strong):02x}"
        fade = Fade(start=scrim.color + alpha, end=scrim.color + "00", angle=scrim.angle % 360)
        self.draft.add("scrim", "scrim", self.draft.bled(scrim.box), fill=fade)
