"""What exported files say of themselves: signatures, and marks of what was generated."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from creastudio.core.labelling import Labelling
from creastudio.export.signing import seal_of
from creastudio.shell.dialogs.project_settings import ProjectSettingsDialog
from creastudio.shell.exporting.signing_dialog import SigningDialog
from tests.gui.conftest import StudioRobot
from tests.gui.exports import enter, opened
from tests.gui.mouse import click


def test_signing_asks_for_a_certificate_and_says_whose(studio: StudioRobot, tmp_path: Path) -> None:
    dialog = opened(studio, tmp_path, "out")
    dialog.outputs.form.set_values({"sign": True})
    assert "no certificate" in dialog.summary.error.text()
    assert not dialog.export.isEnabled()
    signing = SigningDialog(studio.session, dialog)
    studio.qtbot.addWidget(signing)
    assert "no certificate" in signing.state.text()
    click(studio.qtbot, signing.make, signing.make.rect().center())
    assert "name" in signing.error.text()
    QTest.keyClicks(signing.name, "Ada")
    click(studio.qtbot, signing.make, signing.make.rect().center())
    assert "Signs as Ada" in signing.state.text()
    # Files of one's own go before; what can't be used is said at once.
    studio.chooser.answers = [tmp_path / "gone.pem"]
    signing.key.setText(str(tmp_path / "key.pem"))
    signing._choose(signing.certificate, "Certificate")
    assert "gone.pem" in signing.error.text()
    assert studio.session.settings.signing_certificate == str(tmp_path / "gone.pem")
    click(studio.qtbot, signing.make, signing.make.rect().center())
    assert studio.session.settings.signing_certificate == ""
    enter(studio, dialog)
    seal = seal_of(tmp_path / "out.png")
    assert seal is not None
    assert (seal.valid, seal.own, seal.signer) == (True, True, "Ada")


def test_marks_of_generated_pictures_are_edits_of_the_project(studio: StudioRobot, tmp_path: Path) -> None:
    dialog = opened(studio, tmp_path)
    box = dialog.marks.visible
    click(studio.qtbot, box, QPoint(8, box.height() // 2))
    assert studio.session.document.labelling.visible
    studio.session.workspace.undo()
    assert not studio.session.document.labelling.visible
    assert not box.isChecked()
    assert dialog.marks.by_platform.isChecked()
    dialog.marks.by_platform.click()
    assert not studio.session.document.labelling.by_platform
    studio.session.workspace.undo()
    assert dialog.marks.by_platform.isChecked()
    settings = ProjectSettingsDialog(studio.session, dialog)
    studio.qtbot.addWidget(settings)
    settings.metadata.setChecked(True)
    settings.visible.setChecked(True)
    settings.text.setText("")
    assert not settings.done_button.isEnabled()
    assert not settings.wrong.isHidden(), "it isn't said why"
    settings.visible.setChecked(False)
    settings.by_platform.setChecked(False)
    assert settings.done_button.isEnabled(), "words of no line were asked for"
    assert settings.labelling().text == Labelling().text
    settings.by_platform.setChecked(True)
    settings.visible.setChecked(True)
    settings.text.setText("Generated")
    settings.producer.setText("Studio Ada")
    click(studio.qtbot, settings.done_button, settings.done_button.rect().center())
    assert studio.session.document.labelling == Labelling(
        visible=True, text="Generated", metadata=True, producer="Studio Ada"
    )
    assert box.isChecked()
    studio.session.workspace.undo()
    assert studio.session.document.labelling == Labelling()
    dialog.reject()
