"""How variants of an ad did: a row each with its rate, the interval in which it lies, and the way to its artboard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict, cast

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from creastudio.core.variant_boards import boards_of_variant
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, color, follow_theme, px
from creastudio.shell.widgets.labels import button, label

SURE = 0.95
"""Chance of being best from which a variant is called the best."""

SHOWN = 40
"""Rows at most; the table below has all."""

ROWS = 8
"""Rows that are seen without scrolling."""


class Standing(TypedDict):
    """One row of the metadata ``ranking``."""

    variant: str
    impressions: int
    taken: int
    rate: float
    low: float
    high: float
    best: float


def ranking_of(metadata: Mapping[str, Any]) -> tuple[Standing, ...]:
    """Return the ranking that a report carries, the likely best first; empty where it carries none that can be read."""
    rows = metadata.get("ranking")
    if not isinstance(rows, list):
        return ()
    try:
        return tuple(
            Standing(
                variant=str(row["variant"]),
                impressions=int(row["impressions"]),
                taken=int(row["taken"]),
                rate=float(row["rate"]),
                low=float(row["low"]),
                high=float(row["high"]),
                best=float(row["best"]),
            )
            for row in cast("list[dict[str, Any]]", rows)
        )
    except (KeyError, TypeError, ValueError):
        return ()


def verdict_of(ranking: tuple[Standing, ...]) -> str:
    """Return what can be said of the first."""
    first = ranking[0]
    if first["best"] >= SURE:
        return tr(
            "{name} is best, with a chance of {chance}.", name=first["variant"], chance=_chance(first["best"])
        )
    return tr(
        "Not enough data to tell which is best. {name} leads with a chance of {chance}; 95 % is asked for.",
        name=first["variant"],
        chance=_chance(first["best"]),
    )


class ResultsChart(QWidget):
    """Rates over one scale, the likely best first; a name that is an artboard's leads there."""

    picked = Signal(str)
    """The id of an artboard that is shown now."""

    def __init__(self, session: Session, ranking: tuple[Standing, ...]) -> None:
        super().__init__()
        self._session = session
        self.verdict = label(verdict_of(ranking), wrap=True)
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, px(SPACE), 0)
        grid.setHorizontalSpacing(px(2 * SPACE))
        grid.setVerticalSpacing(px(SPACE / 2))
        shown = ranking[:SHOWN]
        ends = min(row["low"] for row in shown), max(row["high"] for row in shown)
        for at, text in enumerate(
            (tr("Variant"), tr("Rate and where it lies with 95 %"), "", tr("Best with"))
        ):
            grid.addWidget(label(text, "dim"), 0, at)
        for number, row in enumerate(shown, 1):
            grid.addWidget(self._named(row), number, 0)
            grid.addWidget(Interval(row, ends, leads=number == 1), number, 1)
            grid.addWidget(label(figures_of(row)), number, 2)
            grid.addWidget(label(_chance(row["best"]) + _standing(number, row), "dim"), number, 3)
        grid.setColumnStretch(1, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(rows)
        area.setFixedHeight(min(rows.sizeHint().height(), px(36 * (ROWS + 1))))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE))
        column.addWidget(self.verdict)
        column.addWidget(area)

    def _named(self, row: Standing) -> QWidget:
        """Return the name of a variant: a button where an artboard shows it."""
        name = row["variant"]
        if not boards_of_variant(self._session.document, name):
            return label(name)
        made = button(name, tip=tr("Show its artboard"))
        made.setAutoDefault(False)
        made.clicked.connect(lambda _checked=False: self._show(name))
        return made

    def _show(self, name: str) -> None:
        found = boards_of_variant(self._session.document, name)
        if found:
            self._session.show_artboard(found[0].id)
            self.picked.emit(found[0].id)


class Interval(QWidget):
    """A line from the low to the high end, with a mark at the rate: a filled one for the variant that leads."""

    def __init__(self, row: Standing, ends: tuple[float, float], *, leads: bool) -> None:
        super().__init__()
        self._row, self._leads = row, leads
        room = 0.06 * max(ends[1] - ends[0], 1e-9)
        self._start, self._length = max(0.0, ends[0] - room), ends[1] + room - max(0.0, ends[0] - room)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{row['variant']}: {figures_of(row)}")
        self.setToolTip(tr("{taken} of {shown}", taken=f"{row['taken']:,}", shown=f"{row['impressions']:,}"))
        follow_theme(self, self.update)

    def sizeHint(self) -> QSize:
        return QSize(px(220), px(24))

    def at(self, rate: float) -> float:
        """Return where a rate lies, px from the left."""
        return (rate - self._start) / self._length * self.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            middle, cap, mark = self.height() / 2, px(5), px(4.5)
            painter.setPen(QPen(color("border"), 1))
            painter.drawLine(QPointF(0, middle), QPointF(self.width(), middle))
            low, high, rate = (self.at(self._row[name]) for name in ("low", "high", "rate"))
            ink = color("accent")
            painter.setPen(QPen(ink, px(2), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawLine(QPointF(low, middle), QPointF(high, middle))
            for end in (low, high):
                painter.drawLine(QPointF(end, middle - cap), QPointF(end, middle + cap))
            painter.setBrush(ink if self._leads else color("panel"))
            painter.drawEllipse(QPointF(rate, middle), mark, mark)


def figures_of(row: Standing) -> str:
    """Return a rate with its interval: "2.10 % (1.71 to 2.58)"."""
    rate, low, high = (f"{100 * value:.2f}" for value in (row["rate"], row["low"], row["high"]))
    return tr("{rate} % ({low} to {high})", rate=rate, low=low, high=high)


def _chance(value: float) -> str:
    if value < 0.005:
        return tr("less than 1 %")
    return f"{100 * value:.0f} %" if value < 0.995 else tr("more than 99 %")


def _standing(number: int, row: Standing) -> str:
    if number > 1:
        return ""
    return "  ·  " + (tr("the best") if row["best"] >= SURE else tr("leads"))
