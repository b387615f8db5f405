"""Small windows over the roll: what changes at a bar, and how notes are quantised."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from creastudio.api.params import Params, param
from creastudio.api.score import Key, Score
from creastudio.core import score_time as timing
from creastudio.shell.i18n import mark, tr, tr_text
from creastudio.shell.score.looks import bar_number
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.labels import button, label
from creastudio.shell.widgets.param_form import ParamForm

WIDTH = 280
"""Px at text scale 1."""

KeyName = Literal[
    "C major", "G major", "D major", "A major", "E major", "B major", "F# major", "C# major", "F major", "Bb major",
    "Eb major", "Ab major", "Db major", "Gb major", "Cb major", "A minor", "E minor", "B minor", "F# minor", "C# minor",
    "G# minor", "D# minor", "A# minor", "D minor", "G minor", "C minor", "F minor", "Bb minor", "Eb minor", "Ab minor",
]  # fmt: skip

_KEYS: tuple[tuple[int, str], ...] = tuple(
    (fifths, mode) for mode in ("major", "minor") for fifths in (*range(8), *range(-1, -8, -1))
)
_NAMES: tuple[str, ...] = KeyName.__args__  # type: ignore[attr-defined]


class QuantiseParams(Params):
    """How notes are put on the grid."""

    strength: float = param(
        100.0, title=mark("How far"), help=mark("All the way to the grid, or a part of it."),
        ge=0, le=100, step=5, unit="%",
    )  # fmt: skip
    swing: float = param(
        0.0, title=mark("Swing"), help=mark("0: even steps. 100 %: every second step as late as in triplets."),
        ge=0, le=100, step=5, unit="%",
    )  # fmt: skip
    ends: bool = param(False, title=mark("Ends too"), help=mark("Put the ends of notes on the grid as well."))


class PlaceParams(Params):
    """What holds from a bar on."""

    beats: int = param(4, title=mark("Beats in a bar"), ge=1, le=64)
    unit: Literal["1", "2", "4", "8", "16", "32"] = param("4", title=mark("A beat is 1 /"))
    key: KeyName = param("C major", title=mark("Key"))
    tempo: float = param(
        120.0, title=mark("Tempo"), help=mark("Quarter notes a minute."), ge=4.0, le=2000.0, step=1.0
    )


class SmallForm(QFrame):
    """A popup of some parameters: Enter does it, Esc closes."""

    done = Signal(dict)
    """Values by name."""

    def __init__(
        self,
        title: str,
        params: type[Params],
        values: Mapping[str, Any],
        act: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        self.setAccessibleName(title)
        self.form = ParamForm(params, lambda _family: ())
        self.form.set_values(values)
        self.go = button(act, "primary", keys="Return")
        self.go.clicked.connect(self.finish)
        column = QVBoxLayout(self)
        edge = px(1.5 * SPACE)
        column.setContentsMargins(edge, px(SPACE), edge, edge)
        column.setSpacing(px(SPACE))
        column.addWidget(label(title, "heading"))
        column.addWidget(self.form)
        column.addWidget(self.go)
        self.setFixedWidth(px(WIDTH))

    def finish(self) -> None:
        """Do it, unless something doesn't fit."""
        if not self.form.valid:
            self.form.focus_first_error()
            return
        self.done.emit(self.form.values())
        self.close()

    def open_at(self, place: QPoint, anchor: QWidget) -> None:
        """Show it at a place of the screen, all of it inside."""
        self.adjustSize()
        room = anchor.screen().availableGeometry()
        x = max(room.left(), min(place.x(), room.right() - self.width()))
        y = max(room.top(), min(place.y(), room.bottom() - self.height()))
        self.move(x, y)
        self.show()
        next(iter(self.form.rows.values())).field.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        else:
            super().keyPressEvent(event)


def place_values(score: Score, bar: int) -> dict[str, Any]:
    """Return what holds in a bar, as the form shows it."""
    line = score.bar_map.bar(bar)
    key = score.key_at(line.start)
    tempo = next((tempo.bpm for tempo in reversed(score.tempi) if tempo.tick <= line.start), 120.0)
    return {
        "beats": line.metre.numerator, "unit": str(line.metre.denominator), "key": key_words(key), "tempo": tempo,
    }  # fmt: skip


def key_words(key: Key) -> str:
    """Return the name of a key as the form has it."""
    return _NAMES[_KEYS.index((key.fifths, key.mode))]


def with_place_values(score: Score, bar: int, values: Mapping[str, Any]) -> Score:
    """Return the score with what was changed in the form; ``UserError`` for a metre that can't be."""
    before, tick = place_values(score, bar), score.bar_map.bar(bar).start
    if (values["beats"], values["unit"]) != (before["beats"], before["unit"]):
        score = timing.with_metre(score, bar, int(values["beats"]), int(values["unit"]))
    if values["key"] != before["key"]:
        fifths, mode = _KEYS[_NAMES.index(str(values["key"]))]
        score = timing.with_key(score, tick, fifths, mode)
    if abs(float(values["tempo"]) - before["tempo"]) > 1e-6:
        score = timing.with_tempo(score, tick, float(values["tempo"]))
    return score


def ask_place(
    score: Score, bar: int, place: QPoint, anchor: QWidget, then: Callable[[dict[str, Any]], None]
) -> SmallForm:
    """Ask what holds from a bar on."""
    title = tr("From bar {number}", number=bar_number(score, bar))
    form = SmallForm(title, PlaceParams, place_values(score, bar), tr("Change"), anchor)
    form.done.connect(then)
    form.open_at(place, anchor)
    return form


def ask_quantise(
    values: Mapping[str, Any], place: QPoint, anchor: QWidget, then: Callable[[dict[str, Any]], None]
) -> SmallForm:
    """Ask how notes are quantised."""
    form = SmallForm(tr_text("Quantise"), QuantiseParams, values, tr("Quantise"), anchor)
    form.done.connect(then)
    form.open_at(place, anchor)
    return form
