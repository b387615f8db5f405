"""What is asked for now, "more like this", and what comes of it; kept up to date as more is known."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from creastudio.core.features import Ends, Features
from creastudio.core.recommended import Item, Recommended, Taste
from creastudio.shell.alike.knowledge import knowledge_of
from creastudio.shell.alike.tastes import tastes_of
from creastudio.shell.library.folders import folders_of
from creastudio.shell.library.source import source_of
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of
from creastudio.workspace.library_items import LibraryItem

MOST = 5000
"""Things that are compared; of more, those of the project and the newest files."""


def _ranked(things: Sequence[Item], wanted: Item, taste: Taste, ends: Ends) -> list[Recommended]:
    # NumPy comes with it: not before somebody asks, and not on the window's thread.
    from creastudio.core.recommendation import recommend

    return recommend(things, wanted, taste, ends=ends)


class Question(QObject):
    """One question a session.

    Attributes
    ----------
    asked : LibraryItem or None
        What more is wanted of; None where nobody asks.
    answers : list of LibraryItem
        The best first.
    reasons : dict
        ``LibraryItem.key`` -> why it is there.
    pool : int
        How many things are compared.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.knowledge, self.tastes = knowledge_of(session), tastes_of(session)
        self._source, self._folders = source_of(session), folders_of(session)
        self._background = background_of(session)
        self.asked: LibraryItem | None = None
        self.answers: list[LibraryItem] = []
        self.reasons: dict[str, Recommended] = {}
        self.pool = 0
        self._said: dict[str, tuple[LibraryItem, bool | None]] = {}
        self.knowledge.changed.connect(self._more_known)
        self.tastes.changed.connect(self._look)
        self._source.changed.connect(self._look)
        self._folders.changed.connect(self._look)

    @property
    def looking(self) -> bool:
        """Whether there may be more to come."""
        return self.asked is not None and bool(self.knowledge.left)

    def ask(self, item: LibraryItem) -> None:
        """Ask for more like a thing, and show it in the library."""
        self.asked, self.answers, self.reasons, self.pool = item, [], {}, 0
        self._folders.open()
        self.knowledge.want([item], first=True)
        self._session.show_panel("library")
        self.changed.emit()
        self._look()

    def ask_asset(self, sha256: str) -> None:
        """As ``ask``, for something of the project; nothing happens when it isn't there."""
        item = self.item_of(sha256)
        if item is not None:
            self.ask(item)

    def item_of(self, sha256: str) -> LibraryItem | None:
        """Return what the library calls an asset or result of the project."""
        return next((item for item in self._source.project() if item.sha256 == sha256), None)

    def end(self) -> None:
        """Ask no more."""
        self.asked, self.answers, self.reasons = None, [], {}
        self.knowledge.close()
        self.changed.emit()

    def say(self, items: Sequence[LibraryItem], likes: bool) -> None:
        """Like or dislike things; what is so already is so no more."""
        every = all(self.opinion(item) is likes for item in items)
        for item in items:
            self._said[item.key] = (item, None if every else likes)
        self.knowledge.want(items, first=True)
        self._say_known()

    def _say_known(self) -> None:
        """Keep what was said of things, with what is known of them; what isn't known yet waits."""
        for key, (item, likes) in list(self._said.items()):
            known = self.knowledge.of(item)
            sha256 = item.sha256 or (known.sha256 if known is not None else "")
            if known is not None:
                del self._said[key]
            if sha256:
                features = known.features if known is not None else {}
                self.tastes.say(sha256, item.kind, item.title, features, likes)

    def opinion(self, item: LibraryItem) -> bool | None:
        """Return whether a thing is liked (True), disliked (False), or neither."""
        known = self.knowledge.of(item)
        return self.tastes.of(item.sha256 or (known.sha256 if known is not None else ""))

    # -- answering

    def _more_known(self) -> None:
        if self._said:
            self._say_known()
        self._look()

    def _look(self) -> None:
        if self.asked is None:
            return
        found = self._things()
        self.pool = len(found)
        self.knowledge.want(found)
        known = self.knowledge.of(self.asked)
        if known is None:
            self.changed.emit()
            return
        items: dict[str, LibraryItem] = {}
        things: list[Item] = []
        seen: dict[str, list[Features]] = {}
        for item in found:
            told = self.knowledge.of(item)
            if told is not None and told.features:
                key = told.sha256 or item.key
                # The same thing in the project and in a folder is one, in whatever format.
                same = key in items or told.features in (*seen.get(item.title, ()), known.features)
                if not same:
                    seen.setdefault(item.title, []).append(told.features)
                    items[key] = item
                    things.append(Item(key, told.features, item.title))
        wanted = Item(known.sha256 or self.asked.key, known.features, self.asked.title)
        taste, ends = self.tastes.taste(self.asked.kind), self.knowledge.ends(self.asked.kind)
        work = partial(_ranked, things, wanted, taste, ends)
        self._background.run(self, "rank", work, partial(self._answered, self.asked, items))

    def _things(self) -> list[LibraryItem]:
        assert self.asked is not None
        kind, own = self.asked.kind, self.asked.key
        found = {item.key: item for item in self._source.project() if not item.trashed and item.kind == kind}
        for folder in self._folders.folders:
            found |= {item.key: item for item in self._folders.items(folder) if item.kind == kind}
        found.pop(own, None)
        return list(found.values())[:MOST]

    def _answered(self, asked: LibraryItem, items: dict[str, LibraryItem], found: list[Recommended]) -> None:
        if asked is not self.asked:
            return
        self.answers = [items[one.key] for one in found]
        self.reasons = {items[one.key].key: one for one in found}
        self.changed.emit()


def question_of(session: Session) -> Question:
    """Return the question of a session, made when it is first asked for."""
    found = session.findChild(Question)
    return found if found is not None else Question(session)
