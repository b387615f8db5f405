"""Making generated clips anew: a job runs as they are wanted now, and its result takes the place of what they show."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from creastudio.core.edits.generated import START, set_inputs, show_made
from creastudio.core.edits.place import combined
from creastudio.core.generated import freshness, wanted_params
from creastudio.core.results import Result
from creastudio.core.timeline import Clip, Generated
from creastudio.jobs.job import JobRecord
from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.panels.results.review import review_of
from creastudio.shell.session import Session
from creastudio.shell.timeline.score_links import ScoreLink, score_links_of


@dataclass(frozen=True)
class _Wanted:
    """What a job makes, and for which clips."""

    clips: tuple[str, ...]
    generated: Generated
    link: ScoreLink | None


class Updates(QObject):
    """The updates of one session that are under way."""

    changed = Signal()
    """One began, went on or ended."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._links = score_links_of(session)
        self._wanted: dict[str, _Wanted] = {}
        self._records: dict[str, JobRecord] = {}
        self._taken: set[str] = set()
        self._find_again()
        session.jobChanged.connect(self._job_changed)
        session.resultsChanged.connect(self._take)

    def stale(self, clip: Clip) -> bool:
        """Whether a clip shows something else than is wanted, or its score has changed."""
        return clip.generated is not None and bool(
            freshness(self._session.document, clip) or self._links.changed(clip)
        )

    def record(self, clip: Clip) -> JobRecord | None:
        """Return the job that makes a clip anew, or None."""
        for job_id, wanted in self._wanted.items():
            if clip.id in wanted.clips:
                return self._records.get(job_id)
        return None

    def update(self, clip: Clip) -> bool:
        """Make a clip anew, and with it those that are wanted just so (the other part of one that was cut); True when it began."""
        generated = clip.generated
        if generated is None:
            return False
        self.cancel(clip)
        link = self._links.link(clip, generated.score_track) if generated.score_track else None
        inputs = {item.name: item for item in generated.recipe.inputs}
        params = wanted_params(generated)
        if link is not None:
            self._session.workspace.blobs.put(link.data)
            inputs[link.source.name] = link.source
            if START in params:
                params[START] = link.start
        blobs = self._session.workspace.blobs
        gone = [name for name, item in inputs.items() if not blobs.has(item.sha256)]
        if gone:
            self._session.notify(
                tr(
                    "'{name}' of this clip isn't in the project any more.",
                    name=", ".join(self._titles(generated, gone)),
                ),
                tr("Choose it again in the properties of the clip."),
                level="error",
            )
            return False
        given = {
            name: self._session.kept_input(name, item.sha256, item.media_type, item.recipe)
            for name, item in inputs.items()
        }
        record = self._session.run(
            generated.recipe.generator, params, seed=generated.recipe.seed, inputs=given
        )
        if record is None:
            return False
        review_of(self._session).leave(record.id)
        self._records[record.id] = record
        self._wanted[record.id] = _Wanted(self._alike(clip), generated, link)
        self.changed.emit()
        return True

    def _titles(self, generated: Generated, names: list[str]) -> list[str]:
        """Return how the form of its generator calls some of its inputs."""
        works = self._session.environment.registry.generators()
        takes = next((work.takes for work in works if work.id == generated.recipe.generator), ())
        titles = {item.name: tr_text(item.title) for item in takes if item.title}
        return [titles.get(name, name) for name in names]

    def cancel(self, clip: Clip) -> None:
        """Stop making a clip anew."""
        record = self.record(clip)
        if record is not None:
            self._session.workspace.desk.queue.cancel(record.id)

    def _find_again(self) -> None:
        """Take on the jobs that were under way when the project was closed, where they still make what is wanted."""
        for record in self._session.workspace.desk.queue.records():
            for clip in () if record.ended else self._clips():
                generated = clip.generated
                if generated is None or record.request.work != generated.recipe.generator:
                    continue
                if (
                    record.request.params == wanted_params(generated)
                    and record.request.seed == generated.recipe.seed
                ):
                    review_of(self._session).leave(record.id)
                    self._records[record.id] = record
                    self._wanted[record.id] = _Wanted(self._alike(clip), generated, None)
                    break

    def _alike(self, clip: Clip) -> tuple[str, ...]:
        return tuple(
            item.id
            for item in self._clips()
            if item.id == clip.id or (item.generated == clip.generated and item.asset == clip.asset)
        )

    def _job_changed(self, record: JobRecord) -> None:
        if record.id not in self._wanted:
            return
        self._records[record.id] = record
        if record.ended:
            self._take()
            del self._wanted[record.id], self._records[record.id]
        self.changed.emit()

    def _take(self) -> None:
        for result in self._session.workspace.results if self._wanted else ():
            wanted = self._wanted.get(result.job)
            if wanted is not None and result.id not in self._taken:
                self._taken.add(result.id)
                self._show(result, wanted)

    def _show(self, result: Result, wanted: _Wanted) -> None:
        session = self._session
        clips = [clip for clip in self._clips() if clip.id in wanted.clips]
        if not clips:
            return
        replaced = {clip.asset for clip in clips}
        edits = [show_made([clip.id for clip in clips], result.asset)]
        link, track = wanted.link, wanted.generated.score_track
        if link is not None:
            # What went in is what is wanted from now on, unless another track was chosen meanwhile.
            start = {START: link.start} if START in wanted.generated.recipe.params else {}
            edits += [
                set_inputs(clip.id, [link.source], track=track, **start)
                for clip in clips
                if clip.generated is not None and clip.generated.score_track == track
            ]
        if session.apply(combined("Update clip", *edits)):
            shown = {clip.asset for clip in self._clips()}
            old = [
                item.id
                for item in session.workspace.results
                if item.asset.sha256 in replaced - shown and item.state == "new"
            ]
            session.workspace.discard(old)

    def _clips(self) -> list[Clip]:
        return [
            clip
            for sequence in self._session.document.sequences
            for track in sequence.tracks
            for clip in track.clips
        ]


def updates_of(session: Session) -> Updates:
    """Return the updates of a session, made when they are first asked for."""
    found = session.findChild(Updates)
    return found if found is not None else Updates(session)
