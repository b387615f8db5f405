"""Asks for tempo and metre from a bar on."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtWidgets import QComboBox, QWidget

from creastudio.core.edits.edit import Edit
from creastudio.core.edits.place import combined
from creastudio.core.edits.timeline_tempo import remove_metre, remove_tempo, set_metre, set_tempo
from creastudio.core.tempo import FASTEST, SLOWEST, MetreChange, TempoChange, TempoMap
from creastudio.core.timeline import Sequence
from creastudio.shell.dialogs.frame import DialogFrame, run
from creastudio.shell.i18n import tr
from creastudio.shell.panels.fields.property_fields import Number, new_form, pair
from creastudio.shell.widgets.field import calm
from creastudio.shell.widgets.labels import label

UNITS = (1, 2, 4, 8, 16, 32)
"""Notes that a beat may be."""

SHOWN = 3
"""Decimals of a tempo that are shown; one that isn't touched keeps all it has."""


class TempoDialog(DialogFrame):
    """Tempo and metre of one bar; ``edit`` says what to do."""

    def __init__(self, parent: QWidget | None, sequence: Sequence, time: int) -> None:
        super().__init__(parent, tr("Tempo and metre"), width=420)
        self._sequence, self._removes = sequence, False
        tempo = sequence.tempo
        bar = tempo.bar_at(tempo.to_tick(max(0, time)))
        form = new_form()
        self.bar = Number(tr("From bar"), lambda _value: self._fill(), low=1, high=100_000)
        self.bar.fill(bar + 1)
        form.add(tr("From bar"), self.bar)
        self.tempo = Number(
            tr("Tempo"), lambda _value: None, low=float(SLOWEST), high=float(FASTEST), decimals=SHOWN
        )
        self.tempo.setSuffix(" " + tr("quarter notes a minute"))
        form.add(tr("Tempo"), self.tempo)
        self.beats = Number(tr("Beats of a bar"), lambda _value: None, low=1, high=64)
        self.unit = QComboBox()
        self.unit.setAccessibleName(tr("Note of a beat"))
        calm(self.unit)
        self.unit.addItems([str(unit) for unit in UNITS])
        form.add(tr("Metre"), pair(self.beats, self.unit, "/"))
        self.body.addLayout(form)
        self.body.addWidget(
            label(
                tr("They hold until the next change. Clips stay where they are in time."), "small", wrap=True
            )
        )
        self.remove = self.add_button(tr("Remove this change"), left=True)
        self.remove.clicked.connect(self._remove)
        self.add_button(tr("Cancel")).clicked.connect(self.reject)
        self.add_button(tr("Set"), "primary").clicked.connect(self.accept)
        self._fill()
        self.tempo.setFocus()
        self.tempo.selectAll()

    def edit(self) -> Edit | None:
        """Return the edit for what was entered; None for no change."""
        number, tick = self._number, self._map.bar_tick(self._number)
        if self._removes:
            return self._removal()
        edits: list[Edit] = []
        if round(float(self._tempo_now()), SHOWN) != round(self.tempo.value(), SHOWN):
            exact = Fraction(str(round(self.tempo.value(), SHOWN)))
            edits.append(set_tempo(self._sequence.id, tick, exact))
        metre = self._map.metre_at(tick)
        wanted = int(self.beats.value()), UNITS[self.unit.currentIndex()]
        if wanted != (metre.beats, metre.unit):
            edits.append(set_metre(self._sequence.id, number, *wanted))
        if not edits:
            return None
        return edits[0] if len(edits) == 1 else combined("Change tempo", *edits)

    @property
    def _map(self) -> TempoMap:
        return self._sequence.tempo

    @property
    def _number(self) -> int:
        """The bar that is entered, counted from 0."""
        return int(self.bar.value()) - 1

    def _tempo_now(self) -> Fraction:
        return self._map.tempo_at(self._map.bar_tick(self._number))

    def _fill(self) -> None:
        """Show what holds in the bar that is entered."""
        self.tempo.fill(round(float(self._tempo_now()), SHOWN))
        metre = self._map.metre_at(self._map.bar_tick(self._number))
        self.beats.fill(metre.beats)
        self.unit.setCurrentIndex(UNITS.index(metre.unit) if metre.unit in UNITS else 2)
        self.remove.setEnabled(bool(self._tempi_here() or self._metre_here()))

    def _tempi_here(self) -> list[TempoChange]:
        first, last = self._map.bar_tick(self._number), self._map.bar_tick(self._number + 1)
        return [change for change in self._map.tempi if first <= change.tick < last and change.tick > 0]

    def _metre_here(self) -> list[MetreChange]:
        return [change for change in self._map.metres if change.bar == self._number and change.bar > 0]

    def _remove(self) -> None:
        self._removes = True
        self.accept()

    def _removal(self) -> Edit | None:
        edits = [remove_tempo(self._sequence.id, change.tick) for change in self._tempi_here()]
        edits += [remove_metre(self._sequence.id, change.bar) for change in self._metre_here()]
        return combined("Change tempo", *edits) if edits else None


def ask_tempo(parent: QWidget | None, sequence: Sequence, time: int) -> Edit | None:
    """Ask for tempo and metre from the bar at a time (flicks) on; None when nothing is to be done."""
    dialog = TempoDialog(parent, sequence, time)
    return dialog.edit() if run(dialog) else None
