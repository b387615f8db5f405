"""Plays a sequence: what is heard is the clock that moves the playhead, frame by frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from creastudio.core.time import from_frame, to_frame
from creastudio.core.timeline import Sequence
from creastudio.shell.edit_preview import preview_of
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.timeline.playback.engine import Playback
from creastudio.shell.timeline.playback.output import Output, SilentOutput, Source
from creastudio.shell.timeline.playback.ring import Levels, Ring

if TYPE_CHECKING:
    from creastudio.shell.timeline.playback.devices import Devices


class PlayerPlace(QObject):
    """Where other panels find the player of a session; it may come later than they."""

    found = Signal(object)
    closing = Signal()
    """The player waits for its threads: whoever plays something beside it must do so, too."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.player: Player | None = None

    @classmethod
    def of(cls, session: Session) -> PlayerPlace:
        """Return that of a session, made when it is first asked for."""
        known = session.findChild(cls)
        return known if known is not None else cls(session)

    def set(self, player: Player) -> None:
        """Let this be the player of the session."""
        self.player = player
        player.destroyed.connect(self._forget)
        self.found.emit(player)

    def _forget(self) -> None:
        self.player = None


SPEEDS = (1, 2, 4, 8)

QUIET = 400
"""Milliseconds after the last change until sound is made ready to be played."""


class Player(QObject):
    """Moves the playhead of a session by what is heard; late pictures are dropped, never shown later."""

    playingChanged = Signal(bool)
    speedChanged = Signal(int)
    metronomeChanged = Signal(bool)
    measured = Signal(object, float)
    """(Levels, s): how loud what was heard of late is, for so long."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._speed = 0
        self._set = -1
        self._scrubbing = False
        self._span: tuple[int, int] | None = None
        self._sequence_id = ""
        self._devices: Devices | None = None
        self._silent = False
        self._told_silent = False
        self._told: set[str] = set()
        self.playback = Playback(session.workspace.blobs.path, self.output)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET)
        self._quiet.timeout.connect(self._prepare)
        self._preview = preview_of(session)
        self._preview.changed.connect(self._show)
        session.documentChanged.connect(self._show)
        session.activeSequenceChanged.connect(self.stop)
        session.playheadChanged.connect(self._playhead_moved)
        self._font = session.settings.sound_font
        session.settingsChanged.connect(self._settings_changed)
        self.destroyed.connect(self.playback.close)
        self._place = PlayerPlace.of(session)
        self._place.set(self)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.playback.close)

    @property
    def playing(self) -> bool:
        """Whether it plays now."""
        return self._timer.isActive()

    @property
    def speed(self) -> int:
        """How fast: 1 is normal, negative is backwards, 0 is standing still."""
        return self._speed if self.playing else 0

    def position(self) -> int:
        """Return the time that is heard now, flicks, between frames too; the playhead while it stands still."""
        place = self.playback.position()
        return self._session.playhead if place is None else place[0]

    def levels(self) -> Levels:
        """Return how loud what was heard since the last call is."""
        return self.playback.levels()

    def set_gain(self, gain: float) -> None:
        """Play this many times as loud; exports are as loud as before."""
        self.playback.set_gain(gain)

    @property
    def metronome(self) -> bool:
        """Whether beats click along."""
        return self.playback.metronome

    def set_metronome(self, on: bool) -> None:
        """Let beats click along, or not; they are never exported."""
        self.playback.metronome = on
        self.metronomeChanged.emit(on)

    def set_scrubbing(self, on: bool) -> None:
        """Sound each place that the playhead comes to while it stands still: it is being dragged."""
        self._scrubbing = on

    def toggle(self) -> None:
        """Play, or stop."""
        if self.playing:
            self.stop()
        else:
            self.play(1)

    def play(self, speed: int) -> None:
        """Play at a speed, from the start again when the playhead stands at the end."""
        sequence = self._session.sequence
        if sequence is None or not sequence.duration or not speed:
            return
        if speed > 0 and self._session.playhead >= self._last():
            self._move(0)
        going, self._speed = self.playing, speed
        if going and not self.playback.failed:
            self.playback.go(self.position(), speed)
        else:
            self._start(sequence)
        self.playingChanged.emit(True)
        self.speedChanged.emit(speed)

    def play_span(self, at: int, *, loop: tuple[int, int] | None = None, count_in: int = 0) -> None:
        """Play from a time on, flicks: round a loop that isn't the sequence's own, after bars that are counted."""
        sequence = self._session.sequence
        if sequence is None or not sequence.duration:
            return
        self.stop()
        self._move(at)
        self._speed = 1
        self._start(sequence, loop, count_in)
        self.playingChanged.emit(True)
        self.speedChanged.emit(1)

    def set_span(self, span: tuple[int, int] | None) -> None:
        """While it plays: go round another span, flicks, or on without one."""
        if self.playing and span != self._span:
            self._span = span
            self.playback.set_span(span)

    def _start(self, sequence: Sequence, loop: tuple[int, int] | None = None, count_in: int = 0) -> None:
        self._sequence_id = sequence.id
        self._span = loop
        self.playback.start(
            self._session.document, sequence.id, self._session.playhead, self._speed, span=loop,
            count_in=count_in,
        )  # fmt: skip
        self._timer.start(_refresh())

    def _settings_changed(self) -> None:
        if self._session.settings.sound_font != self._font:
            self._font = self._session.settings.sound_font
            self.stop()
            self.playback.forget()

    def shuttle(self, direction: int) -> None:
        """Play on in a direction; again: faster (the keys J and L)."""
        faster = [speed for speed in SPEEDS if speed > abs(self.speed)]
        same_way = self.speed * direction > 0
        self.play(direction * ((faster[0] if faster else SPEEDS[-1]) if same_way else 1))

    def stop(self) -> None:
        """Stop where it is."""
        if self.playing:
            self._timer.stop()
            self.playback.stop()
            self.playingChanged.emit(False)
            self.speedChanged.emit(0)

    def step(self, frames: int) -> None:
        """Stop and move the playhead by whole frames."""
        self.stop()
        sequence = self._session.sequence
        if sequence is not None:
            frame = max(0, to_frame(self._session.playhead, sequence.rate) + frames)
            self._session.set_playhead(from_frame(frame, sequence.rate))

    def close(self) -> None:
        """Stop, wait for the threads and let go of the files."""
        self.stop()
        self._quiet.stop()
        self.playback.close()
        self._place.closing.emit()

    # -- while it plays

    def _tick(self) -> None:
        sequence = self._session.sequence
        place = self.playback.position()
        if sequence is None or not sequence.duration or place is None:
            self.stop()
            return
        self._tell()
        if self.playback.failed:
            self._device_changed(silent=True)
            return
        if (error := self.playback.error) is not None:
            self.stop()
            raise error
        time, over = place
        if over:
            self._move(0 if self._speed < 0 else self._last())
            self.stop()
            return
        self._move(from_frame(to_frame(min(max(time, 0), self._last()), sequence.rate), sequence.rate))

    def _move(self, time: int) -> None:
        self._set = time
        self._session.set_playhead(time)

    def _playhead_moved(self, time: int) -> None:
        """Play on from where a person put the playhead; while it is dragged standing still, sound each place."""
        if time == self._set:
            return
        if self.playing:
            self.playback.go(time, self._speed)
            return
        sequence = self._session.sequence
        if sequence is not None and has_sound(sequence):
            if self._scrubbing:
                self.playback.scrub(self._session.document, sequence.id, time)
            self._quiet.start()

    def _prepare(self) -> None:
        sequence = self._session.sequence
        if sequence is not None and has_sound(sequence) and not self.playing:
            self.playback.prepare(self._session.document, sequence.id, self._session.playhead)

    def _show(self, *_: object) -> None:
        sequence = self._session.sequence
        if sequence is not None and not self.playing and has_sound(sequence):
            self._quiet.start()
        if sequence is None or not sequence.duration or (self.playing and sequence.id != self._sequence_id):
            self.stop()
        else:
            self.playback.show(self._preview.of(self._session.document), sequence.id)

    def _last(self) -> int:
        """Return the start of the last frame."""
        sequence = self._session.sequence
        if sequence is None or not sequence.duration:
            return 0
        return from_frame(to_frame(sequence.duration - 1, sequence.rate), sequence.rate)

    # -- the device

    def live_output(self, ring: Source, rate: int) -> Output:
        """Return an output for what is played on a keyboard: it keeps next to nothing in store."""
        devices = self._found_devices()
        if devices is None or not devices.present:
            return SilentOutput(ring, rate)
        from creastudio.shell.timeline.playback.live import BUFFER

        return devices.output(ring, rate, BUFFER)

    def _found_devices(self) -> Devices | None:
        if self._devices is None and not self._silent:
            from creastudio.shell.timeline.playback import devices  # Qt's multimedia isn't needed before

            self._devices = devices.find_devices(self)
            self._devices.changed.connect(self._device_changed)
        return None if self._silent else self._devices

    def output(self, ring: Ring, rate: int) -> Output:
        """Return an output on the device that there is; a silent one, said once, where there is none."""
        devices = self._found_devices()
        if devices is not None and devices.present:
            return devices.output(ring, rate)
        if not self._told_silent:
            self._told_silent = True
            self._session.notify(
                tr("There is no sound device: the timeline plays silently."),
                tr("Connect one; it is used from then on."),
            )
        return SilentOutput(ring, rate)

    def _device_changed(self, *, silent: bool = False) -> None:
        """Go on at the same place on the device that there is now."""
        self._silent = silent
        if silent and self._devices is not None:
            self._devices.forget()
        if self.playing and (sequence := self._session.sequence) is not None:
            self._start(sequence, self._span)

    def _tell(self) -> None:
        for note in self.playback.notes():
            if note not in self._told:
                self._told.add(note)
                self._session.notify(note, level="warning")


def has_sound(sequence: Sequence) -> bool:
    """Return whether anything of a sequence could be heard."""
    return any(track.clips for track in sequence.tracks if track.kind in ("audio", "score"))


def _refresh() -> int:
    """Return the time between two pictures of the screen, ms."""
    screen = QGuiApplication.primaryScreen()
    hertz = screen.refreshRate() if screen is not None else 60.0
    return max(4, round(1000 / min(max(hertz, 24.0), 144.0)))
