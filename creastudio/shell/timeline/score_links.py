"""Generated clips that follow the notes of a score track: what goes into them, and whether the notes have changed since."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QObject

from creastudio.api.errors import UserError
from creastudio.api.recipe import RecipeInput
from creastudio.api.score import MEDIA_TYPE, Score, Tempo
from creastudio.api.score_parts import FASTEST, SLOWEST
from creastudio.core.edits.generated import START
from creastudio.core.tempo import TempoMap
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Clip, Track
from creastudio.shell.session import Session


@dataclass(frozen=True)
class ScoreLink:
    """The notes of a track as an input.

    Attributes
    ----------
    data : bytes
        The score.
    start : float
        Time of the score at which the source of the clip begins, s.
    """

    source: RecipeInput
    data: bytes
    start: float


@dataclass(frozen=True)
class _Joined:
    """The notes of one version of a track at one version of the tempo."""

    track: Track
    tempo: TempoMap
    data: bytes
    digest: str


class ScoreLinks(QObject):
    """Scores for the generated clips of one session; the same track is joined once."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._joined: dict[tuple[str, Fraction], _Joined] = {}

    def link(self, clip: Clip, track_id: str) -> ScoreLink | None:
        """Return the notes of a track as the input of a clip; None where the track is gone or empty.

        The clip's own place counts: time 0 of the score is the beginning of the sequence.
        """
        slot = clip.generated.score if clip.generated is not None else ""
        found = self._score(track_id, Fraction(clip.speed)) if slot else None
        if found is None:
            return None
        data, digest = found
        source = RecipeInput(name=slot, sha256=digest, media_type=MEDIA_TYPE)
        # What of the source passes until the clip begins, if all of the sequence passed as fast as it does.
        begin = clip.start * Fraction(clip.speed) - clip.offset
        return ScoreLink(source, data, float(begin / FLICKS_PER_SECOND))

    def changed(self, clip: Clip) -> bool:
        """Whether the notes that a clip follows, or its place among them, aren't those it was given."""
        generated = clip.generated
        if generated is None or not generated.score_track:
            return False
        link = self.link(clip, generated.score_track)
        if link is None:
            return False
        given = next((item.sha256 for item in generated.recipe.inputs if item.name == link.source.name), "")
        return link.source.sha256 != given or generated.recipe.params.get(START, link.start) != link.start

    def _score(self, track_id: str, speed: Fraction) -> tuple[bytes, str] | None:
        """Return the notes of a track, and their hash, in the time of a source that passes so fast."""
        sequence = self._session.sequence
        track = next((item for item in sequence.tracks if item.id == track_id), None) if sequence else None
        if sequence is None or track is None or not track.clips:
            return None
        key = track_id, speed
        kept = self._joined.get(key)
        if kept is None or kept.track is not track or kept.tempo is not sequence.tempo:
            from creastudio.export.sequence_score import joined_score

            alone = track.model_copy(update={"muted": False, "solo": False})
            score = joined_score(sequence.model_copy(update={"tracks": (alone,)}), self._read)
            # Its name says nothing of the notes.
            data = score.with_(title="", tempi=tuple(_slower(tempo, speed) for tempo in score.tempi)).dumps()
            kept = self._joined[key] = _Joined(track, sequence.tempo, data, hashlib.sha256(data).hexdigest())
        return kept.data, kept.digest

    def _read(self, clip: Clip) -> Score | None:
        try:
            return Score.loads(self._session.workspace.read_blob(clip.asset), clip.name)
        except (UserError, OSError, KeyError):
            return None


def _slower(tempo: Tempo, speed: Fraction) -> Tempo:
    """Return a tempo at which as much of a source passes until each note as does at a speed."""
    bpm = float(Fraction(tempo.bpm).limit_denominator(10**7) / speed)
    return tempo if speed == 1 else tempo.model_copy(update={"bpm": min(max(bpm, SLOWEST), FASTEST)})


def score_links_of(session: Session) -> ScoreLinks:
    """Return the score links of a session, made when they are first asked for."""
    found = session.findChild(ScoreLinks)
    return found if found is not None else ScoreLinks(session)
