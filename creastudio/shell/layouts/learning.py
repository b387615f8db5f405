"""Each pick teaches: what a person places or goes over to is kept beside what they left, off the thread of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count

from PySide6.QtCore import QObject, Signal

from creastudio import paths
from creastudio.api.errors import UserError
from creastudio.api.layout_taste import LayoutPair, LayoutTaste
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard
from creastudio.core.results import Result
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of, tried
from creastudio.store.layout_taste_file import LayoutTasteFile
from creastudio.workspace.campaign_project import is_campaign
from creastudio.workspace.layout_learning import Sets, choice_among, pairs_of
from creastudio.workspace.notice import Notice


class Picks(QObject):
    """Learns from the choices in one project."""

    learned = Signal(int)
    """Emitted with the number of pairs that were added."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._numbers = count()
        session.layoutsChosen.connect(self._placed)
        self._seen = {item.id for item in session.workspace.results}
        session.resultsChanged.connect(self._look)

    def _placed(self, result_ids: Sequence[str], before: Sequence[Result]) -> None:
        taken = [item for item in before if item.id in result_ids]
        # A campaign is placed whole: nothing was chosen before something else.
        if not is_campaign(taken):
            self._learn(*choice_among(before, taken))

    def changed(self, boards: Sequence[Artboard], now: Sequence[Artboard]) -> None:
        """Learn from another variant that is shown on artboards, in place of the one that was there."""
        self._learn([self._assets(now)], [self._assets(boards)])

    def _look(self) -> None:
        """Learn from what a job made of figures or of ads of the past."""
        for item in self._session.workspace.results:
            if item.id in self._seen:
                continue
            self._seen.add(item.id)
            if item.asset.metadata.get("teaches") == "layouts" and self._session.settings.learn_layouts:
                read, sha256 = self._session.workspace.read_blob, item.asset.sha256
                self._add(lambda read=read, sha256=sha256: list(LayoutTaste.loads(read(sha256)).pairs))

    def _assets(self, boards: Sequence[Artboard]) -> list[Asset]:
        document = self._session.document
        names = [board.layout.asset for board in boards if board.layout is not None]
        return [asset for name in names if (asset := document.find_asset(name)) is not None]

    def _learn(self, chosen: Sets, others: Sets) -> None:
        if not self._session.settings.learn_layouts or not others:
            return
        read = self._session.workspace.read_blob
        self._add(lambda: pairs_of(read, chosen, others))

    def _add(self, make: Callable[[], list[LayoutPair]]) -> None:
        file = LayoutTasteFile(paths.layout_taste_file())

        def work() -> int:
            pairs = make()
            if pairs:
                file.add(pairs)
            return len(pairs)

        # A slot of its own, so that the next pick doesn't take its place.
        background_of(self._session).run(self, next(self._numbers), tried(work), self._told)

    def _told(self, found: int | UserError) -> None:
        if isinstance(found, UserError):
            self._session.noticeAdded.emit(Notice.from_error(found))
        else:
            self.learned.emit(found)


def picks_of(session: Session) -> Picks:
    """Return what learns from the choices of a session, made when it is first asked for."""
    found = session.findChild(Picks)
    return found if found is not None else Picks(session)
