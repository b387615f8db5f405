"""Shape layers by numbers and colours."""

from __future__ import annotations

import math

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from creastudio.core.canvas import ShapeLayer
from creastudio.core.edits.canvas import update_layers
from creastudio.core.fills import Fill, GradientFill, GradientStop, Outline, SolidFill
from creastudio.shell.i18n import tr
from creastudio.shell.panels.property_fields import ColorField, Number, new_form, pair
from creastudio.shell.session import Session
from creastudio.shell.widgets.field import calm, narrowable

DASH = (3.0, 2.0)
"""Lines and gaps of a dashed outline, in its widths."""


class ShapeProperties(QWidget):
    """Kind, corners, fill and outline of the selected shapes."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._layers: list[ShapeLayer] = []
        form = new_form()
        self.setLayout(form)
        self.kind = _choice(
            tr("Shape"),
            {
                "rectangle": tr("Rectangle"), "ellipse": tr("Ellipse"), "polygon": tr("Polygon"),
                "star": tr("Star"), "line": tr("Line"), "path": tr("Path"),
            },
        )  # fmt: skip
        self.kind.activated.connect(lambda _index: self._update(shape=self.kind.currentData()))
        form.addRow(tr("Shape"), self.kind)
        self.radius = Number(
            tr("Corner radius"), lambda value: self._update(radius=value), low=0, suffix=" px"
        )
        form.addRow(tr("Corner radius"), self.radius)
        self.sides = Number(tr("Corners"), lambda value: self._update(sides=int(value)), low=3, high=64)
        self.inset = Number(
            tr("Inner corners"), lambda value: self._update(inset=value / 100), low=0, high=100, suffix=" %"
        )
        form.addRow(tr("Corners"), pair(self.sides, self.inset))
        self.fill = _choice(
            tr("Fill"),
            {
                "": tr("None"), "solid": tr("Colour"), "linear": tr("Linear gradient"),
                "radial": tr("Radial gradient"), "conic": tr("Conic gradient"),
            },
        )  # fmt: skip
        self.fill.activated.connect(lambda _index: self._fill_kind(self.fill.currentData()))
        form.addRow(tr("Fill"), self.fill)
        self.first = ColorField(tr("Fill colour"), lambda value: self._recolor(0, value), alpha=True)
        self.last = ColorField(tr("Last colour"), lambda value: self._recolor(-1, value), alpha=True)
        self.angle = Number(tr("Direction"), self._turn, low=-360, high=360, suffix="°")
        form.addRow("", self.first)
        form.addRow("", self.last)
        form.addRow(tr("Direction"), self.angle)
        self.line = Number(tr("Outline"), self._line_width, low=0, high=4096, suffix=" px")
        self.line_color = ColorField(tr("Outline colour"), self._line_color, alpha=True)
        self.dashed = QCheckBox(tr("Dashed"))
        self.dashed.clicked.connect(lambda checked: self._outline(dash=DASH if checked else ()))
        form.addRow(tr("Outline"), pair(self.line, self.dashed))
        form.addRow("", self.line_color)
        self._form = form

    def show_layers(self, layers: list[ShapeLayer]) -> None:
        """Fill the fields; the first layer gives the values."""
        self._layers = layers
        first = layers[0]
        self.kind.setCurrentIndex(self.kind.findData(first.shape))
        self.radius.fill(first.radius)
        self._form.setRowVisible(self.radius, first.shape == "rectangle")
        self.sides.fill(first.sides)
        self.inset.fill(first.inset * 100)
        self._form.setRowVisible(2, first.shape in ("polygon", "star"))
        self.inset.setVisible(first.shape == "star")
        self._show_fill(first.fill)
        outline = first.outline
        self.line.fill(outline.width if outline is not None else 0)
        self._form.setRowVisible(self.line_color, outline is not None)
        self.dashed.setEnabled(outline is not None)
        self.dashed.setChecked(outline is not None and bool(outline.dash))
        if outline is not None:
            self.line_color.fill(first_color(outline.fill))

    def _show_fill(self, fill: Fill | None) -> None:
        gradient = isinstance(fill, GradientFill)
        kind = fill.kind if isinstance(fill, GradientFill) else "solid" if fill is not None else ""
        self.fill.setCurrentIndex(self.fill.findData(kind))
        self._form.setRowVisible(self.first, fill is not None)
        self._form.setRowVisible(self.last, gradient)
        self._form.setRowVisible(self.angle, gradient and kind != "radial")
        if fill is not None:
            self.first.fill(first_color(fill))
        if isinstance(fill, GradientFill):
            self.last.fill(fill.stops[-1].color)
            dx, dy = fill.end[0] - fill.start[0], fill.end[1] - fill.start[1]
            self.angle.fill(math.degrees(math.atan2(dy, dx)))

    def _fill_kind(self, kind: str) -> None:
        now = self._layers[0].fill
        if kind == "":
            self._update(fill=None)
        elif kind == "solid":
            self._update(fill=SolidFill(color=first_color(now)))
        else:
            last = now.stops[-1].color if isinstance(now, GradientFill) else "#20242e"
            stops = (GradientStop(color=first_color(now)), GradientStop(offset=1, color=last))
            middle = kind != "linear"
            start = (0.5, 0.5) if middle else (0.0, 0.5)
            fill = GradientFill(kind=kind, start=start, end=(1.0, 0.5), stops=stops)  # type: ignore[arg-type]
            self._update(fill=fill)

    def _recolor(self, place: int, value: str) -> None:
        now = self._layers[0].fill
        if isinstance(now, GradientFill):
            stops = list(now.stops)
            stops[place] = stops[place].model_copy(update={"color": value})
            self._update(fill=now.model_copy(update={"stops": tuple(stops)}))
        else:
            self._update(fill=SolidFill(color=value))

    def _turn(self, degrees: float) -> None:
        """Turn a gradient around the middle of its box; a conic one around its start."""
        now = self._layers[0].fill
        if not isinstance(now, GradientFill):
            return
        dx, dy = math.cos(math.radians(degrees)) / 2, math.sin(math.radians(degrees)) / 2
        start = (0.5, 0.5) if now.kind == "conic" else (0.5 - dx, 0.5 - dy)
        self._update(fill=now.model_copy(update={"start": start, "end": (0.5 + dx, 0.5 + dy)}))

    def _line_width(self, width: float) -> None:
        if width <= 0:
            self._update(outline=None)
        else:
            self._outline(width=width)

    def _line_color(self, value: str) -> None:
        self._outline(fill=SolidFill(color=value))

    def _outline(self, **fields: object) -> None:
        now = self._layers[0].outline or Outline()
        self._update(outline=now.model_copy(update=fields))

    def _update(self, **fields: object) -> None:
        ids = [layer.id for layer in self._layers]
        self._session.apply(update_layers(ids, "Change shape", **fields))


def first_color(fill: Fill | None) -> str:
    """Return the colour that a fill begins with."""
    if fill is None:
        return "#8c93a8"
    return fill.stops[0].color if isinstance(fill, GradientFill) else fill.color


def _choice(title: str, choices: dict[str, str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(title)
    for value, text in choices.items():
        box.addItem(text, value)
    narrowable(box)
    calm(box)
    return box
