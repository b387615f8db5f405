"""The properties of what is selected, and how it was made."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from creastudio.core.assets import Asset
from creastudio.core.canvas import ImageLayer, Layer
from creastudio.core.edits.timeline_tree import Spot
from creastudio.shell.i18n import tr
from creastudio.shell.layouts.board_card import LayoutCard
from creastudio.shell.layouts.why import Why
from creastudio.shell.panels.fields.fold import Fold
from creastudio.shell.panels.properties.artboard_properties import ArtboardProperties
from creastudio.shell.panels.properties.clip_properties import ClipProperties
from creastudio.shell.panels.properties.layer_properties import LayerProperties
from creastudio.shell.panels.properties.palette_view import PaletteView
from creastudio.shell.panels.properties.recipe_view import RecipeView
from creastudio.shell.safety.card import SafetyCard
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.timeline.selected import selected_spots
from creastudio.shell.widgets.labels import EmptyState, label


class PropertiesPanel(QWidget):
    """A candidate in review goes before the selection, that before the active artboard."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setProperty("role", "panel")
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(tr("Properties"))
        inner = QWidget()
        self._column = column = QVBoxLayout(inner)
        column.setContentsMargins(px(12), px(12), px(12), px(12))
        column.setSpacing(px(12))
        self.title = label("", "heading", wrap=True)
        self.layer = LayerProperties(session)
        self.clip = ClipProperties(session)
        self.artboard = ArtboardProperties(session)
        self.layout_card = LayoutCard(session)
        self.why = Why()
        self.safety = SafetyCard(session)
        self.recipe = RecipeView(session)
        self.palette_view = PaletteView(session)
        self._palette_fold = Fold(tr("Palette"), self.palette_view)
        self._empty = EmptyState(
            "sliders-horizontal", tr("Select a layer, a clip or a result to see its properties.")
        )
        for part in (
            self.title,
            self.layer,
            self.clip,
            self.artboard,
            self.layout_card,
            self.why,
            self.safety,
            self.recipe,
            self._palette_fold,
            self._empty,
        ):
            column.addWidget(part)
        column.addStretch(1)
        area.setWidget(inner)
        outer.addWidget(area)
        for signal in (
            session.selectionChanged, session.documentChanged, session.activeArtboardChanged,
            session.activeResultChanged, session.activeSequenceChanged,
        ):  # fmt: skip
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Show what is selected now."""
        session = self._session
        result = session.result(session.active_result) if session.active_result else None
        layers, clips = self._layers(), selected_spots(session)
        board = session.artboard
        asset = self._asset(layers, clips)
        self.title.setVisible(result is not None)
        self.layer.setVisible(result is None and bool(layers))
        self.clip.setVisible(result is None and not layers and bool(clips))
        self.artboard.setVisible(result is None and not layers and not clips and board is not None)
        composed = board is not None and board.layout is not None
        self.layout_card.setVisible(result is None and not layers and not clips and composed)
        self._palette_fold.setVisible(result is None and (bool(layers) or (not clips and board is not None)))
        self._empty.setVisible(result is None and not layers and not clips and board is None)
        if result is not None:
            self.title.setText(result.asset.title or tr("Result"))
            asset = result.asset
        elif layers:
            self.layer.show_layers(layers)
        elif clips:
            self.clip.show_clips(clips)
        elif board is not None:
            self.artboard.show_artboard(board)
            self.layout_card.show_artboard(board)
        self.why.show_asset(session, result.asset if result is not None else None)
        self.safety.show_asset(asset)
        # What is flagged comes before anything else; that nothing is, comes after it.
        place = 1 if self.safety.flagged else self._column.indexOf(self.recipe) - 1
        if self._column.indexOf(self.safety) != place:
            self._column.removeWidget(self.safety)
            self._column.insertWidget(
                1 if self.safety.flagged else self._column.indexOf(self.recipe), self.safety
            )
        self.recipe.setVisible(asset is not None)
        if asset is not None:
            self.recipe.show_asset(asset)

    def _layers(self) -> list[Layer]:
        found = self._session.document.find_layers(self._session.selected_layers)
        return [layer for _, layer in found]

    def _asset(self, layers: list[Layer], clips: list[Spot]) -> Asset | None:
        if len(layers) == 1 and isinstance(layers[0], ImageLayer):
            return self._session.document.find_asset(layers[0].asset)
        alone = not layers and len(clips) == 1
        return self._session.document.find_asset(clips[0].clip.asset) if alone else None
