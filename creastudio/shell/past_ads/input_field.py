"""Past ads as an input of a generator: those of the library, or a file."""

from __future__ import annotations

from creastudio import paths
from creastudio.api.generator import Input
from creastudio.shell.background import background_of
from creastudio.shell.i18n import tr, trn
from creastudio.shell.session import Session
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

        background_of(self._session).run(self, "count", count, self._counted)

    def _counted(self, count: int) -> None:
        self._count = count
        if self.value is None:
            self._show()

    def _invitation(self) -> str:
        if not self._count:
            return tr("None yet: add ads to the library, or choose a file")
        told = trn("{count} ad of the library", "{count} ads of the library", self._count)
        return told if self._session.settings.use_past_ads else tr("{told}, not used", told=told)
