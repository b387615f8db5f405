"""What things are like, as far as it is known: said by who made them, found in the cache, or found out one by one."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from creastudio import paths
from creastudio.api.errors import UserError
from creastudio.api.generator import Generator
from creastudio.api.media import Kind
from creastudio.api.params import specs
from creastudio.core.features import Ends, Features, Value, read_ends, read_features
from creastudio.jobs.live_events import LiveFindings, LiveTrouble
from creastudio.shell.live.drawing import Drawing
from creastudio.shell.live.states import LiveState
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of
from creastudio.store.feature_cache import FeatureCache, FeatureRow
from creastudio.workspace.library_items import LibraryItem
from creastudio.workspace.likeness_subjects import (
    PICTURES,
    Subject,
    can_compare,
    describer_of,
    parameter_of,
    picture_described,
    read_subject,
)

TOLD_EVERY = 400
"""Milliseconds between two tellings that more is known."""

PATIENCE = 3
"""Things in a row that can't be described until the rest is given up."""


@dataclass(frozen=True)
class Known:
    """What is known of a thing; features are empty for one that can't be described."""

    sha256: str
    features: Features


class Knowledge(QObject):
    """Features of the things of one session, by ``LibraryItem.key``."""

    changed = Signal()
    """More is known, or all is."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._background = background_of(session)
        self._cache = FeatureCache(paths.features_file())
        self._known: dict[str, Known] = {}
        self._ends: dict[Kind, Ends] = {}
        self._waiting: deque[tuple[str, Subject]] = deque()
        self._wanted: set[str] = set()
        self._asked = 0
        self._now: tuple[str, Subject] | None = None
        self._sha256 = ""
        self._drawing: Drawing | None = None
        self._failures = 0
        self._rows: list[FeatureRow] = []
        self._tell = QTimer(self)
        self._tell.setSingleShot(True)
        self._tell.setInterval(TOLD_EVERY)
        self._tell.timeout.connect(self._told)

    def of(self, item: LibraryItem) -> Known | None:
        """Return what is known of a thing; None while nothing is."""
        return self._known.get(_name(item))

    def ends(self, kind: Kind) -> Ends:
        """Return what things of a kind are called at both ends of each number."""
        if kind == "image":
            from creastudio.media.picture_features import ENDS

            return ENDS
        return self._ends.get(kind, {})

    def can_compare(self, kind: Kind) -> bool:
        """Tell whether things of a kind can be compared."""
        return can_compare(self._session.environment.registry, kind)

    @property
    def left(self) -> int:
        """How many things aren't described yet."""
        return len(self._wanted)

    def want(self, items: Iterable[LibraryItem], *, first: bool = False) -> None:
        """Find out what things are like; `first` before all that waits."""
        new: dict[str, dict[str, Subject]] = {}
        for item in items:
            name = _name(item)
            if name in self._known or name in self._wanted or not self.can_compare(item.kind):
                continue
            said = self._said(item)
            if said:
                self._keep(name, Known(item.sha256, said))
                continue
            self._wanted.add(name)
            by = self._by(item.kind)
            new.setdefault(by, {})[name] = self._subject(item)
        for by, subjects in new.items():
            self._asked += 1
            # A slot of its own: what waits must not be replaced.
            self._background.run(
                self, ("find", self._asked), partial(self._cache.find, by, list(subjects)),
                partial(self._found, subjects, first),
            )  # fmt: skip

    def close(self) -> None:
        """Give up what waits."""
        for name, _ in self._waiting:
            self._wanted.discard(name)
        self._waiting.clear()

    # -- who says what

    def _said(self, item: LibraryItem) -> dict[str, Value]:
        """Return what who made a thing says of it."""
        asset = self._session.find_asset(item.sha256) if item.sha256 else None
        return read_features(asset.metadata.get("features")) if asset is not None else {}

    def _subject(self, item: LibraryItem) -> Subject:
        path = item.path if item.path is not None else self._session.workspace.blobs.path(item.sha256)
        return Subject(_name(item), item.kind, path, item.title or path.name)

    def _by(self, kind: Kind) -> str:
        """Return the name of what describes a kind, with all that makes it say something else."""
        if kind == "image":
            from creastudio.media.picture_features import VERSION

            return f"{PICTURES} {VERSION}"
        work = describer_of(self._session.environment.registry, kind)
        return f"{work.id} {work.version} {self._model(work)}" if work is not None else ""

    def _model(self, work: Generator) -> str:
        """Return the model that a describer hears with: the first of its family, if it asks for one."""
        family = next((spec.model_family for spec in specs(work.params) if spec.role == "model"), "")
        entries = self._session.environment.models.of_family(family) if family else ()
        return str(entries[0].ref) if entries else ""

    # -- one by one

    def _found(self, subjects: dict[str, Subject], first: bool, rows: dict[str, FeatureRow]) -> None:
        for name, row in rows.items():
            self._keep(name, Known(row.sha256, row.features))
        rest = [(name, subject) for name, subject in subjects.items() if name not in rows]
        if first:
            self._waiting.extendleft(reversed(rest))
        else:
            self._waiting.extend(rest)
        self._go_on()

    def _keep(self, name: str, known: Known) -> None:
        self._known[name] = known
        self._wanted.discard(name)
        if not self._tell.isActive():
            self._tell.start()

    def _go_on(self) -> None:
        if self._now is not None:
            return
        if not self._waiting:
            self._store()
            self._rest()
            return
        self._now = self._waiting.popleft()
        subject = self._now[1]
        if subject.kind == "image":
            self._background.run(self, "picture", partial(_tried, picture_described, subject), self._pictured)
        else:
            self._background.run(self, "read", partial(_tried, read_subject, subject), self._read)

    def _pictured(self, found: tuple[str, dict[str, Value]] | None) -> None:
        self._describe(*(found or ("", {})))

    def _read(self, found: tuple[str, str] | None) -> None:
        if self._now is None:
            return
        kind = self._now[1].kind
        work = describer_of(self._session.environment.registry, kind)
        if found is None or work is None:
            self._describe("", {})
            return
        self._sha256, text = found
        if self._drawing is None or self._drawing.work is not work:
            self._rest()
            self._drawing = Drawing(self._session, work, self)
            self._drawing.found.connect(self._heard)
            self._drawing.troubled.connect(self._troubled)
        values: dict[str, Any] = {spec.name: spec.default for spec in specs(work.params) if not spec.required}
        values[parameter_of(work, kind)] = text
        for spec in specs(work.params):
            if spec.role == "model":
                values[spec.name] = self._model(work) or None
        self._drawing.show(LiveState(values, 0))

    def _heard(self, event: LiveFindings) -> None:
        if self._now is not None:
            self._failures = 0
            self._ends.setdefault(self._now[1].kind, read_ends(event.metadata.get("ends")))
            self._describe(self._sha256, read_features(event.metadata.get("features")))

    def _troubled(self, event: LiveTrouble) -> None:
        del event
        self._failures += 1
        self._describe(self._sha256, {}, lasting=False)
        if self._failures >= PATIENCE:
            self._failures = 0
            self.close()
            self._rest()

    def _describe(self, sha256: str, features: dict[str, Value], *, lasting: bool = True) -> None:
        if self._now is None:
            return
        (name, subject), self._now = self._now, None
        self._keep(name, Known(sha256 or (name if len(name) == 64 else ""), features))
        if lasting:
            self._rows.append(FeatureRow(name, self._by(subject.kind), sha256, features))
        if len(self._rows) >= 64:
            self._store()
        self._go_on()

    def _store(self) -> None:
        if self._rows:
            rows, self._rows = self._rows, []
            self._background.run(
                self, ("put", rows[0].key), partial(self._cache.put, rows), lambda _none: None
            )

    def _rest(self) -> None:
        """Let the engine go."""
        if self._drawing is not None:
            self._drawing.close()
            self._drawing.deleteLater()
            self._drawing = None

    def _told(self) -> None:
        self.changed.emit()


def _name(item: LibraryItem) -> str:
    """Name the content of a thing: another version of a file is another thing."""
    return item.sha256 or f"{item.path}|{item.changed}"


def _tried(work: Any, subject: Subject) -> Any:
    try:
        return work(subject)
    except (UserError, ValueError, OSError):
        return None


def knowledge_of(session: Session) -> Knowledge:
    """Return what is known in a session, made when it is first asked for."""
    found = session.findChild(Knowledge)
    return found if found is not None else Knowledge(session)
