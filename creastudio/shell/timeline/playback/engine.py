"""Plays a sequence: the mixer, the thread that feeds, the output, and where in the sequence they are."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from creastudio.core.document import Document
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Sequence
from creastudio.shell.timeline.playback.count_in import CountedIn, bar_before
from creastudio.shell.timeline.playback.feeder import AHEAD, CHUNK, Feeder, Mix
from creastudio.shell.timeline.playback.output import Output
from creastudio.shell.timeline.playback.ring import Levels, Ring
from creastudio.shell.timeline.playback.route import Route
from creastudio.shell.timeline.playback.scrub import Scrub

if TYPE_CHECKING:
    from creastudio.media.mixer import Mixer

RATE = 48_000
SCALE = FLICKS_PER_SECOND // RATE
"""Flicks of a sample."""

PREPARED = RATE
"""Samples that are mixed before anybody wants to hear them."""

INSTRUMENTS = 30 * RATE
"""Samples for which the instruments are read by then."""

MakeOutput = Callable[[Ring, int], Output]


class Playback:
    """One sequence, played or silent; for the thread of the window, which never waits for it.

    Parameters
    ----------
    files : callable
        SHA-256 -> the file that holds an asset.
    make_output : callable
        (ring, rate) -> output, not begun.
    """

    def __init__(self, files: Callable[[str], Path], make_output: MakeOutput) -> None:
        self._files, self._make_output = files, make_output
        self._lock = threading.Lock()
        self._mixer: Mixer | None = None
        self._shown: tuple[Document, str] | None = None
        self._feeder: Feeder | None = None
        self._output: Output | None = None
        self._scrub: Scrub | None = None
        self._preparing: threading.Event | None = None
        self._ended: list[Feeder | Output | Scrub] = []
        self._threads: list[threading.Thread] = []
        self._seek: tuple[int, int] | None = None
        self._measured = 0.0
        self._gain = 1.0
        self._metronome = False
        self._span: tuple[int, int] | None = None

    @property
    def playing(self) -> bool:
        """Whether it plays."""
        return self._output is not None

    @property
    def failed(self) -> bool:
        """Whether the device that it plays on is gone."""
        return self._output is not None and self._output.failed

    @property
    def error(self) -> BaseException | None:
        """What ended the mixing, if anything did."""
        return self._feeder.error if self._feeder is not None else None

    def start(
        self,
        document: Document,
        sequence_id: str,
        at: int,
        speed: int,
        *,
        loop: bool = True,
        span: tuple[int, int] | None = None,
        count_in: int = 0,
    ) -> None:
        """Play from a time on, flicks, at a speed; what played before stops.

        Parameters
        ----------
        span : (int, int), optional
            What is played again and again, flicks, in place of the sequence's own loop.
        count_in : int
            Bars that are counted by clicks before.
        """
        self.stop()
        self._show(document, sequence_id)
        sequence = document.sequence(sequence_id)
        self._span = None if span is None else _samples(*span)
        counted = bar_before(sequence.tempo, at, count_in, RATE) if speed == 1 else 0
        begin = round(at / SCALE) - counted if counted else at / SCALE
        route = self._route(sequence, begin, speed, loop=loop)
        ring = Ring(AHEAD, begin)
        self._output = self._make_output(ring, RATE)
        self._output.set_volume(self._gain)
        tempo, first = sequence.tempo, round(at / SCALE)

        def mixed() -> Mix:
            mixer = self._mixed()
            return CountedIn(mixer, tempo, first, counted // count_in, RATE) if counted else mixer

        self._feeder = Feeder(ring, route, mixed, self._lock, RATE)
        self._seek, self._measured = None, 0.0
        self._feeder.start()
        self._output.start()

    def stop(self) -> None:
        """Be silent at once."""
        if self._preparing is not None:
            self._preparing.set()
        for item in (self._output, self._feeder, self._scrub):
            if item is not None:
                item.stop()
                self._ended.append(item)
        self._output = self._feeder = self._scrub = None
        self._ended = self._ended[-8:]

    def close(self) -> None:
        """Stop, wait for the threads and let go of the files."""
        self.stop()
        for item in (*self._ended, *self._threads):
            item.join()
        self._ended.clear()
        self._threads.clear()
        with self._lock:
            if self._mixer is not None:
                self._mixer.close()
            self._mixer = self._shown = None

    def show(self, document: Document, sequence_id: str) -> None:
        """Play what the document says from now on: heard as soon as the device has played what it holds."""
        if self._shown is None or self._shows(document, sequence_id):
            return
        self._show(document, sequence_id)
        self._redo()

    def set_span(self, span: tuple[int, int] | None) -> None:
        """Play round another span, flicks, or on without one; what is heard goes on."""
        self._span = None if span is None else _samples(*span)
        self._redo()

    def go(self, at: int, speed: int) -> None:
        """Go on from another time, flicks."""
        if self._feeder is None or self._shown is None:
            return
        document, sequence_id = self._shown
        frame = self._feeder.go(self._route(document.sequence(sequence_id), at / SCALE, speed, loop=True))
        self._seek = frame, at

    def scrub(self, document: Document, sequence_id: str, at: int) -> None:
        """Sound a moment of a time, flicks, while nothing plays."""
        if self.playing:
            return
        if not self._shows(document, sequence_id):
            self._show(document, sequence_id)
        if self._scrub is None or not self._scrub.ask(at // SCALE):
            self._scrub = Scrub(self._make_output, self._mixed, self._lock, RATE)
            self._scrub.set_volume(self._gain)
            self._scrub.ask(at // SCALE)
            self._scrub.start()

    def prepare(self, document: Document, sequence_id: str, at: int) -> None:
        """Mix what comes after a time, flicks, and forget it: instruments and files are at hand when play is pressed.

        The instruments of the next half minute too: a score must not falter where a new one comes in.
        """
        if self.playing:
            return
        if self._preparing is not None:
            self._preparing.set()
        self._show(document, sequence_id)
        given_up = self._preparing = threading.Event()

        def run() -> None:
            mixer, begin = self._mixed(), at // SCALE
            for number in range(PREPARED // CHUNK):
                with self._lock:
                    if given_up.is_set():
                        return
                    mixer.render(begin + number * CHUNK, CHUNK)
            for number in range(INSTRUMENTS // RATE):
                with self._lock:
                    if given_up.is_set():
                        return
                    mixer.prepare(begin + number * RATE, RATE)

        self._threads = [thread for thread in self._threads if thread.is_alive()]
        self._threads.append(threading.Thread(target=run, name="mixing", daemon=True))
        self._threads[-1].start()

    def position(self) -> tuple[int, bool] | None:
        """Return the time that is heard now, flicks, and whether the way is over; None while it doesn't play."""
        if self._output is None or self._feeder is None:
            return None
        heard = self._output.heard()
        # After a jump the device still plays a little of what was before it; the playhead is there already.
        if self._seek is not None and heard < self._seek[0]:
            return self._seek[1], False
        self._seek = None
        at, over = self._feeder.ring.place(heard)
        return round(at * SCALE), over

    def levels(self) -> Levels:
        """Return how loud what was heard since the last call is."""
        if self._output is None or self._feeder is None:
            return Levels()
        heard = self._output.heard()
        found = self._feeder.ring.levels(self._measured, heard)
        self._measured = heard
        return found

    @property
    def late(self) -> int:
        """Frames of silence that filled in where the mixer was late."""
        return self._feeder.ring.late if self._feeder is not None else 0

    def set_gain(self, gain: float) -> None:
        """Play this many times as loud; what is mixed stays as it is."""
        self._gain = gain
        if self._output is not None:
            self._output.set_volume(gain)

    @property
    def metronome(self) -> bool:
        """Whether beats click along."""
        return self._metronome

    @metronome.setter
    def metronome(self, on: bool) -> None:
        self._metronome = on
        if self._mixer is not None:
            self._mixer.metronome = on
        self._redo()

    def forget(self) -> None:
        """Stop, and read anew what is played by, when it is next wanted."""
        self.stop()
        if self._mixer is not None:
            old, self._mixer = self._mixer, None
            self._shown = None
            self._threads.append(
                threading.Thread(target=self._close, args=(old,), name="mixing", daemon=True)
            )
            self._threads[-1].start()

    def notes(self) -> list[str]:
        """Return what can't be heard, each once."""
        return list(self._mixer.notes) if self._mixer is not None else []

    def _redo(self) -> None:
        if self._feeder is not None and self._shown is not None:
            sequence = self._shown[0].sequence(self._shown[1])
            self._feeder.redo(_length(sequence), self._span or loop_of(sequence))

    def _route(self, sequence: Sequence, at: float, speed: int, *, loop: bool) -> Route:
        wanted = (self._span or loop_of(sequence)) if loop else None
        return Route(round(at), speed, _length(sequence), wanted)

    def _shows(self, document: Document, sequence_id: str) -> bool:
        return self._shown is not None and self._shown[0] is document and self._shown[1] == sequence_id

    def _show(self, document: Document, sequence_id: str) -> None:
        same = self._shown is not None and self._shown[1] == sequence_id
        if not same:
            # Nothing may mix any more what is closed below.
            self.stop()
        self._shown = document, sequence_id
        if self._mixer is not None and same:
            self._mixer.show(document)
        elif self._mixer is not None:
            old, self._mixer = self._mixer, None
            self._threads.append(
                threading.Thread(target=self._close, args=(old,), name="mixing", daemon=True)
            )
            self._threads[-1].start()

    def _close(self, mixer: Mixer) -> None:
        with self._lock:
            mixer.close()

    def _mixed(self) -> Mixer:
        """Return the mixer; on the thread of the feeder, since it takes a while to load."""
        from creastudio.media.mixer import Mixer

        with self._lock:
            mixer = self._mixer
            while mixer is None:
                shown = self._shown
                assert shown is not None
                self._mixer = mixer = Mixer(*shown, self._files, RATE)
                # The window may have gone on to another document meanwhile, and found no mixer to tell it to.
                while (now := self._shown) is not None and now is not shown and now[1] == shown[1]:
                    mixer.show(now[0])
                    shown = now
                if now is not None and now is not shown:
                    mixer.close()
                    self._mixer = mixer = None
            mixer.metronome = self._metronome
            return mixer


def loop_of(sequence: Sequence) -> tuple[int, int] | None:
    """Return the first sample of the loop and the first after it; None where none is on."""
    loop = sequence.loop
    if loop is None or not loop.on or loop.end <= loop.start:
        return None
    return _samples(loop.start, loop.end)


def _samples(start: int, end: int) -> tuple[int, int]:
    """Return a span of flicks as samples, rounded up: none before it is heard."""
    return -(-start // SCALE), -(-end // SCALE)


def _length(sequence: Sequence) -> int:
    return -(-sequence.duration // SCALE)
