"""Sound that is mixed and waits for the device, and what of the sequence it is."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from creastudio.shell.timeline.playback.route import Stretch

FRAME = 8
"""Bytes of a frame: left and right, float32."""

BLEND = 128
"""Frames over which what is mixed anew takes over from what waited."""

_REMEMBERED = 240_000
"""Frames that were handed over and are still known."""


@dataclass(frozen=True)
class Levels:
    """Highest amplitudes and mean squares of a piece of sound, left and right; `tracks` by their ids, highest amplitude."""

    peaks: tuple[float, float] = (0.0, 0.0)
    squares: tuple[float, float] = (0.0, 0.0)
    tracks: Mapping[str, float] = field(default_factory=dict[str, float])


@dataclass(frozen=True)
class _Piece:
    stretch: Stretch
    levels: Levels

    def cut(self, frames: int) -> tuple[_Piece, _Piece]:
        s = self.stretch
        first = replace(s, frames=frames)
        return replace(self, stretch=first), replace(
            self, stretch=Stretch(first.end, s.step, s.frames - frames)
        )


class Ring:
    """Filled by one thread and emptied by another, neither of which waits for the other.

    What is handed over is counted, silence included that fills in where nothing waits: so many frames later that
    the device has played, the place in the sequence is known.
    """

    def __init__(self, frames: int, at: float) -> None:
        self._lock = threading.Lock()
        self._data = bytearray(frames * FRAME)
        self._frames = frames
        self._written = self._read = 0
        self._waiting: deque[_Piece] = deque()
        self._handed: deque[tuple[int, _Piece]] = deque([(0, _Piece(Stretch(at, 0.0, 0), Levels()))])
        self._count = 0
        self._over = False
        self.late = 0
        """Frames of silence that filled in after the sound had begun."""

    @property
    def waiting(self) -> int:
        """Frames that wait."""
        return self._written - self._read

    @property
    def room(self) -> int:
        """Frames that may be written."""
        return self._frames - self.waiting

    @property
    def handed(self) -> int:
        """Frames that were handed over."""
        return self._count

    def write(self, sound: bytes | memoryview, stretches: list[tuple[Stretch, Levels]]) -> None:
        """Add sound, no more than there is room for, and what it is; `stretches` are as long as the sound."""
        with self._lock:
            self._put(self._written, sound)
            self._written += len(sound) // FRAME
            self._waiting.extend(_Piece(stretch, levels) for stretch, levels in stretches)

    def finish(self) -> None:
        """Say that nothing more comes."""
        with self._lock:
            self._over = True

    def read(self, frames: int) -> bytes:
        """Take so many frames, silence where nothing waits."""
        with self._lock:
            count = min(frames, self._written - self._read)
            sound = self._get(self._read, count)
            self._read += count
            self._pass_on(count)
            if count < frames:
                self._stand_still(frames - count)
        return sound + bytes((frames - count) * FRAME)

    def cut(self, kept: int) -> tuple[float | None, bytes]:
        """Drop what waits beyond `kept` frames.

        Returns
        -------
        at : float or None
            What the first dropped frame was, samples of the sequence; None where nothing was dropped.
        old : bytes
            The first ``BLEND`` frames of it, or fewer.
        """
        with self._lock:
            self._over = False
            keep = min(kept, self._written - self._read)
            old = self._get(self._read + keep, min(BLEND, self._written - self._read - keep))
            self._written = self._read + keep
            pieces, self._waiting = self._waiting, deque()
            at: float | None = None
            for piece in pieces:
                if piece.stretch.frames <= keep:
                    self._waiting.append(piece)
                    keep -= piece.stretch.frames
                    continue
                if keep:
                    first, piece = piece.cut(keep)
                    self._waiting.append(first)
                    keep = 0
                at = piece.stretch.at
                break
            return at, old

    def place(self, frame: float) -> tuple[float, bool]:
        """Return what sample of the sequence is heard when the device has come to a frame, and whether that was the end."""
        with self._lock:
            start, piece = self._at(frame)
            past = frame - start
            over = self._over and not self._waiting and frame >= self._begin_of_silence()
            return piece.stretch.at + piece.stretch.step * min(past, piece.stretch.frames), over

    def levels(self, first: float, last: float) -> Levels:
        """Return how loud what lies between two frames is."""
        if last <= first:
            return Levels()
        with self._lock:
            found = [
                piece.levels
                for start, piece in self._handed
                if start < last and start + piece.stretch.frames > first and piece.stretch.step
            ]
        if not found:
            return Levels()
        left, right = zip(*(item.peaks for item in found), strict=True)
        squares = zip(*(item.squares for item in found), strict=True)
        mean_left, mean_right = (sum(side) / len(found) for side in squares)
        tracks: dict[str, float] = {}
        for item in found:
            for name, level in item.tracks.items():
                tracks[name] = max(level, tracks.get(name, 0.0))
        return Levels((max(left), max(right)), (mean_left, mean_right), tracks)

    # -- with the lock held

    def _put(self, at: int, sound: bytes | memoryview) -> None:
        begin = at % self._frames * FRAME
        first = min(len(sound), len(self._data) - begin)
        self._data[begin : begin + first] = sound[:first]
        self._data[: len(sound) - first] = sound[first:]

    def _get(self, at: int, frames: int) -> bytes:
        begin, size = at % self._frames * FRAME, frames * FRAME
        first = min(size, len(self._data) - begin)
        return bytes(self._data[begin : begin + first]) + bytes(self._data[: size - first])

    def _pass_on(self, frames: int) -> None:
        while frames > 0:
            piece = self._waiting.popleft()
            if piece.stretch.frames > frames:
                piece, rest = piece.cut(frames)
                self._waiting.appendleft(rest)
            self._handed.append((self._count, piece))
            self._count += piece.stretch.frames
            frames -= piece.stretch.frames
        while len(self._handed) > 1 and self._handed[1][0] < self._count - _REMEMBERED:
            self._handed.popleft()

    def _stand_still(self, frames: int) -> None:
        start, piece = self._handed[-1]
        if piece.stretch.step:
            if not self._over:
                self.late += frames
            still = Stretch(piece.stretch.end, 0.0, frames)
            self._handed.append((self._count, _Piece(still, Levels())))
        else:
            self._handed[-1] = (
                start,
                _Piece(replace(piece.stretch, frames=piece.stretch.frames + frames), Levels()),
            )
        self._count += frames

    def _at(self, frame: float) -> tuple[int, _Piece]:
        for start, piece in reversed(self._handed):
            if start <= frame:
                return start, piece
        return self._handed[0]

    def _begin_of_silence(self) -> int:
        start, piece = self._handed[-1]
        return start if not piece.stretch.step else start + piece.stretch.frames
