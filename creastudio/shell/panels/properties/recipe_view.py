"""The recipe of an asset as a table, with what it came from, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from creastudio.api.errors import UserError
from creastudio.api.generator import Work
from creastudio.api.params import specs
from creastudio.api.recipe import Recipe
from creastudio.core.assets import Asset
from creastudio.core.provenance import describe
from creastudio.shell.i18n import mark, tr, tr_text
from creastudio.shell.panels.fields.flow import FlowLayout
from creastudio.shell.panels.results.asset_menu import save_as_file
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.widgets.labels import button, label

SAID = (
    mark("Generator"), mark("Plugin"), mark("Seed"), mark("Model"), mark("Strength"), mark("Variation of"), mark("Selection"),
    mark("Made again"), mark("the same bytes on the same machine"), mark("something alike"),
    mark("can't be run again"), mark("yes"), mark("no"),
)  # fmt: skip
"""What ``core.provenance`` says of a recipe, for the translators."""

_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)


class RecipeTable(QTreeWidget):
    """Two columns, long values wrapped, as high as what it shows: the panel around it scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIndentation(px(12))
        self.setAccessibleName(tr("Recipe"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.header().setStretchLastSection(True)
        self.itemExpanded.connect(self.fit)
        self.itemCollapsed.connect(self.fit)

    def fit(self, *_: object) -> None:
        """Take the height of the rows that are open."""
        self.resizeColumnToContents(0)
        room = max(px(60), self.viewport().width() - self.columnWidth(0) - px(14))
        height, item = 0, self.topLevelItem(0)
        while item is not None:
            # The view itself doesn't count the lines of a wrapped text.
            text = self.fontMetrics().boundingRect(0, 0, room, 10_000, _WRAPPED, item.text(1))
            size = QSize(room, max(px(28), text.height() + px(12)))
            item.setSizeHint(1, size)
            height += size.height()
            item = self.itemBelow(item)
        self.setFixedHeight(height + px(4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()


class RecipeView(QWidget):
    """Shows how an asset was made; ``show_asset`` chooses which."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asset: Asset | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        self._heading = label(tr("Recipe"), "section")
        column.addWidget(self._heading)
        self._none = label(tr("This wasn't made by a generator: it has no recipe."), "dim", wrap=True)
        column.addWidget(self._none)
        self.table = RecipeTable()
        column.addWidget(self.table)
        acts = FlowLayout(px(6))
        self.again = self._act(acts, tr("Make again"), "refresh-cw", self._again)
        self.use = self._act(acts, tr("Use these settings"), "sliders-horizontal", self._use)
        self.copy = self._act(acts, tr("Copy recipe"), "clipboard-copy", self._copy)
        self.save = self._act(acts, tr("Save as file…"), "download", self._save)
        column.addLayout(acts)

    def show_asset(self, asset: Asset) -> None:
        """Show the recipe of an asset."""
        if asset is self._asset:
            return
        self._asset = asset
        recipe = asset.recipe
        self._none.setVisible(recipe is None)
        self.table.setVisible(recipe is not None)
        self.table.clear()
        if recipe is not None:
            self._add_recipe(self.table.invisibleRootItem(), recipe)
        for part in (self.again, self.use, self.copy):
            part.setVisible(recipe is not None)
        self.again.setEnabled(recipe is not None and recipe.replay != "none")
        self.table.fit()

    def lines(self) -> list[tuple[str, str]]:
        """Return the lines that are shown at the top level."""
        items = (self.table.topLevelItem(row) for row in range(self.table.topLevelItemCount()))
        return [(item.text(0), item.text(1)) for item in items if item is not None]

    # -- making

    def _act(self, row: FlowLayout, text: str, icon: str, done: Callable[[], object]) -> QPushButton:
        found = button(text, "", icon)
        found.clicked.connect(lambda _checked=False: done())
        row.addWidget(found)
        return found

    def _add_recipe(self, above: QTreeWidgetItem, recipe: Recipe) -> None:
        work = self._work(recipe)
        titles = {spec.name: spec.title for spec in specs(work.params)} if work is not None else {}
        for name, value in describe(recipe):
            if name == "Seed" and work is not None and not work.seeded:
                continue
            shown = tr_text(titles.get(name, name))
            line = QTreeWidgetItem(above, [shown, tr_text(value)])
            line.setToolTip(1, value)
        if recipe.parent is not None:
            self._add_recipe(self._branch(above, tr("Came from"), recipe.parent), recipe.parent)
        for item in recipe.sources:
            if item.recipe is not None:
                self._add_recipe(self._branch(above, item.name, item.recipe), item.recipe)

    def _branch(self, above: QTreeWidgetItem, title: str, recipe: Recipe) -> QTreeWidgetItem:
        return QTreeWidgetItem(above, [title, f"{recipe.generator} · {recipe.seed}"])

    def _work(self, recipe: Recipe) -> Work | None:
        """Return what made it, where that is there: it knows how its parameters are called, and whether a seed says anything."""
        try:
            return self._session.environment.registry.work(recipe.generator)
        except UserError:
            return None

    # -- what a person does

    def _again(self) -> None:
        if self._asset is not None and self._asset.recipe is not None:
            self._session.again(self._asset.recipe)

    def _use(self) -> None:
        if self._asset is not None and self._asset.recipe is not None:
            self._session.use_settings(self._asset.recipe)

    def _copy(self) -> None:
        if self._asset is not None and self._asset.recipe is not None:
            QGuiApplication.clipboard().setText(self._asset.recipe.model_dump_json(indent=2))
            self._session.notify(tr("The recipe is on the clipboard."))

    def _save(self) -> None:
        if self._asset is not None:
            save_as_file(self._session, self._asset, self)
