"""Past ads as an input of a generator: those of the library, or a file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from creastudio import paths
from creastudio.api.generator import Input
from creastudio.shell.i18n import tr, trn
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of
from creastudio.shell.widgets.inputs import InputField
from creastudio.shell.widgets.labels import button


class PastAdsField(InputField):
    """Says how many ads of the library are given while no file is chosen, and leads there."""

    def __init__(self, session: Session, slot: Input) -> None:
        self._count = 0
        super().__init__(session, slot)
        self.library_button = button(tr("Library…"), tip=tr("Past ads: add, annotate and rate them"))
        self.library_button.clicked.connect(session.pastAdsRequested)
        self.row.insertWidget(self.row.indexOf(self.choose_button), self.library_button)
        session.settingsChanged.connect(self._show)
        session.pastAdsChanged.connect(self.look)
        self.look()

    def look(self) -> None:
        """Look anew how many ads the library has."""
        count_past_ads(self._session, self, self._counted)

    def _counted(self, count: int) -> None:
        self._count = count
        if self.value is None:
            self._show()

    def _invitation(self) -> str:
        if not self._count:
            return tr("None yet: add ads to the library, or choose a file")
        return library_words(self._session, self._count)


def count_past_ads(session: Session, owner: QObject, then: Callable[[int], object]) -> None:
    """Count the annotated ads of the library beside the window's thread, as long as `owner` is there."""
    # With what reads annotations, which the window starts without.
    file = paths.past_ads_dir() / "ads.json"

    def count() -> int:
        if not file.is_file():
            return 0
        from creastudio.api.errors import UserError
        from creastudio.workspace.past_ads import annotated

        try:
            return len(annotated())
        except UserError:
            return 0

    background_of(session).run(owner, "count", count, then)


def library_words(session: Session, count: int) -> str:
    """Return what is said of ads of the library that a generator is given where no file is chosen."""
    told = trn("{count} ad of the library", "{count} ads of the library", count)
    return told if session.settings.use_past_ads else tr("{told}, not used", told=told)
