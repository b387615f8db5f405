"""What generators made of the score, looked at in place: ghost notes, compared by arrows, taken by Enter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from creastudio.api.errors import UserError
from creastudio.api.generator import Generator
from creastudio.api.score import MEDIA_TYPE, Score
from creastudio.core.edits.score_notes import change_score
from creastudio.core.results import Result
from creastudio.core.score_editing import Pick
from creastudio.core.score_merging import difference, fresh_chords, fresh_words, merged
from creastudio.jobs.job import JobPreview, JobRecord
from creastudio.shell.edit_preview import preview_of
from creastudio.shell.i18n import mark, tr, trn
from creastudio.shell.panels.results.review import review_of
from creastudio.shell.score.source import ScoreSource
from creastudio.shell.session import Session
from creastudio.workspace.notice import Notice


class Candidates(QObject):
    """The candidates for one score. They are in the results too, whatever is done with them here."""

    changed = Signal()
    """Others are there, or another is shown."""
    progressed = Signal(object)
    """JobRecord of what is being made."""

    def __init__(self, session: Session, source: ScoreSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._source = session, source
        self._jobs: list[str] = []
        self._scores: dict[str, Score | None] = {}
        self._known: set[str] = set()
        self._base: Score | None = None
        self._clip = ""
        self.results: tuple[Result, ...] = ()
        self.index = 0
        self.before = False
        self.title = ""
        self.running: JobRecord | None = None
        self._growing: Score | None = None
        session.previewChanged.connect(self._grow)
        session.resultsChanged.connect(self._look)
        session.jobChanged.connect(self._job_changed)
        source.opened.connect(self.close)
        source.changed.connect(self._score_changed)

    # -- what there is

    @property
    def active(self) -> Result | None:
        """The candidate that is shown."""
        return self.results[self.index] if self.results else None

    def score(self) -> Score | None:
        """Return what the score would be with the candidate that is shown, or the one that grows; None where none is."""
        now, active = self._source.score, self.active
        made = self._made(active) if active is not None else self._growing
        if now is None or made is None:
            return None
        return merged(self._base if self._base is not None else now, now, made)

    def ghosts(self) -> tuple[tuple[Pick, ...], tuple[Pick, ...]]:
        """Return the notes that would go and those that would come; none while what was before is shown."""
        now, found = self._source.score, None if self.before else self.score()
        return difference(now, found) if now is not None and found is not None else ((), ())

    def fresh_words(self) -> tuple[tuple[int, int], ...]:
        """Return tracks and ticks of the syllables that would come."""
        now, found = self._source.score, None if self.before else self.score()
        return fresh_words(now, found) if now is not None and found is not None else ()

    def told(self) -> str:
        """Return what the candidate that is shown changes, as it is said beside its number."""
        if self.before:
            return tr("the score as it is")
        now, found = self._source.score, self.score()
        gone, fresh = self.ghosts()
        words = len(self.fresh_words())
        chords = len(fresh_chords(now, found)) if now is not None and found is not None else 0
        parts = [
            trn("{count} new note", "{count} new notes", len(fresh)) if fresh else "",
            trn("{count} goes", "{count} go", len(gone)) if gone else "",
            trn("{count} new syllable", "{count} new syllables", words) if words else "",
            trn("{count} new chord", "{count} new chords", chords) if chords else "",
        ]
        return " · ".join(part for part in parts if part) or tr("nothing is new")

    # -- what a person does

    def run(
        self, work: Generator, values: Mapping[str, Any], title: str, seed: int | None = None
    ) -> JobRecord | None:
        """Have a generator make something of the score; what it makes is shown here, and kept in the results."""
        slot = next((item for item in work.takes if item.kind == "score" and not item.folder), None)
        given = self._session.input_of(slot, self._source.sha256) if slot is not None else None
        record = self._session.run(
            work.id,
            values,
            seed=seed,
            inputs={slot.name: given} if slot is not None and given is not None else {},
        )
        if record is None:
            return None
        self.close()
        self._base, self._clip, self.title = self._source.score, self._source.clip_id, title
        self._follow(record)
        return record

    def step(self, direction: int) -> None:
        """Show the next candidate (1) or the one before (-1), round and round."""
        if self.results:
            self.index = (self.index + direction) % len(self.results)
            self._show()

    def set_before(self, before: bool) -> None:
        """Show the score as it is, or the candidate again."""
        if before != self.before and self.results:
            self.before = before
            self._show()

    def accept(self) -> bool:
        """Take the candidate that is shown into the score, as one undo step; the others stay with the clip as takes."""
        active, now = self.active, self._source.score
        found = self.score()
        if active is None or found is None or now is None:
            return False
        takes = [result.asset for result in self.results]
        label = mark("Take what was generated")
        made = self._made(active)
        self._end_preview()
        if found == made:
            done = self._source.set_asset(active.asset, label, score=found, takes=takes)
        else:
            done = self._source.set_score(found, label, takes)
        if done:
            self._forget()
            self.changed.emit()
        return done

    def discard(self) -> None:
        """Throw away the candidate that is shown and go on with the next."""
        active = self.active
        if active is not None:
            self._session.discard([active.id])

    def vary(self) -> None:
        """Have variations of the candidate that is shown made; they come behind the others."""
        active = self.active
        record = (
            self._session.vary(active.id, review_of(self._session).strength) if active is not None else None
        )
        if record is not None:
            self._follow(record)

    def stop(self) -> None:
        """Stop what is being made."""
        if self.running is not None:
            self._session.workspace.desk.queue.cancel(self.running.id)

    def close(self) -> None:
        """Show candidates no more; they stay in the results."""
        if self._jobs or self.results:
            self._end_preview()
            self._forget()
            self.changed.emit()

    # -- keys

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means while candidates are looked at; False where it means nothing."""
        if not self.results:
            if self.running is not None and event.key() == Qt.Key.Key_Escape:
                self.stop()
                return True
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_B:
            if not event.isAutoRepeat():
                self.set_before(True)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.step(1 if key == Qt.Key.Key_Right else -1)
        elif event.isAutoRepeat():
            return False
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        elif key == Qt.Key.Key_Escape:
            self.close()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.discard()
        elif key == Qt.Key.Key_V:
            self.vary()
        else:
            return False
        return True

    def release(self, event: QKeyEvent) -> bool:
        """As ``press``, for the end of a held key."""
        if event.key() != Qt.Key.Key_B or event.isAutoRepeat() or not self.before:
            return False
        self.set_before(False)
        return True

    # -- inside

    def _follow(self, record: JobRecord) -> None:
        self._jobs.append(record.id)
        self.running = record
        review_of(self._session).leave(record.id)
        self.progressed.emit(record)

    def _look(self) -> None:
        if not self._jobs:
            return
        active = self.active
        found = [r for r in self._session.workspace.results if r.job in self._jobs and r.state != "discarded"]
        order = {job: place for place, job in enumerate(self._jobs)}
        found = [r for r in found if r.asset.kind == "score" and self._made(r) is not None]
        found.sort(key=lambda r: (order[r.job], r.asset.recipe.index if r.asset.recipe is not None else 0))
        if tuple(found) == self.results:
            return
        self.results, self._growing = tuple(found), None
        ids = [r.id for r in found]
        fresh = next(
            (n for n, r in enumerate(found) if r.id not in self._known and r.job == self._jobs[-1]), None
        )
        if active is not None and active.id in ids and (fresh is None or active.job == self._jobs[-1]):
            self.index = ids.index(active.id)
        else:
            self.index = fresh if fresh is not None else min(self.index, max(len(found) - 1, 0))
        self._known |= set(ids)
        if not found:
            self._end_preview()
        self._show()

    def _grow(self, preview: JobPreview) -> None:
        """Show what a job has written so far, until its results come."""
        if preview.job not in self._jobs or self.results or preview.media_type != MEDIA_TYPE:
            return
        try:
            self._growing = Score.loads(preview.data)
        except UserError:
            return  # there is a result to come, and what is wrong with it is said then
        self.changed.emit()

    def _made(self, result: Result) -> Score | None:
        sha256 = result.asset.sha256
        if sha256 not in self._scores:
            from creastudio.notation.scores import score_of

            try:
                data = self._session.workspace.read_blob(sha256)
                self._scores[sha256] = score_of(data, result.asset.title).score
            except UserError as error:
                self._scores[sha256] = None
                self._session.noticeAdded.emit(Notice.from_error(error))
        return self._scores[sha256]

    def _show(self) -> None:
        """Let the candidate be seen here, and heard on the timeline."""
        active, clip = self.active, self._source.clip
        preview = preview_of(self._session)
        if active is None or clip is None or self.before:
            preview.show(None)
        else:
            alone = (clip.id,) if self._source.alone else None
            edit = change_score(
                self._source.sha256, active.asset, label="preview", clip_ids=alone, follow_tempo=False
            )
            preview.show(edit)
        self.changed.emit()

    def _end_preview(self) -> None:
        if self.results:
            preview_of(self._session).show(None)

    def _forget(self) -> None:
        self._jobs, self.results, self.index, self.before = [], (), 0, False
        self._scores, self._known, self._base, self.running = {}, set(), None, None
        self._growing = None

    def _score_changed(self) -> None:
        if self.results:
            self._show()

    def _job_changed(self, record: JobRecord) -> None:
        if record.id not in self._jobs:
            return
        self.running = None if record.ended else record
        if record.ended and self._growing is not None:
            self._growing = None
            self.changed.emit()
        self.progressed.emit(record)
        if record.status == "done" and not self.results and record.id == self._jobs[-1]:
            self._look()
            if not self.results:
                self._session.notify(tr("Nothing came of it that is a score."))
