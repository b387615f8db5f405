"""How one score editor sounds: notes that are touched, keyboards, and the timeline's player from its place on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from creastudio.api.score import Note, Score, Track
from creastudio.core.animation import amplitude
from creastudio.media.live_instrument import Instrument
from creastudio.shell.score.editor import ScoreEditor
from creastudio.shell.score.midi_ports import Key
from creastudio.shell.timeline.playback.live import LiveRing, LiveSound
from creastudio.shell.timeline.playback.output import Output, SilentOutput
from creastudio.shell.timeline.player import Player, PlayerPlace

TOUCH = 500
"""Milliseconds that a touched note sounds at most."""


class LivePlayer(QObject):
    """Sounds what happens in an editor.

    Attributes
    ----------
    loops : bool
        Whether the selection is played again and again.
    """

    playingChanged = Signal(bool)
    loopChanged = Signal(bool)

    def __init__(self, editor: ScoreEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._session = editor.session
        self.loops = False
        self.sound = LiveSound(self._output)
        self._font = self._session.settings.sound_font
        self._touch = QTimer(self)
        self._touch.setSingleShot(True)
        self._touch.timeout.connect(lambda: self.sound.lift("touch"))
        self._place = PlayerPlace.of(self._session)
        self._place.found.connect(self._found)
        self._place.closing.connect(self.sound.close)
        if self._place.player is not None:
            self._found(self._place.player)
        self.destroyed.connect(self.sound.close)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.sound.close)
        editor.state.touched.connect(self.touch)
        for signal in (editor.state.barsChanged, editor.state.chosenChanged, editor.source.placed):
            signal.connect(self._follow_selection)
        self._session.settingsChanged.connect(self._settings_changed)

    # -- notes

    @property
    def track(self) -> Track | None:
        """The track that is written in."""
        score, number = self._editor.score, self._editor.state.track
        return score.tracks[number] if score is not None and number < len(score.tracks) else None

    def touch(self, track: int, note: Note) -> None:
        """Sound a note that a person touched, for its length or less."""
        score = self._editor.score
        if score is None or track >= len(score.tracks):
            return
        self._set_gain()
        self.sound.strike("touch", instrument_of(score.tracks[track]), note.pitch, note.velocity)
        seconds = score.tempo_map.seconds(note.start + note.duration) - score.tempo_map.seconds(note.start)
        self._touch.start(min(TOUCH, max(120, round(seconds * 1000))))

    def key(self, key: Key) -> None:
        """Sound a key of a keyboard by the track that is written in; any thread may call it."""
        if key.kind == "strike":
            self.sound.strike(("key", key.number), self._instrument, key.number, key.value)
        elif key.kind == "lift":
            self.sound.lift(("key", key.number))
        elif key.kind == "off":
            self.sound.silence()

    def wake(self) -> None:
        """Open the device: something will be touched soon."""
        track = self.track
        if track is not None:
            self._instrument = instrument_of(track)
            self._set_gain()
            self.sound.wake(self._instrument)

    def choose_instrument(self) -> None:
        """Let keyboards play by the track that is written in."""
        track = self.track
        self._instrument = instrument_of(track) if track is not None else Instrument()

    # -- playing

    @property
    def player(self) -> Player | None:
        """The player of the timeline."""
        return self._place.player

    @property
    def playing(self) -> bool:
        """Whether the timeline plays."""
        return self.player is not None and self.player.playing

    def toggle(self) -> None:
        """Play from the playhead, round the selection where that is wanted, or stop."""
        player = self.player
        if player is None:
            return
        if player.playing:
            player.stop()
        else:
            self.play()

    def play(self, count_in: int = 0) -> None:
        """Play from the playhead on, after bars that are counted."""
        player, clip = self.player, self._editor.source.clip
        if player is None or clip is None:
            return
        span = self.span if self.loops else None
        at = self._session.playhead
        begin, end = span if span is not None else (clip.start, clip.end)
        if not begin <= at < end and (span is not None or at >= clip.end or at < clip.start):
            at = begin
        player.play_span(at, loop=span, count_in=count_in)

    @property
    def span(self) -> tuple[int, int] | None:
        """What is looped, flicks: marked bars, else chosen notes, else all of the clip."""
        source, state = self._editor.source, self._editor.state
        score, clip = source.score, source.clip
        if score is None or clip is None:
            return None
        ticks = chosen_span(score, state.bars, [note for _, note in state.chosen])
        if ticks is None:
            return clip.start, clip.end
        begin, end = (max(clip.start, min(clip.end, source.flicks(tick))) for tick in ticks)
        return (begin, end) if begin < end else (clip.start, clip.end)

    def set_loops(self, on: bool) -> None:
        """Play the selection again and again, or not."""
        self.loops = on
        self.loopChanged.emit(on)
        self._follow_selection()

    # -- inside

    _instrument = Instrument()

    def _found(self, player: Player) -> None:
        player.playingChanged.connect(self.playingChanged)

    def _follow_selection(self) -> None:
        self.choose_instrument()
        if self.playing and self.player is not None:
            self.player.set_span(self.span if self.loops else None)

    def _settings_changed(self) -> None:
        if self._session.settings.sound_font != self._font:
            self._font = self._session.settings.sound_font
            self.sound.forget()

    def _set_gain(self) -> None:
        self.sound.set_gain(amplitude(self._session.settings.playback_volume))

    def _output(self, ring: LiveRing, rate: int) -> Output:
        player = self.player
        return player.live_output(ring, rate) if player is not None else SilentOutput(ring, rate)


def instrument_of(track: Track) -> Instrument:
    """Return what plays a track."""
    return Instrument(track.program, track.percussion, track.volume, track.pan)


def chosen_span(score: Score, bars: tuple[int, int] | None, notes: list[Note]) -> tuple[int, int] | None:
    """Return the ticks of marked bars, else those from the first to the last chosen note; None for neither."""
    if bars is not None:
        return score.bar_map.bar(bars[0]).start, score.bar_map.bar(bars[1] - 1).end
    if len(notes) < 2:
        return None
    return min(note.start for note in notes), max(note.start + note.duration for note in notes)
