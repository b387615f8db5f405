"""Generated clips that follow the notes of a score track: what goes into them, and whether the notes have changed since."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QObject

from creastudio.api.errors import UserError
from creastudio.api.recipe import RecipeInput
from creastudio.api.score import MEDIA_TYPE, Score
from creastudio.core.generated import said_of
from creastudio.core.tempo import TempoMap
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Clip, Track
from creastudio.shell.session import Session

START = "score_start"
"""Parameter that takes when of the score the clip's source begins, s; of generators that have one."""


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


class ScoreLinks(QObject):
    """Scores for the generated clips of one session; the same track is joined once."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._joined: dict[str, tuple[Track, TempoMap, bytes]] = {}

    def slot(self, clip: Clip) -> str:
        """Return the name of the input of a clip that takes a score; empty for none."""
        asset = self._session.find_asset(clip.asset) if clip.asset else None
        name = said_of(asset).get("score") if asset is not None else None
        return name if isinstance(name, str) else ""

    def link(self, clip: Clip, track_id: str) -> ScoreLink | None:
        """Return the notes of a track as the input of a clip; None where the track is gone or empty.

        The clip's own place counts: time 0 of the score is the beginning of the sequence.
        """
        slot, data = self.slot(clip), self._score(track_id)
        if not slot or data is None:
            return None
        source = RecipeInput(name=slot, sha256=hashlib.sha256(data).hexdigest(), media_type=MEDIA_TYPE)
        begin = clip.start - clip.from_source(clip.offset)
        return ScoreLink(source, data, float(Fraction(begin, FLICKS_PER_SECOND)))

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

    def _score(self, track_id: str) -> bytes | None:
        sequence = self._session.sequence
        track = next((item for item in sequence.tracks if item.id == track_id), None) if sequence else None
        if sequence is None or track is None or not track.clips:
            return None
        kept = self._joined.get(track_id)
        if kept is None or kept[0] is not track or kept[1] is not sequence.tempo:
            from creastudio.export.sequence_score import joined_score

            alone = track.model_copy(update={"muted": False, "solo": False})
            score = joined_score(sequence.model_copy(update={"tracks": (alone,)}), self._read)
            # Its name says nothing of the notes.
            kept = self._joined[track_id] = (track, sequence.tempo, score.with_(title="").dumps())
        return kept[2]

    def _read(self, clip: Clip) -> Score | None:
        try:
            return Score.loads(self._session.workspace.read_blob(clip.asset), clip.name)
        except (UserError, OSError, KeyError):
            return None


def score_links_of(session: Session) -> ScoreLinks:
    """Return the score links of a session, made when they are first asked for."""
    found = session.findChild(ScoreLinks)
    return found if found is not None else ScoreLinks(session)
