"""How a thing of the library was made, be it an asset or a file."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from creastudio.api.recipe import Recipe
from creastudio.core.assets import Asset
from creastudio.shell.dialogs.frame import DialogFrame
from creastudio.shell.i18n import tr
from creastudio.shell.panels.properties.recipe_view import RecipeView
from creastudio.shell.session import Session
from creastudio.shell.widgets.scrolling import scrolled
from creastudio.workspace.library_items import LibraryItem


class RecipeDialog(DialogFrame):
    """The recipe of an asset or a file."""

    def __init__(self, session: Session, item: LibraryItem, recipe: Recipe, parent: QWidget | None) -> None:
        super().__init__(parent, item.title or tr("Recipe"), width=480, height=560)
        # A file is no asset of the project; shown as one, it is saved nowhere.
        media_type = item.media_type or "image/png"
        asset = Asset(sha256=item.sha256 or "0" * 64, media_type=media_type, title=item.title, recipe=recipe)
        self.view = RecipeView(session)
        self.view.save.setVisible(bool(item.sha256))
        self.view.show_asset(asset)
        area = scrolled(self.view)
        self.body.addWidget(area, 1)
        self.add_button(tr("Close"), "primary").clicked.connect(self.accept)
        for act in (self.view.again, self.view.use):
            act.clicked.connect(self.accept)
