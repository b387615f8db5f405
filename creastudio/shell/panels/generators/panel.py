"""The panel of generators and trainers: find one, set it, run it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from creastudio.api.generator import Trainer, Work
from creastudio.api.recipe import Recipe
from creastudio.core.canvas import ImageLayer
from creastudio.shell.i18n import language, tr, tr_text
from creastudio.shell.icons import icon, set_icon
from creastudio.shell.keys import native, with_key
from creastudio.shell.panels.generators.kept_form import KeptForm
from creastudio.shell.panels.generators.work_form import WorkForm
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, follow_theme, font, px
from creastudio.shell.widgets.inputs import KIND_ICONS
from creastudio.shell.widgets.labels import EmptyState, button, line

RUN_KEYS = "Ctrl+Return"
FIND_KEYS = "Ctrl+K"

STRENGTHS = (0.2, 0.5, 0.8)
"""Of the variations in the menu: a little, some, a lot."""

LIST_HEIGHT = 208
LEAST_LIST_HEIGHT = 96
LIST_SHARE = 0.28
"""Of the height of the panel."""

_WORK = Qt.ItemDataRole.UserRole


class GeneratorsPanel(QWidget):
    """Everything that plugins offer, grouped and searchable, over the form of the chosen one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._forms: dict[str, WorkForm] = {}
        self._kept: dict[str, KeptForm] = {}
        self._wanted = ""
        self.search = self._make_search()
        self.list = self._make_list()
        self.stack = _Forms()
        self.empty = EmptyState(
            "sparkles", tr("Choose a generator to see its settings."), tr("Find a generator"), FIND_KEYS
        )
        self.empty.action.clicked.connect(self.focus_search)
        self.stack.addWidget(self.empty)
        self.run_button = button(tr("Generate"), "primary", "sparkles", keys=RUN_KEYS)
        self.run_button.clicked.connect(self.generate)
        self.vary_button = self._make_vary()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(px(1.5 * SPACE), px(1.5 * SPACE), px(1.5 * SPACE), px(SPACE))
        top.setSpacing(px(SPACE))
        top.addWidget(self.search)
        top.addWidget(self.list)
        column.addLayout(top)
        column.addWidget(line())
        column.addWidget(self.stack, 1)
        column.addWidget(line())
        column.addLayout(self._make_foot())
        self.setTabOrder(self.search, self.list)
        self.setFocusProxy(self.search)
        self.fill()
        session.workRequested.connect(self._requested)
        session.selectionChanged.connect(self._refresh_vary)
        session.activeResultChanged.connect(self._refresh_vary)
        follow_theme(self, self.fill)
        self.choose(next(iter(reversed(session.settings.last_params)), ""))

    # -- finding

    def fill(self) -> None:
        """List what fits the search, by category; the choice is kept."""
        chosen = self.work.id if self.work is not None else ""
        locale = language() if language() != "en" else ""
        found = self._session.environment.registry.find(self.search.text(), locale)
        self.list.blockSignals(True)
        self.list.clear()
        for category in dict.fromkeys(work.category for work in found):
            self._add_heading(tr_text(category))
            for work in found:
                if work.category == category:
                    self._add_work(work)
        if not found:
            self._add_note(tr("Nothing fits '{text}'.", text=self.search.text()))
        self.list.blockSignals(False)
        self._mark(chosen)
        self._fit_list()

    def _searched(self, text: str) -> None:
        self.fill()
        if text.strip():
            self.list.scrollToTop()  # The best fit is the first; the chosen one may be far down.
        elif self.list.currentItem() is not None:
            self.list.scrollToItem(self.list.currentItem())

    def reload(self) -> None:
        """Take over other plugins: list them, and make the forms anew with what was set in them.

        The chosen work comes back with its plugin, too, when a save broke that and the next one mends it.
        """
        wanted = self._wanted
        for work_id, form in self._forms.items():
            self._kept[work_id] = KeptForm.of(form)
            self.stack.removeWidget(form)
            form.deleteLater()
        self._forms.clear()
        self.fill()
        self.choose(wanted)
        self._wanted = wanted

    def focus_search(self) -> None:
        """Put the keyboard into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def works(self) -> list[str]:
        """Return the ids of the listed works, in order."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [item.data(_WORK) for item in items if item.data(_WORK)]

    # -- choosing and running

    @property
    def form(self) -> WorkForm | None:
        """The form that is shown, or None."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, WorkForm) else None

    @property
    def work(self) -> Work | None:
        """The chosen generator or trainer."""
        return self.form.work if self.form is not None else None

    def choose(self, work_id: str) -> WorkForm | None:
        """Show the form of a work; the first one listed when it isn't there."""
        listed = self.works()
        work_id = work_id if work_id in listed else (listed[0] if listed else "")
        if not work_id:
            self.stack.setCurrentWidget(self.empty)
            self._refresh_foot()
            return None
        if work_id not in self._forms:
            work = self._session.environment.registry.work(work_id)
            form = WorkForm(self._session, work)
            if work_id in self._kept:
                self._kept.pop(work_id).put_into(form)
            self._forms[work_id] = form
            self.stack.addWidget(form)
        self._wanted = work_id
        self.stack.setCurrentWidget(self._forms[work_id])
        self._mark(work_id)
        self._refresh_foot()
        return self._forms[work_id]

    def generate(self) -> None:
        """Run the chosen work with what is set."""
        form = self.form
        if form is None:
            self.focus_search()
            return
        record = form.submit()
        if record is not None:
            if form.trains:
                self._session.show_panel("dashboard")
            else:
                self._session.show_results()

    def _requested(self, work_id: str, values: Mapping[str, Any], inputs: Mapping[str, Any]) -> None:
        self.search.clear()
        form = self.choose(work_id)
        if form is None or form.work.id != work_id:
            return
        rest = dict(values)
        form.set_values(rest, rest.pop("", None))
        form.set_inputs(inputs)

    # -- variations

    def vary_source(self) -> str | Recipe | None:
        """Return what Vary works on: the shown candidate, else the selected layer."""
        if self._session.active_result:
            return self._session.active_result
        for _, layer in self._session.document.find_layers(self._session.selected_layers):
            if isinstance(layer, ImageLayer):
                asset = self._session.document.find_asset(layer.asset)
                if asset is not None and asset.recipe is not None:
                    return asset.recipe
        return None

    def vary(self, strength: float) -> None:
        """Make variations of the shown candidate or the selected layer."""
        source = self.vary_source()
        if source is not None and self._session.vary(source, strength) is not None:
            self._session.show_results()

    def _make_vary(self) -> QWidget:
        made = button(
            tr("Vary"), "", "shuffle", tr("Make variations of the shown result or the selected layer")
        )
        menu = QMenu(made)
        titles = (tr("A little"), tr("Some"), tr("A lot"))
        for title, strength in zip(titles, STRENGTHS, strict=True):
            item = menu.addAction(title)
            item.triggered.connect(lambda _checked=False, value=strength: self.vary(value))
        made.setMenu(menu)
        made.setEnabled(False)
        return made

    def _refresh_vary(self) -> None:
        self.vary_button.setEnabled(self.vary_source() is not None)

    # -- making

    def _make_search(self) -> QLineEdit:
        search = QLineEdit()
        search.setPlaceholderText(tr("Find a generator ({key})", key=native(FIND_KEYS)))
        search.setAccessibleName(tr("Find a generator"))
        search.setClearButtonEnabled(True)
        search.addAction(icon("search", "dim"), QLineEdit.ActionPosition.LeadingPosition)
        search.textChanged.connect(self._searched)
        search.returnPressed.connect(self._take_first)
        search.installEventFilter(self)
        return search

    def _make_list(self) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName(tr("Generators"))
        made.setIconSize(QSize(px(18), px(18)))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.currentItemChanged.connect(self._item_chosen)
        return made

    def _make_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(*(px(1.5 * SPACE),) * 4)
        row.setSpacing(px(SPACE))
        row.addWidget(self.run_button, 1)
        row.addWidget(self.vary_button)
        return row

    def _refresh_foot(self) -> None:
        form = self.form
        trains = form is not None and form.trains
        text = tr("Train") if trains else tr("Generate")
        self.run_button.setText(text)
        self.run_button.setToolTip(with_key(text, RUN_KEYS))
        self.run_button.setAccessibleName(text)
        set_icon(self.run_button, "graduation-cap" if trains else "sparkles", "on_accent")
        self.run_button.setEnabled(form is not None)
        self.vary_button.setVisible(not trains)

    def _add_heading(self, text: str) -> None:
        self._add_note(text.upper() if language() == "en" else text)

    def _add_note(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(font(11))
        self.list.addItem(item)

    def _add_work(self, work: Work) -> None:
        trains = isinstance(work, Trainer)
        item = QListWidgetItem(
            icon("graduation-cap" if trains else KIND_ICONS[work.makes], "accent"), tr_text(work.title)
        )
        item.setData(_WORK, work.id)
        item.setToolTip(tr_text(work.summary))
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, tr_text(work.summary))
        self.list.addItem(item)

    def _fit_list(self) -> None:
        wanted = sum(self.list.sizeHintForRow(row) for row in range(self.list.count())) + px(4)
        # Where there is little room, in a low window or with large letters, the form needs it more.
        most = min(px(LIST_HEIGHT), max(px(LEAST_LIST_HEIGHT), round(self.height() * LIST_SHARE)))
        self.list.setFixedHeight(min(max(wanted, px(40)), most))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_list()

    def _mark(self, work_id: str) -> None:
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            if work_id and self.list.item(row).data(_WORK) == work_id:
                self.list.setCurrentRow(row)
        self.list.blockSignals(False)

    def _item_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_WORK):
            self.choose(item.data(_WORK))

    def _take_first(self) -> None:
        listed = self.works()
        form = self.choose(listed[0]) if listed else None
        if form is not None:
            form.params.setFocus()
            form.focusNextChild()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return False


class _Forms(QStackedWidget):
    """Forms, which scroll by themselves: how high the texts in them are must not press what is above together."""

    def hasHeightForWidth(self) -> bool:  # noqa: N802  Qt's name
        return False
