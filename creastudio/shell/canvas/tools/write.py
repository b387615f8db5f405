"""Writing in place: a text layer under the caret, letter by letter, as one step of the history in the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QTransform,
)

from creastudio.core.canvas import Artboard, TextLayer
from creastudio.core.edits.canvas import add_layer, update_each, update_layers
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.write_text import write_text
from creastudio.core.naming import name_of_words
from creastudio.core.text_fitting import LONGEST
from creastudio.render.bounds import layer_transform
from creastudio.render.text_caret import (
    Caret,
    arrow,
    caret_at,
    caret_rect,
    distance_along,
    line_edge,
    next_letter,
    selection_rects,
)
from creastudio.shell.canvas.painting import board_map
from creastudio.shell.canvas.selection import selection_in
from creastudio.shell.canvas.tools.base import Modifiers, QuietTool, ToolContext
from creastudio.shell.canvas.tools.text_bar import fill_text_bar
from creastudio.shell.canvas.tools.text_buffer import TextBuffer
from creastudio.shell.canvas.tools.writing_marks import paint_writing
from creastudio.shell.edit_preview import preview_of
from creastudio.shell.look.reduced_motion import Beat
from creastudio.shell.transfer.clipboard import tell_cut

if TYPE_CHECKING:
    from creastudio.shell.canvas.tool_options import ToolOptions

BLINK = 530
"""Milliseconds that the caret is seen, and isn't."""

Way = Literal["left", "right", "up", "down"]

WAYS: dict[Qt.Key, Way] = {
    Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right", Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down",
}  # fmt: skip
"""Where the arrow keys take the caret."""

StandardKey = QKeySequence.StandardKey


class WriteTool(QuietTool):
    """Writes one text layer.

    Parameters
    ----------
    layer : TextLayer
        The layer; one that isn't in the document yet is added to `artboard` when something was written.
    artboard : Artboard or None
        Where a new layer goes; None for one that is there.
    """

    def __init__(self, context: ToolContext, layer: TextLayer, artboard: Artboard | None = None) -> None:
        super().__init__(context)
        self._start = layer
        self._new = artboard
        self.buffer = TextBuffer(layer.text)
        if layer.text:
            self.buffer.select(0, len(layer.text))
        self._along: float | None = None
        self._dragging = False
        self._clicks = 0
        self._seen = True
        self._blink = Beat(BLINK, context.session, self._moved)
        self._blink.timeout.connect(self._blinked)
        self._blink.begin()
        self._click_timer = QTimer(context.session)
        self._click_timer.setSingleShot(True)
        self._click_timer.setInterval(QGuiApplication.styleHints().mouseDoubleClickInterval())
        self._click_timer.timeout.connect(self._forget_clicks)
        self._show()

    # -- what is written

    @property
    def layer(self) -> TextLayer:
        """The layer as it is shown, with what is being composed."""
        found = self._found()
        base = found if found is not None else self._start
        return base.model_copy(update={"text": self.buffer.shown})

    def edit(self) -> Edit | None:
        """Return the edit that all of the writing comes to; None for nothing."""
        text = self.buffer.text
        if self._new is not None:
            if not text.strip():
                return None
            layer = self._start.model_copy(update={"text": text, "name": name_of_words(text)})
            return Edit("Add text", add_layer(self._new.id, layer).apply)
        return None if text == self._start.text else write_text(self._start, text)

    def restyle(self, change: Callable[[TextLayer], Mapping[str, object]]) -> None:
        """Change the style of the text under the caret: a text that isn't in the document yet comes into it so."""
        if self._new is not None:
            self._start = self._start.model_copy(update=dict(change(self._start)))
        else:
            self.session.apply(update_each({self._start.id: change(self.layer)}, "Change text"))
        self._show()

    def options(self, bar: ToolOptions) -> None:
        fill_text_bar(bar, lambda: self.layer, self.restyle)

    def leave(self) -> None:
        """End the writing as one edit."""
        self._blink.stop()
        self._click_timer.stop()
        self._blink.deleteLater()
        self._click_timer.deleteLater()
        self.buffer.preedit = ""
        preview_of(self.session).show(None)
        edit = self.edit()
        gone = self._new is None and self.session.document.find_layer(self._start.id) is None
        if edit is not None and not gone and self.session.apply(edit):
            self.session.select([self._start.id])

    def cancel(self) -> bool:
        """Stop writing and keep what was written."""
        self.context.choose("select")
        return True

    # -- keys

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key writes or moves the caret, so that no shortcut of the window takes it."""
        standard = (
            StandardKey.Undo, StandardKey.Redo, StandardKey.Copy, StandardKey.Cut, StandardKey.Paste,
            StandardKey.SelectAll,
        )  # fmt: skip
        plain = not event.modifiers() & (Modifiers.ControlModifier | Modifiers.AltModifier)
        editing = event.key() in (*WAYS, *_EDITING)
        return (plain and bool(event.text())) or editing or any(event.matches(key) for key in standard)

    def key(self, event: QKeyEvent) -> bool:
        self._seen = True
        if self._standard(event) or self._move(event) or self._change(event):
            self._show()
            return True
        return False

    def _standard(self, event: QKeyEvent) -> bool:
        buffer = self.buffer
        clipboard = QGuiApplication.clipboard()
        if event.matches(StandardKey.Undo):
            buffer.undo()
        elif event.matches(StandardKey.Redo):
            buffer.redo()
        elif event.matches(StandardKey.SelectAll):
            buffer.select(0, len(buffer.text))
        elif event.matches(StandardKey.Copy) or event.matches(StandardKey.Cut):
            if buffer.selected:
                clipboard.setText(buffer.selected)
                if event.matches(StandardKey.Cut):
                    buffer.delete(1)
        elif event.matches(StandardKey.Paste):
            room = max(0, LONGEST - len(buffer.text) + len(buffer.selected))
            pasted = clipboard.text().replace("\r\n", "\n")
            if len(pasted) > room:
                tell_cut(self.session, room)
            buffer.insert(pasted[:room])
        else:
            return False
        return True

    def _move(self, event: QKeyEvent) -> bool:
        key, layer = Qt.Key(event.key()), self.layer
        keep = bool(event.modifiers() & Modifiers.ShiftModifier)
        words = bool(event.modifiers() & Modifiers.ControlModifier)
        caret = self.buffer.caret
        if key in WAYS:
            self._arrow(WAYS[key], layer, keep=keep, words=words)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            end = key == Qt.Key.Key_End
            whole = Caret(len(self.buffer.text) if end else 0)
            self.buffer.put(whole if words else line_edge(layer, caret, end=end), keep=keep)
        else:
            return False
        if key not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._along = None
        return True

    def _arrow(self, name: Way, layer: TextLayer, *, keep: bool, words: bool) -> None:
        buffer = self.buffer
        start, end = buffer.selection
        if start != end and not keep and not words and name in ("left", "right"):
            # An arrow without Shift goes to that end of the selection.
            buffer.put(Caret(start if name == "left" else end))
            return
        if words and name in ("left", "right"):
            by = 1 if name == "right" else -1
            buffer.put(Caret(next_letter(buffer.text, buffer.caret.index, by, words=True)), keep=keep)
            return
        if self._along is None:
            self._along = distance_along(layer, buffer.caret)
        buffer.put(arrow(layer, buffer.caret, name, self._along), keep=keep)

    def _change(self, event: QKeyEvent) -> bool:
        key, words = Qt.Key(event.key()), bool(event.modifiers() & Modifiers.ControlModifier)
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.buffer.delete(-1 if key == Qt.Key.Key_Backspace else 1, words=words)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.buffer.insert("\n")
        elif event.text() and event.text().isprintable() and not words:
            self.buffer.insert(event.text())
        else:
            return False
        self._along = None
        return True

    # -- input methods

    def compose(self, event: QInputMethodEvent) -> None:
        """Take what an input method says."""
        self._seen = True
        self.buffer.compose(
            event.preeditString(), event.commitString(), event.replacementStart(), event.replacementLength()
        )
        self._show()

    def answer(self, query: Qt.InputMethodQuery) -> Any:
        """Return what an input method asks for; places in view px."""
        buffer = self.buffer
        if query == Qt.InputMethodQuery.ImCursorRectangle:
            return self.to_view().mapRect(caret_rect(self.layer, self._shown_caret()))
        answers: dict[Qt.InputMethodQuery, Any] = {
            Qt.InputMethodQuery.ImEnabled: True,
            Qt.InputMethodQuery.ImSurroundingText: buffer.text,
            Qt.InputMethodQuery.ImCursorPosition: buffer.caret.index,
            Qt.InputMethodQuery.ImAnchorPosition: buffer.anchor,
            Qt.InputMethodQuery.ImCurrentSelection: buffer.selected,
        }
        return answers.get(query)

    # -- mouse

    def press(self, at: QPointF, modifiers: Modifiers) -> None:
        point = self._inside(at)
        if point is None:
            self.context.choose("select")
            return
        self._clicks = self._clicks + 1 if self._click_timer.isActive() else 1
        self._click_timer.start()
        caret = caret_at(self.layer, point.x(), point.y())
        if self._clicks == 1:
            self.buffer.put(caret, keep=bool(modifiers & Modifiers.ShiftModifier))
            self._dragging = True
        else:
            self._select_around(caret.index)
        self._moved()

    def move(self, at: QPointF, modifiers: Modifiers) -> None:
        del modifiers
        back, possible = self.to_view().inverted()
        if self._dragging and possible:
            point = back.map(at)
            self.buffer.put(caret_at(self.layer, point.x(), point.y()), keep=True)
            self._moved()

    def release(self) -> None:
        self._dragging = False

    def double_click(self, at: QPointF) -> bool:
        point = self._inside(at)
        if point is not None:
            self._clicks = 2
            self._click_timer.start()
            self._select_around(caret_at(self.layer, point.x(), point.y()).index)
            self._moved()
        return point is not None

    def cursor(self) -> Qt.CursorShape:
        return Qt.CursorShape.IBeamCursor

    def _select_around(self, index: int) -> None:
        (self.buffer.select_word if self._clicks == 2 else self.buffer.select_paragraph)(index)

    def _inside(self, at: QPointF) -> QPointF | None:
        """Return a view point in the layer's own px; None beside it."""
        back, possible = self.to_view().inverted()
        layer = self.layer
        room = max(layer.size, 12.0)
        box = QRectF(0, 0, layer.transform.width, layer.transform.height).adjusted(-room, -room, room, room)
        for rect in selection_rects(layer, 0, len(layer.text)):
            box |= rect
        point = back.map(at)
        return point if possible and box.contains(point) else None

    # -- painting

    def to_view(self) -> QTransform:
        """Return the map from the layer's own px to view px."""
        layer, viewport = self.layer, self.context.viewport()
        if self._new is not None:
            return layer_transform(layer) * board_map(self._new, viewport)
        found = selection_in(self.session.document, (layer.id,))
        if not found:
            return QTransform()
        return layer_transform(layer) * found[0].parent * board_map(found[0].artboard, viewport)

    def paint(self, painter: QPainter) -> None:
        paint_writing(
            painter,
            self.layer,
            self.to_view(),
            self.buffer,
            caret=self._shown_caret() if self._seen else None,
        )

    # -- pieces

    def _shown_caret(self) -> Caret:
        caret = self.buffer.caret
        return Caret(caret.index + len(self.buffer.preedit), caret.before_break and not self.buffer.preedit)

    def _found(self) -> TextLayer | None:
        found = self.session.document.find_layer(self._start.id)
        return found[1] if found is not None and isinstance(found[1], TextLayer) else None

    def _show(self) -> None:
        """Show the text as it is now on the canvas, and the caret."""
        shown = self.layer
        if self._new is not None:
            edit = Edit("Add text", add_layer(self._new.id, shown).apply)
        else:
            edit = update_layers([shown.id], "Change text", text=shown.text)
        preview_of(self.session).show(edit)
        self._moved()

    def _moved(self) -> None:
        self._seen = True
        self._blink.begin()
        QGuiApplication.inputMethod().update(Qt.InputMethodQuery.ImQueryAll)
        self.context.changed()

    def _blinked(self) -> None:
        self._seen = not self._seen
        self.context.changed()

    def _forget_clicks(self) -> None:
        self._clicks = 0


_EDITING = (
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter,
)  # fmt: skip
