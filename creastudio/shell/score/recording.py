"""Keyboards into the score: in time with what is played, or step by step."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QObject, Signal

from creastudio.core.score_recording import Take, recorded, stepped
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.shell.i18n import mark, tr
from creastudio.shell.score.editor import ScoreEditor
from creastudio.shell.score.keyboard_in import KeyboardIn, Stroke
from creastudio.shell.score.live_player import LivePlayer


class Recording(QObject):
    """Writes what is played into the track that is written in.

    Attributes
    ----------
    count_in : int
        Bars of clicks before recording.
    quantise : bool
        Whether what was recorded is put on the grid of the editor.
    steps : bool
        Whether keys write notes of the grid's length, one chord after the other, while nothing plays.
    """

    changed = Signal()

    def __init__(self, editor: ScoreEditor, live: LivePlayer, keyboard: KeyboardIn) -> None:
        super().__init__(editor)
        self._editor, self._live, self._keyboard = editor, live, keyboard
        self.count_in = 1
        self.quantise = True
        self.steps = False
        self._take: Take | None = None
        self._track = 0
        self._clicked = False
        self._chord: dict[int, int] = {}
        self._down: set[int] = set()
        keyboard.played.connect(self._played)
        live.playingChanged.connect(self._playing_changed)
        editor.source.closing.connect(self.finish)

    @property
    def on(self) -> bool:
        """Whether it records."""
        return self._take is not None

    def toggle(self) -> None:
        """Count in and record, or end that."""
        if self.on:
            if self._live.player is not None:
                self._live.player.stop()
            self.finish()
        else:
            self.start()

    def start(self) -> None:
        """Record from the playhead on."""
        editor, player, score = self._editor, self._live.player, self._editor.score
        clip = editor.source.clip
        if score is None or player is None or clip is None or not score.tracks:
            return
        player.stop()
        # Without clicks nobody keeps time; what was set before comes back afterwards.
        self._clicked = not player.metronome
        if self._clicked:
            player.set_metronome(True)
        self._track = editor.state.track
        self._live.play(self.count_in)
        span = self._live.span if self._live.loops else None
        end = editor.source.tick(span[1]) if span is not None else None
        self._take = Take(max(0, editor.position), score.ticks_per_quarter, end)
        self.changed.emit()

    def finish(self) -> None:
        """Write what was played as one undo step."""
        take, self._take = self._take, None
        if take is None:
            return
        player, score = self._live.player, self._editor.score
        if player is not None and self._clicked:
            player.set_metronome(False)
        notes = take.finish(self._tick(monotonic()))
        if score is not None and notes and self._track < len(score.tracks):
            grid = self._editor.state.grid if self.quantise else 0
            self._editor.state.apply(recorded(score, self._track, notes, grid), mark("Record notes"))
        elif not notes:
            self._editor.session.notify(
                tr("Nothing was recorded."), tr("Play on a MIDI keyboard, or turn on the piano keys.")
            )
        self.changed.emit()

    def set_steps(self, on: bool) -> None:
        """Let keys write notes while nothing plays, or not."""
        self.steps = on
        self._chord.clear()
        self._down.clear()
        self.changed.emit()

    # -- inside

    def _playing_changed(self, playing: bool) -> None:
        if not playing and self.on:
            self.finish()

    def _played(self, stroke: Stroke) -> None:
        if self._take is not None:
            self._record(self._take, stroke)
        elif self.steps and not self._live.playing:
            self._step(stroke)

    def _record(self, take: Take, stroke: Stroke) -> None:
        key, tick = stroke.key, self._tick(stroke.time)
        if key.kind == "strike":
            take.strike(key.number, key.value, tick)
        elif key.kind == "lift":
            take.lift(key.number, tick)
        elif key.kind == "pedal":
            take.pedal(key.value > 0, tick)

    def _tick(self, time: float) -> int:
        """Return the tick that was heard at a time."""
        player = self._live.player
        if player is None:
            return self._editor.position
        ago = round((monotonic() - time) * FLICKS_PER_SECOND) if player.playing else 0
        return self._editor.source.tick(player.position() - ago)

    def _step(self, stroke: Stroke) -> None:
        """Write a chord when the last of its keys goes up, and go on by a step of the grid."""
        key = stroke.key
        if key.kind == "strike":
            self._chord[key.number] = key.value
            self._down.add(key.number)
        elif key.kind == "lift":
            self._down.discard(key.number)
            if not self._down and self._chord:
                self._write_step()

    def _write_step(self) -> None:
        chord, self._chord = self._chord, {}
        editor, score = self._editor, self._editor.score
        if score is None or editor.state.track >= len(score.tracks):
            return
        tick = max(0, editor.position)
        length = editor.state.grid
        edited = stepped(score, editor.state.track, chord, tick, length)
        if editor.state.apply(edited, mark("Write notes by steps")):
            editor.seek(tick + length)
