"""What is heard of a sequence: one mixer for playback and for export."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

import numpy as np

from creastudio.api.errors import UserError
from creastudio.core.document import Document
from creastudio.core.playing import heard_tracks, part_key
from creastudio.core.timeline import Sequence, Track
from creastudio.media.limiter import limited
from creastudio.media.metronome import clicks
from creastudio.media.mixer_gains import gains_of
from creastudio.media.mixer_parts import Part, parts_between
from creastudio.media.mixer_scores import KEPT, ScoreSounds
from creastudio.media.mixer_sounds import Reader, Sounds

BLOCK = 2048
"""Samples that are mixed at once. Blocks lie at multiples of it, so the same sample is the same however it is asked for."""

ONCE_KEPT = 4 * 1024 * 1024
"""Bytes of sounded scores that are kept where nothing is heard twice."""

RATES = (44_100, 48_000)


class Mixer:
    """Mixes a sequence: audio, the sound of videos and scores, as loud as clips and tracks say, never beyond full scale.

    One thread at a time may render; ``show`` may be called from another. Memory doesn't grow with the length.

    Parameters
    ----------
    files : callable
        SHA-256 -> the file that holds an asset; UserError or KeyError when it is missing.
    rate : int
        Samples a second, 44,100 or 48,000.
    opened : callable, optional
        (path, rate) -> reader of a sound file; ``AudioReader`` when left out.
    once : bool
        Whether all is heard once and in order, as for a file: then less is kept.

    Attributes
    ----------
    notes : list of str
        What can't be heard and why, each once.
    metronome : bool
        Whether beats click along.
    peaks : dict
        Highest amplitude of each track in the block that was mixed last, by its id; of the tracks of scores too,
        by ``part_key``.
    """

    def __init__(
        self,
        document: Document,
        sequence_id: str,
        files: Callable[[str], Path],
        rate: int = 48_000,
        *,
        opened: Callable[[Path, int], Reader] | None = None,
        once: bool = False,
    ) -> None:
        if rate not in RATES:
            raise ValueError(f"the rate is one of {RATES}")
        self.rate = rate
        self.metronome = False
        self.notes: list[str] = []
        self.peaks: dict[str, float] = {}
        self._sequence_id = sequence_id
        self._files, self._document = files, document
        self._sequence: Sequence = document.sequence(sequence_id)
        self._version = self._tried = 0
        self._sounds = Sounds(files, rate, opened or _open, self._tell)
        self._scores = ScoreSounds(
            files, rate, self._tell, ONCE_KEPT if once else KEPT, self.notes.extend, not once
        )
        self._last: tuple[object, np.ndarray] | None = None

    def close(self) -> None:
        """Let go of files and of what is kept."""
        self._sounds.close()
        self._scores.close()

    def show(self, document: Document) -> None:
        """Mix what the document says from now on; what didn't change is still there."""
        self._sequence, self._document = document.sequence(self._sequence_id), document
        self._version += 1

    def render(self, start_sample: int, count: int, tracks: Collection[str] | None = None) -> np.ndarray:
        """Return samples of the sequence: (count, 2) float32, left and right, within -1 and 1.

        Parameters
        ----------
        tracks : collection of str, optional
            Ids of the tracks that are heard, muted ones too; all that sound when left out.
        """
        out = np.empty((count, 2), np.float32)
        chosen = None if tracks is None else frozenset(tracks)
        for number in range(start_sample // BLOCK, -(-(start_sample + count) // BLOCK)):
            begin = number * BLOCK
            left, right = max(start_sample, begin), min(start_sample + count, begin + BLOCK)
            out[left - start_sample : right - start_sample] = self._block(number, chosen)[
                left - begin : right - begin
            ]
        return out

    def prepare(self, start_sample: int, count: int) -> None:
        """Read the instruments that samples of the sequence need, so that they are mixed at once."""
        sequence = self._sequence
        for track in heard_tracks(sequence):
            if track.kind == "score":
                for part in parts_between(track, start_sample, start_sample + count, self.rate):
                    if part.clip.asset and not part.clip.missing:
                        self._scores.prepare(part.clip, sequence.tempo, start_sample, count)

    def _block(self, number: int, chosen: frozenset[str] | None) -> np.ndarray:
        if self._tried != self._version:
            # What was missing may have been found by the edit.
            self._tried = self._version
            self._sounds.retry()
            self._scores.retry()
        key = (self._version, number, chosen, self.metronome)
        if self._last is None or self._last[0] != key:
            self._last = key, self._mixed(self._sequence, number * BLOCK, chosen)
        return self._last[1]

    def _mixed(self, sequence: Sequence, first: int, chosen: frozenset[str] | None) -> np.ndarray:
        mix = np.zeros((BLOCK, 2), np.float32)
        if chosen is None:
            tracks = heard_tracks(sequence)
        else:
            tracks = [track for track in sequence.tracks if track.id in chosen]
        self.peaks = {}
        for track in tracks:
            for part in parts_between(track, first, first + BLOCK, self.rate):
                self._add(mix, sequence, track, part, first)
        if self.metronome:
            mix += clicks(sequence.tempo, first, BLOCK, self.rate)[:, None]
        return limited(mix)

    def _add(self, mix: np.ndarray, sequence: Sequence, track: Track, part: Part, first: int) -> None:
        clip = part.clip
        if clip.missing or not clip.asset:
            return
        begin, end = max(first, part.begin), min(first + BLOCK, part.end)
        if track.kind == "score":
            sound = self._scores.part(part, sequence.tempo, begin, end - begin)
        else:
            sound = self._sounds.clip(clip, begin, end - begin)
        if sound is not None:
            gains = gains_of(part, begin, end - begin, self.rate, track.volume, track.pan)
            sound = sound * gains
            mix[begin - first : end - first] += sound
            loudest = float(max(sound.max(), -sound.min()))
            self.peaks[track.id] = max(loudest, self.peaks.get(track.id, 0.0))
            if track.kind == "score":
                loud = float(gains.max())
                for number, peak in self._scores.peaks(part, sequence.tempo, begin, end - begin).items():
                    self.peaks[part_key(clip.id, number)] = peak * loud

    def _tell(self, sha256: str, error: Exception) -> None:
        asset = self._document.find_asset(sha256)
        name = (asset.title if asset is not None else "") or sha256[:8]
        message = f"'{name}' is missing: the timeline plays without it."
        if isinstance(error, UserError) and self._there(sha256):
            message = error.message.replace(sha256, name)
        if message not in self.notes:
            self.notes.append(message)

    def _there(self, sha256: str) -> bool:
        try:
            return self._files(sha256).is_file()
        except (UserError, KeyError, OSError):
            return False


def _open(path: Path, rate: int) -> Reader:
    from creastudio.media.audio import AudioReader  # only where a sound file is heard

    return AudioReader(path, rate)
