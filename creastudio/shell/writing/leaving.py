"""Where a text goes from its page: onto artboard and timeline, into a script or note, to other generators."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from creastudio.api.errors import UserError
from creastudio.api.generator import Work
from creastudio.api.panel import Panel, listed
from creastudio.api.params import role_name, specs
from creastudio.core.edits import add_writing
from creastudio.core.edits.excerpts import words_between
from creastudio.core.writing import Writing, WritingKind
from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.icons import set_icon
from creastudio.shell.session import Session
from creastudio.shell.writing.kinds import kind_titles
from creastudio.shell.writings.acts import place_words, title_of


class LeaveButton(QToolButton):
    """A menu of what can be done with the text that is shown.

    Parameters
    ----------
    now : callable
        Returns the writing as it is shown, all that was typed included; None when there is none.
    selected : callable
        Returns what is selected of it; "" for nothing.
    selection : callable
        Returns from which letter to before which that is.
    """

    def __init__(
        self,
        session: Session,
        now: Callable[[], Writing | None],
        selected: Callable[[], str],
        selection: Callable[[], tuple[int, int]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session, self._now = session, now
        self._selected, self._selection = selected, selection
        self._panel: Panel | None = None
        set_icon(self, "corner-left-down")
        self.setToolTip(tr("Place what is selected, or else all of the text; or go on with it elsewhere"))
        self.setAccessibleName(self.toolTip())
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.list = QMenu(self)
        self.list.aboutToShow.connect(self._fill)
        self.setMenu(self.list)

    def use(self, panel: Panel | None) -> None:
        """Offer the generators that a panel names."""
        self._panel = panel

    def place(self, where: str) -> None:
        """Place what is selected, or else all of the text: canvas, timeline or both."""
        writing = self._now()
        if writing is not None:
            place_words(self._session, words_between(writing, *self._selection()), where)  # type: ignore[arg-type]

    def keep_as(self, kind: WritingKind) -> None:
        """Keep the text that is shown, without its branches, as a writing of another kind."""
        writing = self._now()
        if writing is None:
            return
        # Ids are permanent within a writing alone, so that the copies can keep theirs.
        path = writing.path()
        fresh = Writing(
            title=f"{title_of(writing)} ({kind_titles()[kind]})", kind=kind, language=writing.language, passages=path,
            at=writing.at,
        )  # fmt: skip
        if self._session.apply(add_writing(fresh)):
            self._session.set_writing(fresh.id)

    def act(self, work_id: str) -> None:
        """Open the form of another generator with what is selected, or all of the text."""
        writing = self._now()
        work = self._session.environment.registry.work(work_id)
        name = role_name(work.params, "prompt")
        if writing is None or name is None:
            return
        text = self._selected() or writing.text()
        told = {"language": writing.language, "form": writing.form, "memory": writing.memory}
        known = {spec.name: spec for spec in specs(work.params)}
        values = {
            key: value
            for key, value in told.items()
            if value and key in known and (not known[key].choices or value in known[key].choices)
        }
        longest = known[name].max_length
        self._session.open_form(work_id, {**values, name: text[:longest] if longest else text}, {})

    def _fill(self) -> None:
        menu = self.list
        menu.clear()
        writing = self._now()
        for title, icon, where in (
            (tr("Place as a text layer"), "type", "canvas"),
            (tr("Place as subtitles"), "captions", "timeline"),
            (tr("Place as both"), "layers", "both"),
        ):
            item = menu.addAction(title)
            set_icon(item, icon)
            item.setEnabled(writing is not None and bool(writing.text().strip()))
            item.triggered.connect(lambda _checked=False, place=where: self.place(place))
        menu.addSeparator()
        kinds: tuple[tuple[str, WritingKind], ...] = (
            (tr("Keep as a script"), "script"),
            (tr("Keep as a note"), "note"),
        )
        for title, kind in kinds:
            item = menu.addAction(title)
            item.setEnabled(writing is not None and bool(writing.text().strip()))
            item.triggered.connect(partial(self._keep, kind))
        self._add_acts(menu)

    def _keep(self, kind: WritingKind, _checked: bool = False) -> None:
        self.keep_as(kind)

    def _add_acts(self, menu: QMenu) -> None:
        names = listed(self._panel.bindings.get("acts", "")) if self._panel is not None else ()
        works = [work for name in names if (work := self._work(name)) is not None]
        if works:
            menu.addSeparator()
        for work in works:
            item = menu.addAction(tr_text(work.title) + "…")
            set_icon(item, "wand-sparkles")
            item.triggered.connect(lambda _checked=False, name=work.id: self.act(name))

    def _work(self, name: str) -> Work | None:
        try:
            return self._session.environment.registry.work(name)
        except UserError:
            # Of a plugin that isn't here.
            return None
