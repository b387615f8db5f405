"""Shape layers by numbers and colours."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QCheckBox, QWidget

from creastudio.core.canvas import ShapeLayer
from creastudio.core.edits.canvas import update_each
from creastudio.core.edits.edit import Edit
from creastudio.core.fills import Fill, GradientFill, Outline, SolidFill
from creastudio.core.gradient_stops import Stops, moved_stop, recolored_stop, stops_of
from creastudio.shell.i18n import tr
from creastudio.shell.panels.fields.gradient_bar import GradientBar
from creastudio.shell.panels.fields.mixed import fill_check, fill_choice, shared
from creastudio.shell.panels.fields.number import Change, LiveNumber
from creastudio.shell.panels.fields.property_fields import ColorField, choice, new_form, pair
from creastudio.shell.panels.properties.fill_changes import (
    direction_of,
    first_color,
    kind_of,
    recolored,
    turned,
    with_kind,
)
from creastudio.shell.session import Session

DASHES = (3.0, 2.0)
"""Lines and gaps of a dashed outline, in its widths."""


class ShapeProperties(QWidget):
    """Kind, corners, fill and outline of the selected shapes."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._layers: list[ShapeLayer] = []
        form = new_form()
        self.setLayout(form)
        self.kind = choice(
            tr("Shape"),
            {
                "rectangle": tr("Rectangle"), "ellipse": tr("Ellipse"), "polygon": tr("Polygon"),
                "star": tr("Star"), "line": tr("Line"), "path": tr("Path"),
            },
            lambda kind: self._update(shape=kind),
        )  # fmt: skip
        form.add(tr("Shape"), self.kind)
        self.radius = self._number(tr("Corner radius"), "radius", low=0, high=16384, suffix=" px")
        form.add(tr("Corner radius"), self.radius)
        self.sides = self._number(tr("Corners"), "sides", low=3, high=64)
        self.inset = self._number(tr("Inner corners"), "inset", low=0, high=100, suffix=" %", scale=100)
        form.add(tr("Corners"), pair(self.sides, self.inset))
        self.fill = choice(
            tr("Fill"),
            {
                "": tr("None"), "solid": tr("Colour"), "linear": tr("Linear gradient"),
                "radial": tr("Radial gradient"), "conic": tr("Conic gradient"),
            },
            self._fill_kind,
        )  # fmt: skip
        form.add(tr("Fill"), self.fill)
        self.first = ColorField(
            session, tr("Fill colour"), lambda value: self._recolored(0, value), alpha=True
        )
        self.last = ColorField(
            session, tr("Last colour"), lambda value: self._recolored(-1, value), alpha=True
        )
        self.angle = LiveNumber(session, tr("Direction"), self._turn, low=-360, high=360, suffix="°")
        form.add("", self.first)
        form.add("", self.last)
        self.bar = GradientBar(session, self._set_stops)
        self.stop_color = ColorField(session, tr("Colour of the stop"), self._recolored_stop, alpha=True)
        self.stop_place = LiveNumber(
            session, tr("Place of the stop"), self._move_stop, low=0, high=100, suffix=" %", decimals=1
        )
        self.bar.chosenChanged.connect(self._show_stop)
        self.bar.colorWanted.connect(self.stop_color.open)
        self._stop_row = pair(self.stop_color, self.stop_place)
        form.add("", self.bar)
        form.add(tr("Stop"), self._stop_row)
        form.add(tr("Direction"), self.angle)
        self.line = LiveNumber(
            session, tr("Outline"), self._line_width, low=0, high=4096, suffix=" px", decimals=1
        )
        self.line_color = ColorField(session, tr("Outline colour"), self._line_color, alpha=True)
        self.dashed = QCheckBox(tr("Dashed"))
        self.dashed.clicked.connect(lambda checked: self._outline(dash=DASHES if checked else ()))
        form.add(tr("Outline"), pair(self.line, self.dashed))
        form.add("", self.line_color)
        self._form = form

    def _number(
        self, title: str, field: str, *, low: float, high: float, suffix: str = "", scale: float = 1
    ) -> LiveNumber:
        """Return a number that is kept as 1 / `scale` of what is shown."""

        def make(change: Change) -> Edit:
            return self._edit(lambda layer: {field: change(getattr(layer, field) * scale) / scale})

        return LiveNumber(self._session, title, make, low=low, high=high, suffix=suffix)

    # -- showing

    def show_layers(self, layers: list[ShapeLayer]) -> None:
        """Fill the fields with what the shapes share."""
        self._layers = layers
        kind = shared(layer.shape for layer in layers)
        fill_choice(self.kind, kind)
        self.radius.fill(shared(layer.radius for layer in layers))
        self._form.setRowVisible(self.radius, kind == "rectangle")
        self.sides.fill(shared(layer.sides for layer in layers))
        self.inset.fill(shared(layer.inset * 100 for layer in layers))
        self._form.setRowVisible(2, kind in ("polygon", "star"))
        self.inset.setVisible(kind == "star")
        self._show_fills([layer.fill for layer in layers])
        outlines = [layer.outline for layer in layers]
        self.line.fill(shared(outline.width if outline is not None else 0 for outline in outlines))
        there = [outline for outline in outlines if outline is not None]
        self._form.setRowVisible(self.line_color, bool(there))
        self.dashed.setEnabled(bool(there))
        fill_check(self.dashed, shared(bool(outline.dash) for outline in there) if there else False)
        if there:
            self.line_color.fill(shared(first_color(outline.fill) for outline in there))

    def _show_fills(self, fills: list[Fill | None]) -> None:
        kind = shared(kind_of(fill) for fill in fills)
        gradients = [fill for fill in fills if isinstance(fill, GradientFill)]
        all_gradients = len(gradients) == len(fills)
        stops = {stops_of(fill) for fill in gradients}
        # Of gradients that differ, both ends can be given a colour; the stops between them belong to each alone.
        alike = all_gradients and len(stops) == 1
        fill_choice(self.fill, kind)
        self._form.setRowVisible(self.first, all(fill is not None for fill in fills) and not alike)
        self._form.setRowVisible(self.last, all_gradients and not alike)
        self._form.setRowVisible(self.bar, alike)
        self._form.setRowVisible(self._stop_row, alike)
        if alike:
            self.bar.fill(stops.pop())
        self._form.setRowVisible(self.angle, all_gradients and kind != "radial")
        self.first.fill(shared(first_color(fill) for fill in fills))
        if all_gradients:
            self.last.fill(shared(fill.stops[-1].color for fill in gradients))
            self.angle.fill(shared(direction_of(fill) for fill in gradients))

    def _show_stop(self) -> None:
        if self.bar.stops:
            stop = self.bar.stops[self.bar.chosen]
            self.stop_color.fill(stop.color)
            self.stop_place.fill(stop.offset * 100)

    # -- acting

    def _fill_kind(self, kind: str) -> None:
        self._apply(lambda layer: {"fill": with_kind(layer.fill, kind)})

    def _recolored(self, place: int, value: str) -> Edit:
        return self._edit(lambda layer: {"fill": recolored(layer.fill, place, value)})

    def _set_stops(self, stops: Stops) -> Edit:
        return self._edit(
            lambda layer: (
                {"fill": layer.fill.model_copy(update={"stops": stops})}
                if isinstance(layer.fill, GradientFill)
                else {}
            )
        )

    def _recolored_stop(self, value: str) -> Edit:
        return self._set_stops(recolored_stop(self.bar.stops, self.bar.chosen, value))

    def _move_stop(self, change: Change) -> Edit:
        offset = change(self.bar.stops[self.bar.chosen].offset * 100) / 100
        return self._set_stops(moved_stop(self.bar.stops, self.bar.chosen, offset)[0])

    def _turn(self, change: Change) -> Edit:
        return self._edit(
            lambda layer: (
                {"fill": turned(layer.fill, change(direction_of(layer.fill)))}
                if isinstance(layer.fill, GradientFill)
                else {}
            )
        )

    def _line_width(self, change: Change) -> Edit:
        def outline(layer: ShapeLayer) -> dict[str, object]:
            width = change(layer.outline.width if layer.outline is not None else 0)
            if width <= 0:
                return {"outline": None}
            return {"outline": (layer.outline or Outline()).model_copy(update={"width": width})}

        return self._edit(outline)

    def _line_color(self, value: str) -> Edit:
        return self._outlined(fill=SolidFill(color=value))

    def _outline(self, **fields: object) -> None:
        self._session.apply(self._outlined(**fields))

    def _outlined(self, **fields: object) -> Edit:
        return self._edit(lambda layer: {"outline": (layer.outline or Outline()).model_copy(update=fields)})

    def _update(self, **fields: object) -> None:
        self._apply(lambda _layer: fields)

    def _apply(self, change: Callable[[ShapeLayer], Mapping[str, object]]) -> None:
        self._session.apply(self._edit(change))

    def _edit(self, change: Callable[[ShapeLayer], Mapping[str, object]]) -> Edit:
        return update_each({layer.id: change(layer) for layer in self._layers}, "Change shape")
