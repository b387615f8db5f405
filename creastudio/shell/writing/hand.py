"""A writing under a person's hand: typing, going on, choosing and stepping among branches, each as one undo step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from creastudio.api.errors import UserError
from creastudio.api.generator import Generator
from creastudio.api.panel import Panel
from creastudio.core.blocked import Blocked, refuse_blocked
from creastudio.core.document import Document
from creastudio.core.edits import choose_passage, continue_at, prune_passage, write_branching
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.place import combined
from creastudio.core.results import Result
from creastudio.core.writing import Passage, Writing
from creastudio.jobs.job import JobRecord, JobStream
from creastudio.jobs.recipes import recipe_of
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.writing.run import Run, Way, all_alike
from creastudio.shell.writing.tokens import Token, TokenStore
from creastudio.shell.writing.wishes import values_for
from creastudio.workspace.notice import Notice


class Hand(QObject):
    """One writing and what goes on with it.

    Attributes
    ----------
    caret : int or None
        Where the caret belongs after what was done last, letters of the shown text; whoever moves it there clears it.
    run : Run or None
        The ways that are offered, while they are written and until the person does something else.
    """

    changed = Signal()
    """The writing, or what is shown of it, is another."""
    begun = Signal()
    """A run began; see ``run``."""
    grew = Signal(object)
    """Set of int: which ways of the run have grown."""
    ended = Signal()
    """Nothing more comes of the run; its ways are in the writing."""
    closed = Signal()
    """The ways are offered no more."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.writing_id = ""
        self.run: Run | None = None
        self.tokens = TokenStore()
        self.caret: int | None = None
        self._own: set[str] = set()
        self._record: JobRecord | None = None
        session.documentChanged.connect(self._document_changed)
        session.textStreamed.connect(self._streamed)
        session.jobChanged.connect(self._job_changed)

    # -- what there is

    @property
    def writing(self) -> Writing | None:
        """The writing as it is now."""
        return self._session.document.find_writing(self.writing_id) if self.writing_id else None

    @property
    def running(self) -> bool:
        """Whether a model writes."""
        return self.run is not None and self.run.running

    def passage_at(self, place: int) -> tuple[Passage, int] | None:
        """Return the passage of the shown text that a place lies in, and where in it; on a border the one before."""
        writing = self.writing
        for span in writing.spans() if writing is not None else ():
            if place <= span.end and (place > span.start or place == 0):
                return span.passage, place - span.start
        return None

    def token_at(self, place: int) -> tuple[int, Token] | None:
        """Return where in the shown text the word at a place begins, with what could have stood there."""
        found = self.passage_at(place)
        token = self.tokens.at(found[0].text, found[1]) if found is not None else None
        if found is None or token is None:
            return None
        return place - found[1] + token.start, token

    # -- which one

    def open(self, writing_id: str) -> None:
        """Work on another writing."""
        if writing_id != self.writing_id:
            self.stop()
            self.close_run()
            self._own.clear()
            self.writing_id = writing_id
            self.changed.emit()

    # -- by hand

    def write(self, text: str) -> bool:
        """Set the shown text as it was typed; True when it could be done."""
        before = self.writing
        if before is None or text == before.text():
            return before is not None
        done = self._session.apply(write_branching(self.writing_id, text, self._own))
        after = self.writing
        if done and after is not None:
            known = {item.id for item in before.passages}
            self._own |= {item.id for item in after.passages if item.id not in known}
        return done

    def choose(self, passage_id: str) -> None:
        """Show the newest branch through a passage."""
        writing = self.writing
        if writing is None or not writing.has(passage_id):
            return
        tip = writing.tip(passage_id)
        if tip != writing.at:
            self._own.clear()
            self.caret = len(writing.text(passage_id))
            self._session.apply(choose_passage(self.writing_id, tip))

    def step(self, direction: int, place: int) -> bool:
        """Show the next (1) or the last (-1) alternative of the passage at a place; False where there is none."""
        writing, found = self.writing, self.passage_at(place)
        if writing is None or found is None:
            return False
        siblings = writing.siblings(found[0].id)
        index = next(number for number, item in enumerate(siblings) if item.id == found[0].id)
        if len(siblings) < 2:
            return False
        self.choose(siblings[(index + direction) % len(siblings)].id)
        return True

    def prune(self, passage_id: str) -> None:
        """Delete a branch; undo brings it back."""
        self._session.apply(prune_passage(self.writing_id, passage_id))

    # -- by a model

    def go_on(self, panel: Panel, style: Mapping[str, Any], place: int, count: int, at: str = "") -> bool:
        """Have a model go on from a place in the shown text in `count` ways; True when it has begun."""
        writing = self.writing
        if writing is None or self.running:
            return False
        self.close_run()
        at = at or writing.at
        whole = writing.text(at) if at else ""
        base, rest = whole[:place], whole[place:]
        work = self._session.environment.registry.work(panel.generator)
        assert isinstance(work, Generator)
        values = values_for(panel, work, writing, base, style, count)
        try:
            record = self._session.workspace.desk.submit(panel.generator, values, take=self._take)
        except UserError as error:
            self._session.noticeAdded.emit(Notice.from_error(error))
            return False
        self._record = record
        self.run = Run(record.id, writing.id, at, len(base), base, [Way() for _ in range(count)], rest)
        if count == 1:
            self.run.chosen = 0
        self.begun.emit()
        return True

    def go_on_with(self, panel: Panel, style: Mapping[str, Any], place: int, word: str, count: int) -> bool:
        """Put another word at a place of the shown text and have a model go on from there; the old text is kept."""
        passage = Passage(text=word, author="model")
        self._split_tokens(place)
        if not self._session.apply(continue_at(self.writing_id, place, [passage])):
            return False
        return self.go_on(panel, style, place + len(word), count)

    def take(self, index: int) -> None:
        """Take one of the ways that are offered; one that is still written is taken as it comes."""
        run = self.run
        if run is None or not 0 <= index < len(run.ways):
            return
        run.chosen = index
        if run.running:
            self.grew.emit({index})
            return
        passage = run.ways[index].passage
        self.close_run()
        if passage:
            self.choose(passage)

    def stop(self) -> None:
        """Stop writing; what has come is kept."""
        if self.run is not None and self.run.running:
            self.run.stopped = True
            self._session.workspace.desk.queue.cancel(self.run.job)
            self._finish()

    def close_run(self) -> None:
        """Offer the ways no more; they stay in the writing."""
        if self.run is not None and not self.run.running:
            self.run = None
            self.closed.emit()

    # -- what the session says

    def _document_changed(self, old: Document, new: Document) -> None:
        if not self.writing_id:
            return
        before, after = old.find_writing(self.writing_id), new.find_writing(self.writing_id)
        if before is not after:
            if after is None:
                self.stop()
                self.close_run()
                self.writing_id = ""
            self.changed.emit()

    def _streamed(self, event: JobStream) -> None:
        if self.run is not None and self.run.running and event.job == self.run.job:
            self.grew.emit(self.run.take(event))

    def _take(self, result: Result) -> bool:
        """Show a finished way; one that the policy blocks goes to the tray, where it can be let through."""
        run, asset = self.run, result.asset
        if run is None or result.job != run.job or asset.recipe is None:
            return True
        index = asset.recipe.index
        if not run.running or index >= len(run.ways):
            return True
        try:
            refuse_blocked(self._session.document, asset)
        except Blocked as error:
            run.ways[index].settle("", None, asset.recipe.seed)
            self._session.blockedTold.emit(error)
            self.grew.emit({index})
            return False
        text = self._session.workspace.read_blob(asset.sha256).decode("utf-8", "replace")
        run.ways[index].settle(text, asset.recipe, asset.recipe.seed)
        run.budget = asset.metadata.get("budget") or run.budget
        self.grew.emit({index})
        return True

    def _job_changed(self, record: JobRecord) -> None:
        if self.run is not None and self.run.running and record.id == self.run.job and record.ended:
            self.run.stopped = record.status != "done"
            self._finish()

    def _finish(self) -> None:
        """Put the ways into the writing as one step."""
        run = self.run
        assert run is not None
        run.running = False
        for index, way in enumerate(run.ways):
            if not way.whole:
                self._settle_part(run, way, index)
            self.tokens.keep(way.text, way.tokens)
        passages = run.passages()
        ids = [item.id for item in passages]
        taken = run.taken
        choose = ids.index(taken.passage) if taken is not None and taken.passage in ids else None
        if passages:
            self._own.clear()
            place = self._place_now(run)
            begin = run.place if place is None else place
            self._split_tokens(begin)
            self.caret = begin + len(taken.text) if taken is not None and choose is not None else None
            self._session.apply(self._continued(run, place, passages, choose))
        if len(run.ways) > 1 and all_alike(run.ways):
            self._session.notify(
                tr("All alternatives came to the same text."), tr("Give the style more freedom for others.")
            )
        self.ended.emit()
        if choose is not None or not passages:
            self.close_run()

    def _place_now(self, run: Run) -> int | None:
        """Return where in its text a run goes on now; None where that was undone or written anew meanwhile."""
        writing = self._session.document.find_writing(run.writing)
        if writing is None or not run.at:
            return run.place
        now = writing.text(run.at) if writing.has(run.at) else None
        if now is not None and now.startswith(run.base):
            return run.place
        return len(now) - len(run.rest) if now is not None and now.endswith(run.rest) else None

    @staticmethod
    def _continued(run: Run, place: int | None, passages: list[Passage], choose: int | None) -> Edit:
        """Return the edit that keeps what a run wrote, in a branch with the text before it where that is gone."""
        if place is not None:
            return continue_at(run.writing, place, passages, choose=choose, at=run.at)
        before = Passage(text=run.base)
        return combined(
            "Continue text",
            continue_at(run.writing, 0, [before], choose=None if choose is None else 0),
            continue_at(run.writing, len(run.base), passages, choose=choose, at=before.id),
        )

    def _settle_part(self, run: Run, way: Way, index: int) -> None:
        """Give what was stopped the recipe that it came by, as far as it got."""
        if self._record is None or not way.text:
            return
        way.seed = (self._record.request.seed + index) % 2**63
        told = {"seed": way.seed, "index": index, "media_type": "text/plain", "metadata": {}}
        way.recipe = recipe_of(self._record.request, told, run.models)

    def _split_tokens(self, place: int) -> None:
        found = self.passage_at(place)
        if found is not None and 0 < found[1] < len(found[0].text):
            self.tokens.split(found[0].text, found[1])
