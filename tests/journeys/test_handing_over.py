"""A poster and its banner are handed over: exported by keys and mouse in several formats, changed, exported again."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from creastudio.export.signing import seal_of
from creastudio.shell.dialogs.question import Question
from creastudio.shell.exporting.dialog import ExportDialog
from creastudio.shell.exporting.signing_dialog import SigningDialog
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import click, drag

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
LONG = 60_000


def press(studio: StudioRobot, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    studio.window.activateWindow()
    studio.wait(studio.window.isActiveWindow)
    QTest.keyClick(studio.window, key, modifiers)


def dialog_of(studio: StudioRobot) -> ExportDialog:
    studio.wait(lambda: studio.window.exporting.dialog is not None)
    dialog = studio.window.exporting.dialog
    assert dialog is not None
    studio.qtbot.waitExposed(dialog)
    return dialog


def type_over(field: QWidget, text: str) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(field, text)


def finish(studio: StudioRobot, count: int) -> None:
    """Wait until so many exports have been told."""
    studio.wait(lambda: sum("Exported" in text for text in studio.notices()) == count, LONG)


def answer_modal(kind: type[QWidget], act: object) -> None:
    """Do something in a dialog as soon as it is up."""

    def look() -> None:
        found = QApplication.activeModalWidget()
        if isinstance(found, kind) and callable(act):
            act(found)
        else:
            QTimer.singleShot(50, look)

    QTimer.singleShot(0, look)


def draw(studio: StudioRobot, key: Qt.Key) -> None:
    """Draw a shape on the active artboard."""
    canvas, board = studio.window.canvas, studio.session.artboard
    assert board is not None
    canvas.zoom_fit()
    canvas.setFocus()
    QTest.keyClick(canvas, key)
    to_view, corner = canvas.viewport_shown.to_view, QPointF(board.x, board.y)
    drag(studio.qtbot, canvas, to_view(corner + QPointF(50, 50)), to_view(corner + QPointF(200, 200)))


def export_all(studio: StudioRobot, out: Path) -> None:
    """Export all artboards as PNG at two scales and as PDF, into a folder that isn't there yet."""
    press(studio, Qt.Key.Key_E, CTRL | SHIFT)
    dialog = dialog_of(studio)
    type_over(dialog.folder, str(out))
    type_over(dialog.pattern, "{index} {artboard}")
    for _ in range(2):
        click(studio.qtbot, dialog.outputs.add, dialog.outputs.add.rect().center())
    assert dialog.outputs.current.scale == "4x"
    dialog.outputs.format.set_value(".pdf")
    assert [item.suffix for item in dialog.outputs.outputs] == [".png", ".png", ".pdf"]
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    finish(studio, 1)
    assert sorted(path.name for path in out.iterdir()) == [
        "01 Artboard 1.png", "01 Artboard 1@2x.png", "02 Artboard 2.png", "02 Artboard 2@2x.png", "artboards.pdf",
    ]  # fmt: skip
    with Image.open(out / "01 Artboard 1@2x.png") as image:
        assert image.size == (800, 600)


def export_again(studio: StudioRobot, out: Path) -> None:
    """Change the second artboard and export again without a question: the same files, other px."""
    before = (out / "02 Artboard 2.png").read_bytes()
    draw(studio, Qt.Key.Key_O)
    press(studio, Qt.Key.Key_E, CTRL | ALT)
    finish(studio, 2)
    assert (out / "02 Artboard 2.png").read_bytes() != before
    assert len(list(out.iterdir())) == 5


def export_signed(studio: StudioRobot) -> None:
    """Export it signed, beside the first; the certificate is made on the way."""
    press(studio, Qt.Key.Key_E, CTRL)
    dialog = dialog_of(studio)
    this_one = dialog.boards.what.focusProxy()
    assert this_one is not None
    click(studio.qtbot, this_one, QPoint(10, 10))
    assert dialog.boards.choice() == "one"
    dialog.presets.choose("Web PNG")
    type_over(dialog.pattern, "{index} {artboard}")
    dialog.outputs.form.rows["sign"].field.set_value(True)
    assert not dialog.export.isEnabled()

    def make(found: QWidget) -> None:
        assert isinstance(found, SigningDialog)
        QTest.keyClicks(found.name, "Ada")
        click(studio.qtbot, found.make, found.make.rect().center())
        QTest.keyClick(found, Qt.Key.Key_Escape)

    answer_modal(SigningDialog, make)
    click(studio.qtbot, dialog.marks.signing, dialog.marks.signing.rect().center())
    assert dialog.export.isEnabled()

    def number(found: QWidget) -> None:
        assert isinstance(found, Question)
        button = found.buttons["number"]
        click(studio.qtbot, button, button.rect().center())

    answer_modal(Question, number)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    finish(studio, 3)


def test_handing_over(studio: StudioRobot, tmp_path: Path) -> None:
    out = tmp_path / "out"
    studio.new(400, 300)
    draw(studio, Qt.Key.Key_R)
    press(studio, Qt.Key.Key_N, CTRL | SHIFT)
    export_all(studio, out)
    export_again(studio, out)
    export_signed(studio)
    seal = seal_of(out / "02 Artboard 2-2.png")
    assert seal is not None
    assert (seal.valid, seal.signer, seal.sources) == (True, "Ada", ("digitalCreation",))
    assert seal_of(out / "02 Artboard 2.png") is None
