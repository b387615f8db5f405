"""What is chosen in the piano roll, in words: for the line above it, and for who hears it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from creastudio.api.score import Note, Score
from creastudio.shell.accessible.news import PartsNews
from creastudio.shell.i18n import tr, tr_marked, trn
from creastudio.shell.score.act_table import ACTS
from creastudio.shell.score.drum_names import drum_name
from creastudio.shell.score.length_words import length_name
from creastudio.shell.score.looks import bar_number, name_of_note, name_of_pitch
from creastudio.shell.score.roll_state import RollState
from creastudio.shell.window.spoken import announce


def told_of(state: RollState) -> str:
    """Return in a line what is chosen; "" for nothing."""
    score = state.score
    notes = [note for _, note in state.chosen]
    if score is None or not notes:
        return ""
    if len(notes) == 1:
        length = f"{notes[0].duration / score.ticks_per_quarter:.3g} ♩"
        return " · ".join([name_of_note(notes[0]), _place(score, notes[0].start), length, *_manner(notes[0])])
    return " · ".join(_parts_of_all(notes, "–"))


def said_of(state: RollState) -> str:
    """Return in words that can be read out what is chosen, else where the keyboard writes; "" for neither."""
    score = state.score
    notes = [note for _, note in state.chosen]
    if score is None or not (notes or state.caret_shown):
        return ""
    if not notes:
        return said_of_place(score, state.track, *state.caret)
    if len(notes) == 1:
        return said_of_note(score, *next(iter(state.chosen)))
    return ", ".join(_parts_of_all(notes, " – "))


def said_of_note(score: Score, track: int, note: Note) -> str:
    """Return a note in words that can be read out: what sounds, when, how long and how loud."""
    drums = score.tracks[track].percussion
    name = drum_name(note.pitch) if drums else name_of_note(note)
    return ", ".join(
        [
            name, said_of_tick(score, note.start), length_name(note.duration, score.ticks_per_quarter), *_manner(note),
        ]
    )  # fmt: skip


def said_of_place(score: Score, track: int, tick: int, pitch: int) -> str:
    """Return in words where the keyboard writes."""
    drums = track < len(score.tracks) and score.tracks[track].percussion
    name = drum_name(pitch) if drums else name_of_pitch(pitch)
    return f"{name}, {said_of_tick(score, tick)}"


def said_of_tick(score: Score, tick: int) -> str:
    """Return in words when something is."""
    return f"{_place(score, tick)}, {_beat(score, tick)}"


def _manner(note: Note) -> list[str]:
    loud = tr("velocity {number}", number=note.velocity)
    return [loud, tr("locked")] if note.locked else [loud]


def _parts_of_all(notes: list[Note], to: str) -> list[str]:
    pitches, loud = [note.pitch for note in notes], [note.velocity for note in notes]
    quietest, loudest = min(loud), max(loud)
    velocities = str(loudest) if quietest == loudest else f"{quietest}{to}{loudest}"
    return [
        trn("{count} note", "{count} notes", len(notes)),
        f"{name_of_pitch(min(pitches))}{to}{name_of_pitch(max(pitches))}",
        tr("velocity {number}", number=velocities),
    ]


def _place(score: Score, tick: int) -> str:
    return tr("bar {number}", number=bar_number(score, score.bar_map.number(tick)))


def _beat(score: Score, tick: int) -> str:
    line = score.bar_map.bar(score.bar_map.number(tick))
    beat = score.ticks_per_quarter * 4 / line.metre.denominator
    return tr("beat {number}", number=f"{1 + (tick - line.start) / beat:.4g}")


class RollSpoken(QObject):
    """Keeps the description of the roll true for screen readers, and says what changed while the keyboard is there."""

    def __init__(self, state: RollState, page: QWidget, notes: PartsNews) -> None:
        super().__init__(page)
        self._state, self._page, self._notes = state, page, notes
        # An edit takes what is chosen away and gives it back: only what is left of it is news.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.tell)
        for signal in (
            state.chosenChanged, state.caretChanged, state.source.changed, state.trackChanged, state.mapChanged,
        ):  # fmt: skip
            signal.connect(self._soon.start)

    def tell_act(self, name: str) -> None:
        """Say which tool was taken, or what was turned on or off: buttons show it to others."""
        act = next(item for item in ACTS if item.id == name)
        title = tr_marked(act.title)
        if act.call == "tool":
            announce(self._page, title)
        elif act.call == "option":
            on = bool(getattr(self._state, str(act.argument)))
            announce(self._page, f"{title}: {tr('on') if on else tr('off')}")

    def tell(self) -> None:
        """Tell what is chosen now."""
        # A note that the keyboard comes to tells its name by itself.
        heard = self._notes.tell()
        said = said_of(self._state)
        if said != self._page.accessibleDescription():
            self._page.setAccessibleDescription(said)
            if self._page.hasFocus() and not heard:
                announce(self._page, said)
