"""The score that is edited: that of a clip on the timeline, and how a change of it becomes one undo step."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence as Listed

from PySide6.QtCore import QObject, Signal

from creastudio.api.errors import UserError
from creastudio.api.score import Score
from creastudio.core.assets import Asset
from creastudio.core.edits.score_notes import change_score
from creastudio.core.edits.timeline_tree import find_clip, locate
from creastudio.core.score_assets import edited_asset, whole_bars
from creastudio.core.score_clock import ScoreClock
from creastudio.core.timeline import Clip, Sequence
from creastudio.shell.session import Session
from creastudio.workspace.notice import Notice

KEPT = 64
"""Versions of scores that are kept unpacked, so that undo shows the very same objects."""


class ScoreSource(QObject):
    """One score clip at a time."""

    closing = Signal()
    """Another clip will be opened: what is half written belongs to the one that is open still."""
    opened = Signal()
    """Another clip, or none."""
    changed = Signal()
    """Another version of its score."""
    placed = Signal()
    """The clip or its tempo is another, so ticks lie at other times."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._cache: OrderedDict[str, Score] = OrderedDict()
        self.clip_id = ""
        self.alone = False
        """Whether a change concerns this clip alone, when others show the same score."""
        self.score: Score | None = None
        self.sha256 = ""
        self.trouble = ""
        self._clock: ScoreClock | None = None
        session.documentChanged.connect(self._document_changed)

    # -- what there is

    @property
    def clip(self) -> Clip | None:
        """The clip as it is now; None when it is gone."""
        found = self._place()
        return found[1] if found is not None else None

    @property
    def asset(self) -> Asset | None:
        """The score as an asset of the project."""
        return self._session.document.find_asset(self.sha256) if self.sha256 else None

    @property
    def shown_in(self) -> int:
        """How many clips, on all timelines, show this very score."""
        tracks = (track for sequence in self._session.document.sequences for track in sequence.tracks)
        return sum(clip.asset == self.sha256 for track in tracks for clip in track.clips)

    @property
    def end(self) -> int:
        """Where the last bar ends, ticks."""
        return whole_bars(self.score) if self.score is not None else 0

    # -- which one

    def open(self, clip_id: str) -> None:
        """Edit the score of another clip; "" edits none."""
        if clip_id != self.clip_id:
            self.closing.emit()
            self.clip_id, self.alone = clip_id, False
            self._read()
            self.opened.emit()
            self.changed.emit()

    # -- changing

    def set_score(self, score: Score, label: str, takes: Listed[Asset] = ()) -> bool:
        """Make `score` the score of the clip, as one undo step; True when it could be done, or nothing had to be."""
        before, clip = self.asset, self.clip
        if clip is None or score is self.score:
            return clip is not None
        try:
            sha256 = self._session.workspace.blobs.put(score.dumps())
        except UserError as error:
            self._session.noticeAdded.emit(Notice.from_error(error))
            return False
        title = before.title if before is not None else clip.name
        return self.set_asset(edited_asset(score, sha256, title, before), label, score=score, takes=takes)

    def set_asset(
        self, asset: Asset, label: str, *, score: Score | None = None, takes: Listed[Asset] = ()
    ) -> bool:
        """Show another score in the clip, as one undo step; `takes` stay with it as alternatives."""
        clip = self.clip
        if clip is None:
            return False
        if score is not None:
            self._keep(asset.sha256, score)
        alone = (clip.id,) if self.alone else None
        return self._session.apply(change_score(self.sha256, asset, label=label, clip_ids=alone, takes=takes))

    # -- time

    def tick(self, flicks: int) -> int:
        """Return the tick of the score at a time of the sequence."""
        return self._clock.tick(flicks) if self._clock is not None else 0

    def flicks(self, tick: int) -> int:
        """Return the time of the sequence at which a tick sounds, flicks."""
        return self._clock.flicks(tick) if self._clock is not None else 0

    # -- inside

    def _place(self) -> tuple[Sequence, Clip] | None:
        if not self.clip_id:
            return None
        try:
            sequence, _ = locate(self._session.document, [self.clip_id])
            return sequence, find_clip(self._session.document, self.clip_id)[1]
        except UserError:
            return None

    def _document_changed(self, old: object, new: object) -> None:
        if self.clip_id and getattr(old, "sequences", None) is not getattr(new, "sequences", None):
            before = self.score
            self._read()
            if self.score is not before:
                self.changed.emit()

    def _read(self) -> None:
        found = self._place()
        clip = found[1] if found is not None else None
        if clip is None or clip.kind != "score" or not clip.asset:
            self.score, self.sha256, self._clock, self.trouble = None, "", None, ""
            return
        if clip.asset != self.sha256 or self.score is None:
            self.sha256 = clip.asset
            self.score = self._score(clip)
        clock = (
            ScoreClock.of(clip, found[0].tempo, self.score.ticks_per_quarter)
            if found is not None and self.score is not None
            else None
        )
        if clock != self._clock:
            self._clock = clock
            self.placed.emit()

    def _score(self, clip: Clip) -> Score | None:
        self.trouble = ""
        if clip.asset in self._cache:
            self._cache.move_to_end(clip.asset)
            return self._cache[clip.asset]
        from creastudio.notation.scores import score_of

        try:
            score = score_of(self._session.workspace.read_blob(clip.asset), clip.name).score
        except UserError as error:
            self.trouble = error.message
            return None
        self._keep(clip.asset, score)
        return score

    def _keep(self, sha256: str, score: Score) -> None:
        self._cache[sha256] = score
        while len(self._cache) > KEPT:
            self._cache.popitem(last=False)
