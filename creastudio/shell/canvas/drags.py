"""What the mouse does between press and release: each drag shows a preview and ends as one edit."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QTransform

from creastudio.core.canvas import Artboard, Layer, Transform
from creastudio.core.edits.artboards import update_artboard
from creastudio.core.edits.canvas import move_layer, set_transform
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.place import combined
from creastudio.core.placement import Affine, chained, inverted, moved
from creastudio.shell.canvas.handles import Box, Corner, apply_scale, apply_turn, scaled
from creastudio.shell.canvas.hit import board_rect, outline
from creastudio.shell.canvas.snapping import REACH, Lines, snap_point, snap_rect
from creastudio.shell.canvas.spacing import equal_gaps

Modifiers = Qt.KeyboardModifier

TURN_STEP = 15.0
"""Degrees between the angles that Shift allows."""


@dataclass
class Guides:
    """Lines that the dragged thing clings to and equal gaps, artboard px, and what to tell beside the mouse."""

    x: float | None = None
    y: float | None = None
    text: str = ""
    gaps: tuple[QLineF, ...] = ()


class Drag(Protocol):
    """One drag; points are canvas px."""

    guides: Guides

    @property
    def moment(self) -> object:
        """What is another object after every move: what was worked out for one moment holds for that alone."""
        ...

    def move(self, point: QPointF, modifiers: Modifiers) -> None:
        """Follow the mouse."""
        ...

    def edit(self) -> Edit | None:
        """Return the edit as it would be if the button was released now; None for no change."""
        ...


@dataclass(frozen=True)
class Grip:
    """What a drag of layers holds: layers of one artboard, and where the mouse took them.

    Attributes
    ----------
    parent : QTransform
        From the px that the layers' transforms are in to artboard px.
    start : QPointF
        Where the button was pressed, canvas px.
    lines : Lines
        What may be clung to, artboard px.
    scale : float
        View px a canvas px.
    others : tuple of QRectF
        Bounds of the other layers, artboard px.
    """

    artboard: Artboard
    layers: tuple[Layer, ...]
    parent: QTransform
    start: QPointF
    lines: Lines
    scale: float
    others: tuple[QRectF, ...] = ()

    @property
    def reach(self) -> float:
        """How near a line must be to be clung to, artboard px."""
        return REACH / self.scale

    def inside(self, point: QPointF) -> QPointF:
        """Return a canvas point in the px that the layers' transforms are in."""
        back, _ = self.parent.inverted()
        return back.map(point - QPointF(self.artboard.x, self.artboard.y))


@dataclass
class LayerDrag:
    """What moving, scaling and turning have in common.

    Attributes
    ----------
    places : dict
        Layer id -> where it would lie now.
    """

    grip: Grip
    guides: Guides = field(default_factory=Guides)
    places: dict[str, Transform] = field(default_factory=dict)
    label: str = "Move layers"

    @property
    def moment(self) -> object:
        return self.places

    def edit(self) -> Edit | None:
        now: Mapping[str, Transform] = {layer.id: layer.transform for layer in self.grip.layers}
        changed = {name: place for name, place in self.places.items() if place != now[name]}
        return set_transform(changed, self.label) if changed else None


@dataclass
class MoveDrag(LayerDrag):
    """Moves layers; Shift keeps to one direction, Alt lets go of the lines.

    Layers that lie in no group go over to the artboard of `boards` that the mouse is on, above all that lies there.
    """

    boards: tuple[Artboard, ...] = ()
    target: Artboard | None = None

    def edit(self) -> Edit | None:
        target, home = self.target, self.grip.artboard
        if target is None:
            return super().edit()
        shift = (home.x - target.x, home.y - target.y)
        places = {
            name: place.model_copy(update={"x": place.x + shift[0], "y": place.y + shift[1]})
            for name, place in self.places.items()
        }
        upwards = [layer.id for layer in home.layers if layer.id in places]
        over = [move_layer(name, target.id, len(target.layers) + index) for index, name in enumerate(upwards)]
        return combined(self.label, set_transform(places), *over)

    def _find_target(self, point: QPointF) -> None:
        """Note on which other artboard the mouse is; layers of a group stay in it."""
        top = {layer.id for layer in self.grip.artboard.layers}
        under = next((board for board in reversed(self.boards) if board_rect(board).contains(point)), None)
        away = under is not None and under.id != self.grip.artboard.id
        self.target = under if away and all(layer.id in top for layer in self.grip.layers) else None

    def move(self, point: QPointF, modifiers: Modifiers) -> None:
        self._find_target(point)
        delta = self.grip.inside(point) - self.grip.inside(self.grip.start)
        if modifiers & Modifiers.ShiftModifier:
            delta = QPointF(delta.x(), 0) if abs(delta.x()) >= abs(delta.y()) else QPointF(0, delta.y())
        self.guides = Guides()
        if not modifiers & Modifiers.AltModifier and self.grip.parent.isIdentity():
            delta += self._clung(self._bounds().translated(delta))
        self.guides.text = f"{delta.x():+.0f}, {delta.y():+.0f}"
        self.places = {
            layer.id: layer.transform.model_copy(
                update={"x": layer.transform.x + delta.x(), "y": layer.transform.y + delta.y()}
            )
            for layer in self.grip.layers
        }

    def _clung(self, rect: QRectF) -> QPointF:
        """Return the move onto lines near by, and where there is none, to equal gaps; shows both."""
        snap = snap_rect(rect, self.grip.lines, self.grip.reach)
        shift = QPointF(snap.dx, snap.dy)
        gaps: list[QLineF] = []
        for across, line in ((True, snap.line_x), (False, snap.line_y)):
            found = (
                equal_gaps(rect, self.grip.others, self.grip.reach, across=across) if line is None else None
            )
            if found is not None:
                shift += QPointF(found.shift, 0) if across else QPointF(0, found.shift)
                gaps += found.gaps
        self.guides = Guides(snap.line_x, snap.line_y, gaps=tuple(gaps))
        return shift

    def _bounds(self) -> QRectF:
        whole = QRectF()
        for layer in self.grip.layers:
            whole |= outline(layer).boundingRect()
        return whole


@dataclass
class ScaleDrag(LayerDrag):
    """Scales layers by a handle; Shift changes whether the shape is kept, Alt scales from the middle."""

    corner: Corner = "se"
    box: Box = field(default_factory=lambda: Box(Transform()))
    keep_shape: bool = True
    label: str = "Scale layers"

    def move(self, point: QPointF, modifiers: Modifiers) -> None:
        to = self.grip.inside(point)
        self.guides = Guides()
        if self.grip.parent.isIdentity() and not self.box.place.rotation:
            snap = snap_point(to.x(), to.y(), self.grip.lines, self.grip.reach)
            to += QPointF(snap.dx, snap.dy)
            self.guides = Guides(
                snap.line_x if "e" in self.corner or "w" in self.corner else None,
                snap.line_y if "n" in self.corner or "s" in self.corner else None,
            )
        keep = self.keep_shape != bool(modifiers & Modifiers.ShiftModifier)
        middle = bool(modifiers & Modifiers.AltModifier)
        scale_x, scale_y, fixed = scaled(self.box, self.corner, to, keep_shape=keep, from_middle=middle)
        width, height = self.box.place.width * scale_x, self.box.place.height * scale_y
        self.guides.text = f"{width:.0f} × {height:.0f}"
        self.places = {
            layer.id: apply_scale(layer.transform, self.box, scale_x, scale_y, fixed)
            for layer in self.grip.layers
        }


@dataclass
class TurnDrag(LayerDrag):
    """Turns layers around the middle of the selection; Shift keeps to steps of 15 degrees."""

    box: Box = field(default_factory=lambda: Box(Transform()))
    label: str = "Rotate layers"

    def move(self, point: QPointF, modifiers: Modifiers) -> None:
        center = self.box.point(0, 0)
        degrees = _angle(center, self.grip.inside(point)) - _angle(center, self.grip.inside(self.grip.start))
        if modifiers & Modifiers.ShiftModifier:
            whole = self.box.place.rotation + degrees
            degrees = round(whole / TURN_STEP) * TURN_STEP - self.box.place.rotation
        shown = (self.box.place.rotation + degrees + 180) % 360 - 180
        self.guides = Guides(text=f"{shown:.0f}°")
        self.places = {layer.id: apply_turn(layer.transform, center, degrees) for layer in self.grip.layers}


@dataclass
class SkewDrag(LayerDrag):
    """Leans layers by the handle in the middle of an edge; the opposite edge stays where it is."""

    corner: Corner = "s"
    box: Box = field(default_factory=lambda: Box(Transform()))
    label: str = "Skew layers"

    def move(self, point: QPointF, modifiers: Modifiers) -> None:
        del modifiers
        delta = self.grip.inside(point) - self.grip.inside(self.grip.start)
        angle = math.radians(self.box.place.rotation)
        along = delta.x() * math.cos(angle) + delta.y() * math.sin(angle)
        across = -delta.x() * math.sin(angle) + delta.y() * math.cos(angle)
        place = self.box.place
        lean: Affine = (1.0, 0.0, along / place.height * (1 if self.corner == "s" else -1), 1.0, 0.0, 0.0)
        if self.corner in ("e", "w"):
            lean = (1.0, across / place.width * (1 if self.corner == "e" else -1), 0.0, 1.0, 0.0, 0.0)
        fixed = self.box.point(*{"s": (0, -1), "n": (0, 1), "e": (-1, 0), "w": (1, 0)}[self.corner])
        turned: Affine = (
            math.cos(angle), math.sin(angle), -math.sin(angle), math.cos(angle), fixed.x(), fixed.y()
        )  # fmt: skip
        by = chained(chained(inverted(turned), lean), turned)
        self.places = {layer.id: moved(layer.transform, by) for layer in self.grip.layers}
        shown = next(iter(self.places.values()))
        self.guides = Guides(text=f"{shown.skew:.0f}°")


@dataclass
class BoardDrag:
    """Moves an artboard by its name."""

    artboard: Artboard
    start: QPointF
    guides: Guides = field(default_factory=Guides)
    place: tuple[float, float] | None = None

    @property
    def moment(self) -> object:
        return self.place

    def move(self, point: QPointF, modifiers: Modifiers) -> None:
        del modifiers
        delta = point - self.start
        self.place = round(self.artboard.x + delta.x()), round(self.artboard.y + delta.y())
        self.guides = Guides(text=f"{self.place[0]:.0f}, {self.place[1]:.0f}")

    def edit(self) -> Edit | None:
        if self.place is None or self.place == (self.artboard.x, self.artboard.y):
            return None
        x, y = self.place
        return update_artboard(self.artboard.id, x=x, y=y)


@dataclass
class FrameDrag:
    """Draws a frame; the layers that it touches are selected at the end. No edit."""

    artboard: Artboard
    start: QPointF
    guides: Guides = field(default_factory=Guides)
    end: QPointF = field(default_factory=QPointF)

    def __post_init__(self) -> None:
        self.end = QPointF(self.start)

    @property
    def moment(self) -> object:
        return self.end

    def move(self, point: QPointF, modifiers: Modifiers) -> None:
        del modifiers
        self.end = QPointF(point)

    def edit(self) -> Edit | None:
        return None

    @property
    def rect(self) -> QRectF:
        """The frame, canvas px."""
        return QRectF(self.start, self.end).normalized()


def _angle(center: QPointF, point: QPointF) -> float:
    return math.degrees(math.atan2(point.y() - center.y(), point.x() - center.x()))
