"""Writing on the canvas, by keys, mouse and input methods."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from creastudio.core.canvas import GroupLayer, TextLayer, Transform
from creastudio.core.edits import add_layer
from creastudio.shell.canvas.tools.write import WriteTool
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import click, drag

Key, Mod = Qt.Key, Qt.KeyboardModifier
CTRL, SHIFT = Mod.ControlModifier, Mod.ShiftModifier


class Writer:
    """A text layer on the canvas, and hands."""

    def __init__(self, studio: StudioRobot) -> None:
        self.studio = studio
        studio.new(1000, 1000)
        self.canvas = studio.window.canvas

    def add(self, text: str, **fields: object) -> TextLayer:
        """Add a text layer in the middle."""
        place = Transform(x=500, y=500, width=600, height=300)
        layer = TextLayer(text=text, size=60, transform=place).model_copy(update=fields)
        self.studio.session.apply(add_layer(self.studio.session.artboard_id, layer))
        return layer

    def begin(self, text: str = "", **fields: object) -> WriteTool:
        """Write in a text layer by a double click on it."""
        layer = self.add(text, **fields)
        self.canvas.setFocus()
        place = layer.transform
        point = self.canvas.viewport_shown.to_view(QPointF(place.x, place.y))
        self.studio.qtbot.mouseDClick(self.canvas, Qt.MouseButton.LeftButton, pos=point.toPoint())
        return self.tool

    @property
    def tool(self) -> WriteTool:
        """The tool that writes."""
        tool = self.canvas.toolbox.tool
        assert isinstance(tool, WriteTool)
        return tool

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Mod.NoModifier, times: int = 1) -> None:
        """Press a key."""
        for _ in range(times):
            QTest.keyClick(self.canvas, key, modifiers)

    def type(self, text: str) -> None:
        """Type letters."""
        QTest.keyClicks(self.canvas, text)

    def text(self) -> str:
        """The text in the document."""
        layer = self.studio.session.document.artboards[0].layers[-1]
        assert isinstance(layer, TextLayer)
        return layer.text

    def steps(self) -> list[str]:
        """Labels of the history."""
        return [entry.label for entry in self.studio.session.workspace.history.entries()][1:]

    def compose(self, preedit: str, commit: str = "") -> None:
        """Do what an input method does."""
        event = QInputMethodEvent(preedit, [])
        if commit:
            event.setCommitString(commit)
        QApplication.sendEvent(self.canvas, event)


@pytest.fixture
def writer(studio: StudioRobot) -> Writer:
    return Writer(studio)


def test_a_double_click_writes_and_all_of_it_is_one_step(writer: Writer) -> None:
    writer.begin("old words")
    writer.type("New")
    assert writer.text() == "old words"
    shown = writer.canvas.tool.document().artboards[0].layers[-1]
    assert isinstance(shown, TextLayer)
    assert shown.text == "New"
    writer.press(Key.Key_Return)
    writer.type("lines")
    writer.press(Key.Key_Escape)
    assert writer.text() == "New\nlines"
    assert writer.steps() == ["Add layer", "Change text"]
    assert writer.canvas.toolbox.chosen == "select"
    writer.studio.session.workspace.undo()
    assert writer.text() == "old words"


def test_enter_writes_in_the_selected_layer(writer: Writer) -> None:
    layer = writer.add("abc")
    writer.studio.session.select([layer.id])
    writer.canvas.setFocus()
    writer.press(Key.Key_Return)
    writer.press(Key.Key_End)
    writer.type("d")
    writer.press(Key.Key_Escape)
    assert writer.text() == "abcd"


def test_keys_move_select_and_delete(writer: Writer) -> None:
    tool = writer.begin("one two three")
    writer.press(Key.Key_End)
    writer.press(Key.Key_Left, CTRL | SHIFT)
    assert tool.buffer.selected == "three"
    writer.type("3")
    writer.press(Key.Key_Home)
    writer.press(Key.Key_Delete, CTRL)
    writer.press(Key.Key_Right, times=2)
    writer.press(Key.Key_Backspace)
    writer.press(Key.Key_Escape)
    assert writer.text() in ("to 3", "to 3".strip())


def test_undo_while_writing_goes_back_in_the_writing(writer: Writer) -> None:
    writer.begin("start")
    writer.press(Key.Key_End)
    writer.type("abc")
    writer.press(Key.Key_Return)
    writer.type("x")
    writer.press(Key.Key_Z, CTRL)
    assert writer.tool.buffer.text == "startabc"
    writer.press(Key.Key_Z, CTRL)
    assert writer.tool.buffer.text == "start"
    writer.press(Key.Key_Z, CTRL | SHIFT)
    assert writer.tool.buffer.text == "startabc"
    assert writer.steps() == ["Add layer"]


def test_cut_copy_and_paste(writer: Writer) -> None:
    writer.begin("cut me")
    writer.press(Key.Key_A, CTRL)
    writer.press(Key.Key_X, CTRL)
    assert QGuiApplication.clipboard().text() == "cut me"
    assert writer.tool.buffer.text == ""
    writer.press(Key.Key_V, CTRL)
    writer.press(Key.Key_V, CTRL)
    assert writer.tool.buffer.text == "cut mecut me"
    assert len(writer.studio.session.document.artboards[0].layers) == 1


def test_no_more_is_pasted_than_a_layer_holds(writer: Writer) -> None:
    writer.begin("so far")
    QGuiApplication.clipboard().setText("a b " * 10_000)
    writer.press(Key.Key_V, CTRL)
    assert len(writer.tool.buffer.text) == 10_000


def test_the_mouse_puts_the_caret_and_selects(writer: Writer) -> None:
    tool = writer.begin("words here", wrap=False)
    start, end = QPointF(2, 30), QPointF(400, 30)

    def at(point: QPointF) -> QPointF:
        # Anew each time: the window may still take its places.
        return tool.to_view().map(point)

    drag(writer.studio.qtbot, writer.canvas, at(start), at(end))
    assert tool.buffer.selected == "words here"
    # Sooner it would be the second one of a double click.
    writer.studio.wait(lambda: tool._clicks == 0)  # pyright: ignore[reportPrivateUsage]
    click(writer.studio.qtbot, writer.canvas, at(start))
    assert tool.buffer.caret.index == 0
    writer.studio.qtbot.mouseDClick(writer.canvas, Qt.MouseButton.LeftButton, pos=at(start).toPoint())
    assert tool.buffer.selected == "words"


def test_a_click_beside_ends_the_writing(writer: Writer) -> None:
    writer.begin("abc")
    writer.type("d")
    click(writer.studio.qtbot, writer.canvas, writer.canvas.viewport_shown.to_view(QPointF(20, 980)))
    assert writer.canvas.toolbox.chosen == "select"
    assert writer.text() == "d"


def test_an_empty_new_text_goes_away(writer: Writer) -> None:
    writer.canvas.setFocus()
    writer.press(Key.Key_T)
    click(writer.studio.qtbot, writer.canvas, writer.canvas.viewport_shown.to_view(QPointF(200, 200)))
    assert isinstance(writer.canvas.toolbox.tool, WriteTool)
    writer.press(Key.Key_Escape)
    assert writer.studio.session.document.artboards[0].layers == ()
    assert writer.steps() == []


@pytest.mark.parametrize(
    ("said", "committed"), [(("n", "ni", "nih", "niha", "nihao"), "你好"), (("に", "にほ", "にほん"), "日本")]
)
def test_an_input_method_composes_in_place(writer: Writer, said: tuple[str, ...], committed: str) -> None:
    tool = writer.begin("ab")
    writer.press(Key.Key_Home)
    writer.press(Key.Key_Right)
    for preedit in said:
        writer.compose(preedit)
        assert tool.layer.text == f"a{preedit}b"
        assert tool.buffer.text == "ab"
    writer.compose("", committed)
    assert tool.buffer.text == f"a{committed}b"
    rect = writer.canvas.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert QRectF(writer.canvas.rect()).contains(QRectF(rect).center())
    assert writer.canvas.inputMethodQuery(Qt.InputMethodQuery.ImSurroundingText) == f"a{committed}b"
    assert writer.canvas.inputMethodQuery(Qt.InputMethodQuery.ImCursorPosition) == 1 + len(committed)
    writer.press(Key.Key_Escape)
    assert writer.text() == f"a{committed}b"


def test_composing_over_a_selection_replaces_it(writer: Writer) -> None:
    tool = writer.begin("old")
    assert tool.buffer.selected == "old"
    writer.compose("xin")
    assert tool.layer.text == "xin"
    writer.compose("", "新")
    assert tool.buffer.text == "新"


def test_composing_that_is_given_up_leaves_nothing(writer: Writer) -> None:
    tool = writer.begin("ab")
    writer.press(Key.Key_End)
    writer.compose("zh")
    writer.compose("")
    assert tool.layer.text == "ab"


@pytest.mark.parametrize("fields", [{"vertical": True}, {"direction": "rtl"}])
def test_arrows_follow_the_direction_of_the_text(writer: Writer, fields: dict[str, object]) -> None:
    tool = writer.begin("مرحبا" if "direction" in fields else "夜市灯火", **fields)
    writer.press(Key.Key_Home)
    start = tool.buffer.caret.index
    writer.press(Key.Key_Down if "vertical" in fields else Key.Key_Left)
    assert tool.buffer.caret.index == start + 1


def test_text_in_a_turned_group_is_written_where_it_is_seen(writer: Writer) -> None:
    inner = TextLayer(text="abc", size=60, transform=Transform(x=500, y=500, width=300, height=100))
    group = GroupLayer(layers=(inner,), transform=Transform(x=500, y=500, width=300, height=100, rotation=90))
    writer.studio.session.apply(add_layer(writer.studio.session.artboard_id, group))
    writer.canvas.setFocus()
    middle = writer.canvas.viewport_shown.to_view(QPointF(500, 500))
    writer.studio.qtbot.mouseDClick(writer.canvas, Qt.MouseButton.LeftButton, pos=middle.toPoint())
    tool = writer.tool
    # A quarter turn: along the line is down the view.
    across = tool.to_view().map(QPointF(100, 0)) - tool.to_view().map(QPointF(0, 0))
    assert abs(across.x()) < 0.01 < across.y()
    writer.type("z")
    writer.press(Key.Key_Escape)
    found = writer.studio.session.document.find_layer(inner.id)
    assert found is not None
    assert isinstance(found[1], TextLayer)
    assert found[1].text == "z"
