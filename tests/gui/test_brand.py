"""A brand kit is made from a logo, changed, undone, shared, read back, and given to a generator."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QToolButton

from creastudio.api.brand import BrandColor, BrandFont, BrandKit
from creastudio.api.brand_file import read_brand
from creastudio.api.generator import Input
from creastudio.core.edits.brand import add_brand_kit, change_brand_kit
from creastudio.jobs.job import JobInput
from creastudio.shell.brand.input_field import BrandField
from creastudio.shell.brand.panel import BrandPanel
from tests.gui.conftest import StudioRobot


@pytest.fixture
def panel(studio: StudioRobot) -> BrandPanel:
    studio.session.show_panel("brand")
    found = studio.window.panel("brand")
    assert isinstance(found, BrandPanel)
    return found


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    path = tmp_path / "quiet-wool.png"
    image = Image.new("RGBA", (32, 16), (0, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((4, 4, 27, 11), fill="#d03020")
    image.save(path)
    return path


def kits(studio: StudioRobot) -> tuple[BrandKit, ...]:
    return studio.session.document.brand_kits


def steps(studio: StudioRobot) -> int:
    return len(studio.session.workspace.history.entries())


def wait_for_kits(studio: StudioRobot, count: int) -> None:
    studio.wait(lambda: len(kits(studio)) == count)


def drop(panel: BrandPanel, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    panel.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, left, none))


def test_a_kit_is_made_changed_undone_shared_and_read_back(
    studio: StudioRobot, panel: BrandPanel, logo: Path, tmp_path: Path
) -> None:
    assert panel.stack.currentIndex() == 1
    studio.chooser.answers = [logo]
    studio.qtbot.mouseClick(panel.empty.action, Qt.MouseButton.LeftButton)
    wait_for_kits(studio, 1)
    assert panel.stack.currentIndex() == 0
    assert panel.name.text() == "quiet wool"
    before = kits(studio)[0]
    role = panel.colors.rows[0].role
    role.setCurrentIndex(role.findData("accent"))
    count = steps(studio)
    role.activated.emit(role.currentIndex())
    assert kits(studio)[0].colors[0].role == "accent"
    assert steps(studio) == count + 1
    studio.session.workspace.undo()
    studio.wait(lambda: kits(studio)[0] == before)
    assert role.currentData() == "primary"

    target = tmp_path / "shared.creabrand"
    studio.chooser.answers = [target]
    studio.qtbot.mouseClick(panel.share, Qt.MouseButton.LeftButton)
    pack = read_brand(target)
    assert pack.kit == before
    assert set(pack.pictures) == {before.logos[0].picture}
    studio.qtbot.mouseClick(panel.remove, Qt.MouseButton.LeftButton)
    assert kits(studio) == ()
    drop(panel, target)
    wait_for_kits(studio, 1)
    assert kits(studio)[0] == before


def test_logos_are_added_set_and_removed(studio: StudioRobot, panel: BrandPanel, logo: Path) -> None:
    studio.session.apply(add_brand_kit(BrandKit(id="a", name="A")))
    drop(panel, logo)
    studio.wait(lambda: len(kits(studio)[0].logos) == 1)
    row = panel.logos.rows[0]
    row.clear.setValue(40)
    row.least.setValue(90)
    assert (kits(studio)[0].logos[0].clear_space, kits(studio)[0].logos[0].minimum_width) == (0.4, 90)
    # A logo that is there already isn't added again.
    drop(panel, logo)
    studio.wait(lambda: not studio.session.workspace.pending)
    studio.qtbot.mouseClick(row.remove, Qt.MouseButton.LeftButton)
    assert kits(studio)[0].logos == ()


def test_words_are_kept_when_typing_ends(studio: StudioRobot, panel: BrandPanel) -> None:
    studio.session.apply(add_brand_kit(BrandKit(id="a", name="A")))
    panel.voice.tone.setText("warm， plain")
    panel.voice.tone.editingFinished.emit()
    panel.voice.forbidden.setPlainText("best\n\ncheapest\n")
    panel.legal.add.click()
    panel.legal.rows[0].text.setText("See terms.")
    panel.legal.rows[0].text.editingFinished.emit()
    assert panel.legal.rows[0].formats.button.currentText() == "All formats"
    panel.legal.rows[0].formats.set_value("wechat, meta.story")
    studio.session.leaving.emit()
    kit = kits(studio)[0]
    assert kit.tone == ("warm", "plain")
    assert kit.forbidden == ("best", "cheapest")
    assert (kit.legal[0].text, kit.legal[0].formats) == ("See terms.", ("wechat", "meta.story"))
    panel.legal.rows[0].remove.click()
    assert kits(studio)[0].legal == ()


def test_low_contrast_and_missing_fonts_are_told(studio: StudioRobot, panel: BrandPanel) -> None:
    colors = (BrandColor(color="#bbbbbb", role="ink"), BrandColor(color="#ffffff", role="background"))
    fonts = (BrandFont(families=("No Such Face", "Inter")), BrandFont(families=("Inter",)))
    studio.session.apply(add_brand_kit(BrandKit(id="a", name="A", colors=colors, fonts=fonts)))
    assert "1.9" in panel.colors.low.text()
    assert "No Such Face" in panel.fonts.rows[0].missing.text()
    assert panel.fonts.rows[1].missing.text() == ""
    panel.fonts.set_first(0, "Caveat")
    assert kits(studio)[0].fonts[0].families == ("Caveat", "Inter")
    assert panel.fonts.rows[0].missing.text() == ""


def test_a_kit_of_the_project_is_given_to_a_generator(studio: StudioRobot, panel: BrandPanel) -> None:
    studio.session.apply(add_brand_kit(BrandKit(id="a", name="Wool")))
    field = BrandField(studio.session, Input(name="brand", kind="brand", required=False))
    studio.qtbot.addWidget(field)
    field.fill_menu()
    field.menu.actions()[0].trigger()
    first = field.value
    assert isinstance(first, JobInput)
    assert read_brand(Path(first.path)).kit.name == "Wool"
    studio.session.apply(change_brand_kit("a", name="Loud wool"))
    second = field.value
    assert isinstance(second, JobInput)
    assert read_brand(Path(second.path)).kit.name == "Loud wool"
    field.set_value(None)
    studio.session.apply(change_brand_kit("a", name="Wool"))
    assert field.value is None


def test_the_only_kit_of_a_project_is_taken_until_it_is_taken_out(studio: StudioRobot) -> None:
    field = BrandField(studio.session, Input(name="brand", kind="brand", required=False))
    studio.qtbot.addWidget(field)
    assert field.value is None
    studio.session.apply(add_brand_kit(BrandKit(id="a", name="Acme")))
    assert isinstance(field.value, JobInput)
    field.findChild(QToolButton).click()
    assert field.value is None
    (kit,) = kits(studio)
    studio.session.apply(change_brand_kit(kit.id, name="Acme Ltd"))
    assert field.value is None
    studio.session.apply(add_brand_kit(BrandKit(id="b", name="Other")))
    other = BrandField(studio.session, Input(name="brand", kind="brand", required=False))
    studio.qtbot.addWidget(other)
    assert other.value is None


def test_what_is_typed_in_a_row_that_goes_is_let_go(studio: StudioRobot, panel: BrandPanel) -> None:
    studio.session.apply(add_brand_kit(BrandKit(id="a", name="A")))
    panel.claims.add.click()
    text = panel.claims.rows[0].text
    text.setText("Spun here")
    studio.session.workspace.undo()
    studio.wait(lambda: not panel.claims.rows)
    text.editingFinished.emit()
    assert kits(studio)[0].claims == ()
