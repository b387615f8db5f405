"""What is done to clips or to layers, whichever is meant: to what is selected, else by where the keyboard is."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication

from creastudio.core.canvas import TextLayer, Transform
from creastudio.core.document import walk
from creastudio.core.edits import add_layer, combined, duplicate_layers, remove_layers
from creastudio.shell.appeared import new_layers
from creastudio.shell.coloring import text_color
from creastudio.shell.commands.grouping import group_selected
from creastudio.shell.commands.layer_commands import LayerCommands, ungroup_selected
from creastudio.shell.i18n import tr
from creastudio.shell.pixels.selected_pixels import hide_selected
from creastudio.shell.timeline.clip_clipboard import clips_on_clipboard
from creastudio.shell.timeline.clip_commands import ClipCommands

if TYPE_CHECKING:
    from creastudio.shell.score.panel import ScorePanel
    from creastudio.shell.window.main_window import MainWindow


class EitherCommands:
    """Acts on the timeline of a window or on its canvas."""

    def __init__(self, window: MainWindow, layers: LayerCommands) -> None:
        self._window, self._session, self._layers = window, window.session, layers
        self._clips = ClipCommands(window.session)

    @property
    def _clips_meant(self) -> bool:
        return bool(self._session.selected_clips) and not self._session.selected_layers

    @property
    def _timeline_meant(self) -> bool:
        """Whether the keyboard is on the timeline."""
        return timeline_has_focus(self._window)

    def _in_score(self, act: str) -> bool:
        """Do it to the notes of the score where the keyboard is there; False elsewhere."""
        panel = self._window.docks.holders["score"].panel
        focus = QApplication.focusWidget()
        if panel is None or focus is None or not panel.isAncestorOf(focus):
            return False
        cast("ScorePanel", panel).editor.roll.acts.run(act)
        return True

    # -- clipboard

    def copy(self) -> None:
        if self._in_score("copy"):
            return
        if self._clips_meant:
            self._clips.copy_clips()
        else:
            self._layers.copy()

    def cut(self) -> None:
        if self._in_score("cut"):
            return
        if self._clips_meant:
            self._clips.cut_clips()
        else:
            self._layers.cut()

    def paste(self) -> None:
        """Paste clips onto the timeline, wherever the keyboard is; all else goes on the canvas."""
        if self._in_score("paste"):
            return
        if clips_on_clipboard():
            self._clips.paste_clips()
        else:
            self._layers.paste()

    # -- the rest

    def duplicate(self) -> None:
        if self._in_score("duplicate"):
            return
        if self._clips_meant:
            self._clips.duplicate_clips()
        elif self._session.selected_layers:
            # What is done next is done to the copies, which lie over what they are of.
            before = self._session.document
            if self._session.apply(duplicate_layers(self._session.selected_layers)):
                self._session.select(new_layers(before, self._session.document))

    def delete(self) -> None:
        if self._in_score("delete"):
            return
        layers, clips = self._session.selected_layers, self._session.selected_clips
        if layers and not hide_selected(self._session):
            self._session.apply(remove_layers(layers))
        if clips:
            self._clips.delete()

    def group(self) -> None:
        if self._clips_meant:
            self._clips.group_clips()
        else:
            group_selected(self._session)

    def ungroup(self) -> None:
        if self._clips_meant:
            self._clips.ungroup_clips()
        else:
            ungroup_selected(self._session)

    def select_all(self) -> None:
        artboard = self._session.artboard
        if self._in_score("all"):
            return
        if self._timeline_meant:
            self._clips.select_all()
        elif artboard is not None:
            self._session.select([layer.id for layer in artboard.layers if not layer.locked])

    def add_text(self) -> None:
        artboard = self._session.artboard
        if self._timeline_meant:
            self._clips.add_words()
            return
        if artboard is None:
            return
        count = sum(isinstance(layer, TextLayer) for layer in walk(artboard.layers))
        size = max(12.0, artboard.width / 16)
        layer = TextLayer(
            name=f"{tr('Text')} {count + 1}",
            text=tr("Your text"),
            size=size,
            color=text_color(artboard),
            transform=Transform(
                x=artboard.width / 2, y=artboard.height / 2, width=artboard.width * 0.6, height=size * 1.6
            ),
        )
        if self._session.apply(combined("Add text", add_layer(artboard.id, layer))):
            self._session.select([layer.id])
            self._window.docks.show("properties")


def timeline_has_focus(window: MainWindow) -> bool:
    """Return whether the keyboard is on the timeline of a window."""
    focus, timeline = QApplication.focusWidget(), window.timeline
    return focus is not None and (focus is timeline or timeline.isAncestorOf(focus))
