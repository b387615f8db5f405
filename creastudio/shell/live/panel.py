"""The dock "Live": chooses which pad is shown, and says what is missing where none can be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from creastudio.api.generator import Generator
from creastudio.api.panel import Panel
from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.live.controls import family_of
from creastudio.shell.live.pad_view import PadView
from creastudio.shell.live.states import LiveState, first_state, fitting
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.field import calm, narrowable
from creastudio.shell.widgets.labels import EmptyState, label
from creastudio.shell.widgets.large_dock import LargeDock

LARGE = QSize(1060, 700)
"""Of a window of its own, px at text scale 1."""


class LivePanel(QWidget):
    """All pads that plugins offer, one shown at a time."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._views: dict[str, PadView] = {}
        self._wanted = ""
        self._left: dict[str, LiveState] = {}
        self._in_front = True
        self.choice = QComboBox()
        self.choice.setAccessibleName(tr("Which live panel is shown"))
        calm(self.choice)
        narrowable(self.choice)
        self.stack = QStackedWidget()
        self.nothing = EmptyState("move", tr("No plugin draws pictures live."))
        self.no_model = EmptyState(
            "graduation-cap", tr("There is no model yet. Train one or import one."), tr("Train a model")
        )
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(self.no_model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.large = QToolButton()
        self._window = LargeDock(self, self.large, tr("Live"), LARGE, lambda: session.show_panel("live"))
        head = QHBoxLayout()
        head.setContentsMargins(px(SPACE), px(SPACE), px(SPACE), px(SPACE / 2))
        self._title = label("", "heading")
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head.addWidget(self._title, 1)
        head.addWidget(self.choice, 1)
        head.addWidget(self.large)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        self.no_model.action.clicked.connect(self._train)
        self.choice.currentIndexChanged.connect(self._choose)
        session.modelsChanged.connect(self._models_changed)
        session.liveRequested.connect(self.open_state)
        self.reload()

    @property
    def view(self) -> PadView | None:
        """The pad that is shown, or None."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, PadView) else None

    def reload(self) -> None:
        """List the pads of the plugins that there are now.

        The pad in front stays there with what it shows, also when its plugin comes back from a save that broke it.
        """
        for panel_id, view in self._views.items():
            self._left[panel_id] = view.hand.state
            view.set_active(False)
            self.stack.removeWidget(view)
            view.deleteLater()
        self._views.clear()
        self.choice.blockSignals(True)
        self.choice.clear()
        for panel in self._session.environment.registry.pads():
            self.choice.addItem(tr_text(panel.title), panel.id)
        self.choice.setCurrentIndex(max(0, self.choice.findData(self._wanted)))
        self.choice.blockSignals(False)
        several = self.choice.count() > 1
        self.choice.setVisible(several)
        self._title.setVisible(not several)
        self._title.setText(self.choice.itemText(0))
        self._show_chosen()

    def follow_settings(self, plugin: str) -> None:
        """Draw with what a person has set for a plugin now."""
        for view in self._views.values():
            if self._session.environment.registry.plugin_of(view.work.id).name == plugin:
                view.draw_anew()

    def show_pad(self, panel_id: str) -> PadView | None:
        """Show one pad; None when it can't be shown."""
        index = self.choice.findData(panel_id)
        if index >= 0:
            self.choice.setCurrentIndex(index)
            self._choose()
        return self.view

    def open_state(self, work_id: str, params: Mapping[str, Any], seed: int) -> None:
        """Show what a generator made, in its pad."""
        panel = self._session.environment.registry.pad_of(work_id)
        view = self.show_pad(panel.id) if panel is not None else None
        if view is not None:
            view.hand.open_state(params, seed)

    # -- seen and hidden

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        super().showEvent(event)
        dock = self._window.find()
        if dock is not None:
            # A dock behind the tab of another isn't hidden for Qt, only moved out of sight.
            dock.visibilityChanged.connect(self._dock_seen)
        self._activate()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        super().hideEvent(event)
        self._activate()

    def _dock_seen(self, seen: bool) -> None:
        self._in_front = seen
        self._activate()

    def _activate(self) -> None:
        """Let the pad that a person sees draw, and no other."""
        seen = self.isVisible() and self._in_front
        for view in self._views.values():
            view.set_active(seen and view is self.view)

    def _chosen(self) -> Panel | None:
        wanted = self.choice.currentData()
        return next((one for one in self._session.environment.registry.pads() if one.id == wanted), None)

    def _choose(self) -> None:
        self._wanted = self.choice.currentData() or ""
        self._show_chosen()

    def _show_chosen(self) -> None:
        panel = self._chosen()
        if panel is None:
            self.stack.setCurrentWidget(self.nothing)
            self._activate()
            return
        view = self._views.get(panel.id) or self._make(panel)
        self.stack.setCurrentWidget(view or self.no_model)
        self._activate()
        self.setFocusProxy(view.plane or view.picture if view is not None else self.no_model.action)

    def _make(self, panel: Panel) -> PadView | None:
        work = self._session.environment.registry.work(panel.generator)
        assert isinstance(work, Generator)
        state = first_state(work, [name for name, _ in self._session.models_of(family_of(work))])
        if state is None:
            return None
        left = self._left.pop(panel.id, None)
        if left is not None:
            state = fitting(work, left.params, left.seed, state)
        view = self._views[panel.id] = PadView(self._session, panel, work, state)
        self.stack.addWidget(view)
        return view

    def _models_changed(self) -> None:
        for view in self._views.values():
            view.refresh_models()
        if self.stack.currentWidget() is self.no_model:
            self._show_chosen()

    def _train(self) -> None:
        """Open the form of a trainer of the family that is missing; the models, where there is none."""
        panel, registry = self._chosen(), self._session.environment.registry
        if panel is None:
            return
        family = family_of(registry.work(panel.generator))
        trainer = next((one for one in registry.trainers() if one.family == family), None)
        if trainer is None:
            self._session.modelsRequested.emit(())
            return
        self._session.open_form(trainer.id, {}, {})
