"""A campaign in the window: asked for in a form, placed whole, and delivered into a folder."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QPushButton

from creastudio.api import Generator, Input, Params
from creastudio.api.brand import BrandKit
from creastudio.api.brand_file import read_brand
from creastudio.api.campaign import read_campaign
from creastudio.api.campaign_file import read_pack
from creastudio.api.errors import UserError
from creastudio.api.testing import tiny_png
from creastudio.core.edits.brand import add_brand_kit, change_brand_kit
from creastudio.core.results import Result
from creastudio.host.registry import Registry
from creastudio.shell.campaign.dialog import CampaignDialog
from creastudio.shell.campaign.draft import Draft, remembered, write_draft
from creastudio.shell.panels.generators.work_form import WorkForm
from creastudio.shell.panels.results.result_menu import result_menu
from creastudio.shell.widgets.inputs import DropFrame
from creastudio.workspace.campaign_project import campaign_of
from tests.gui.conftest import StudioRobot
from tests.support.campaigns import FINDING, campaign_results


@pytest.fixture
def form(studio: StudioRobot) -> CampaignDialog:
    """The form, with the generator behind it."""
    registry = studio.session.environment.registry
    toy = registry.plugins[0]
    assert toy.face is not None
    campaign = Generator(
        id="layout.campaign", title="Campaign", category="Images", makes="layout", entry="tests.gui.toy:dots", params=Params,
        takes=(Input(name="campaign", kind="campaign", endings=(".toml", ".creacampaign")),),
    )  # fmt: skip
    face = replace(toy.face, generators=(*toy.face.generators, campaign))
    studio.session.environment.registry = Registry((replace(toy, face=face), *registry.plugins[1:]))
    dialog = CampaignDialog(studio.session, studio.window)
    studio.qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def fill(form: CampaignDialog, picture: Path) -> None:
    form.words.title.setText("Wool")
    form.words.languages.setText("en, zh")
    form.words.languages.editingFinished.emit()
    form.words.field("en", "headline").setText("Quiet wool")
    form.words.field("zh", "headline").setText("安静的羊毛")
    form.looks.add_picture(picture)
    form.delivery.formats.set_value("64x64, meta.story")
    form.delivery.films.set_value("")


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "sheep.png"
    path.write_bytes(tiny_png(3, 16))
    return path


def test_what_is_entered_goes_into_the_job_with_its_files(
    studio: StudioRobot, form: CampaignDialog, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(form, picture)
    packs: list[bytes] = []
    desk = studio.session.workspace.desk
    submit = desk.submit

    def spy(*args: object, **options: object) -> object:
        record = submit(*args, **options)  # pyright: ignore[reportArgumentType]
        packs.append(Path(record.request.inputs[0].path).read_bytes())
        desk.queue.cancel(record.id)
        return record

    monkeypatch.setattr(desk, "submit", spy)
    form.make()
    studio.wait(lambda: bool(packs))
    assert not form.isVisible()
    pack = read_pack(packs[0])
    assert pack.campaign.languages == ("en", "zh")
    assert pack.campaign.copy_texts["zh"].headline == "安静的羊毛"
    assert pack.campaign.deliver.formats == ("64x64", "meta.story")
    assert list(pack.files.values()) == [picture.read_bytes()]
    assert remembered(studio.session).campaign.title == "Wool"


def test_files_are_gathered_while_the_window_goes_on(
    studio: StudioRobot, form: CampaignDialog, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(form, picture)
    go_on, threads = threading.Event(), list[threading.Thread]()

    def slow(draft: Draft, path: Path) -> None:
        threads.append(threading.current_thread())
        go_on.wait(10)
        write_draft(draft, path)

    monkeypatch.setattr("creastudio.shell.campaign.dialog.write_draft", slow)
    form.make()
    studio.wait(lambda: bool(threads))
    assert threads[0] is not threading.main_thread()
    assert form.told.isVisible()
    assert not form.make_button.isEnabled()
    go_on.set()
    studio.wait(lambda: not form.isVisible())


def test_what_is_gone_when_the_campaign_is_made_is_said(
    studio: StudioRobot, form: CampaignDialog, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(form, picture)

    def gone(*_given: object) -> None:
        raise UserError("'sheep.png' isn't there any more.", "Choose it again.")

    monkeypatch.setattr("creastudio.shell.campaign.dialog.write_draft", gone)
    form.make()
    studio.wait(lambda: form.error.isVisible())
    assert "sheep.png" in form.error.text()
    assert form.isVisible()
    assert form.make_button.isEnabled()
    assert form.make_button.hasFocus()


def test_what_is_wrong_is_said_where_it_is(form: CampaignDialog, picture: Path) -> None:
    fill(form, picture)
    form.delivery.formats.set_value("meta.stroy")
    form.delivery.seconds.setText("6, 900")
    assert form.draft() is None
    assert form.tabs.currentWidget() is form.delivery
    picture.unlink()
    form.delivery.formats.set_value("meta")
    form.delivery.seconds.setText("6")
    assert form.draft() is None
    assert form.tabs.currentWidget() is form.looks


def test_it_is_saved_with_its_files_and_opened_again(
    studio: StudioRobot, form: CampaignDialog, picture: Path, tmp_path: Path
) -> None:
    fill(form, picture)
    target = tmp_path / "elsewhere" / "wool.toml"
    target.parent.mkdir()
    studio.chooser.answers = [target]
    form.save_button.click()
    studio.wait(lambda: not form.told.isVisible())
    campaign = read_campaign(target.read_text(encoding="utf-8"))
    assert (target.parent / campaign.pictures[0].file).read_bytes() == picture.read_bytes()
    form.words.title.clear()
    studio.chooser.answers = [target]
    form.open_button.click()
    assert form.words.title.text() == "Wool"
    draft = form.draft()
    assert draft is not None
    assert draft.campaign.copy_texts == campaign.copy_texts


def test_past_ads_the_switch_and_the_writer_are_kept(
    studio: StudioRobot, form: CampaignDialog, picture: Path, tmp_path: Path
) -> None:
    fill(form, picture)
    past = tmp_path / "ads.json"
    past.write_text('{"version": 1, "ads": []}', encoding="utf-8")
    studio.chooser.answers = [past]
    form.looks.past.choose.click()
    form.looks.learned.setChecked(False)
    form.words.writer.set_value("ours")
    target = tmp_path / "elsewhere" / "wool.toml"
    target.parent.mkdir()
    studio.chooser.answers = [target]
    form.save_button.click()
    studio.wait(lambda: not form.told.isVisible())
    campaign = read_campaign(target.read_text(encoding="utf-8"))
    assert (target.parent / campaign.past).read_bytes() == past.read_bytes()
    assert (campaign.learned, campaign.writer) == (False, "ours")
    studio.chooser.answers = [target]
    form.open_button.click()
    draft = form.draft()
    assert draft is not None
    assert draft.files[draft.campaign.past].read_bytes() == past.read_bytes()
    assert (draft.campaign.learned, draft.campaign.writer) == (False, "ours")
    (target.parent / campaign.past).unlink()
    assert form.draft() is None
    assert form.tabs.currentWidget() is form.looks


def test_words_of_a_language_come_back_with_it(form: CampaignDialog, picture: Path) -> None:
    fill(form, picture)
    for text in ("en", "en, zh"):
        form.words.languages.setText(text)
        form.words.languages.editingFinished.emit()
    assert form.words.field("zh", "headline").text() == "安静的羊毛"


def test_its_generator_leads_to_the_form(studio: StudioRobot, form: CampaignDialog) -> None:
    asked: list[bool] = []
    studio.session.campaignRequested.disconnect()
    studio.session.campaignRequested.connect(lambda: asked.append(True))
    work = WorkForm(studio.session, studio.session.environment.registry.work("layout.campaign"))
    studio.qtbot.addWidget(work)
    next(item for item in work.findChildren(QPushButton) if item.text() == "Fill in a campaign…").click()
    assert asked == [True]


def add(studio: StudioRobot) -> list[Result]:
    workspace = studio.session.workspace
    made = campaign_results(workspace.blobs, with_music=False)
    for result in made:
        workspace.tray.add(result)
    workspace.listeners.announce("results")
    return made


def test_it_is_placed_whole_in_one_step(studio: StudioRobot) -> None:
    made = add(studio)
    assert studio.session.accept(made[0].id)
    document = studio.session.document
    assert [board.width for board in document.artboards] == [64, 96]
    assert [film.name for film in document.sequences][-1] == "64x64 en 2 s"
    films = len(document.sequences)
    studio.do("edit.undo")
    assert len(studio.session.document.artboards) == 1
    assert len(studio.session.document.sequences) == films - 1


def test_it_is_delivered_beside_the_window_and_summed_up(studio: StudioRobot, tmp_path: Path) -> None:
    made = add(studio)
    menu = result_menu(studio.session, made[:1], studio.window)
    studio.qtbot.addWidget(menu)
    studio.chooser.answers = [tmp_path / "out"]
    next(action for action in menu.actions() if action.text() == "Deliver…").trigger()
    delivering = studio.window.exporting.campaigns
    studio.wait(lambda: delivering.dialog is not None, timeout=60_000)
    assert delivering.dialog is not None
    assert "7 files" in delivering.dialog.line.text()
    table = delivering.dialog.table
    found = [table.topLevelItem(row).text(1) for row in range(table.topLevelItemCount())]
    assert FINDING["text"] in found
    assert (tmp_path / "out" / "films" / "64x64-en-2s.mp4").exists()
    delivering.dialog.accept()
    assert delivering.dialog is None


def test_nothing_is_delivered_without_a_folder_or_a_campaign(studio: StudioRobot) -> None:
    assert not studio.window.commands.allowed("ads")
    made = add(studio)
    assert studio.window.commands.allowed("ads")
    studio.do("file.deliver")
    assert not studio.window.exporting.queue.busy
    assert campaign_of(studio.session.workspace.results, made[0])


def test_a_kit_of_the_project_is_chosen_and_followed(
    studio: StudioRobot, form: CampaignDialog, picture: Path, tmp_path: Path
) -> None:
    kit = BrandKit(id="wool", name="Quiet Wool", forbidden=("cheap",))
    studio.session.apply(add_brand_kit(kit))
    fill(form, picture)
    brand = form.looks.brand
    brand.fill_menu()
    brand.menu.actions()[0].trigger()
    studio.session.apply(change_brand_kit("wool", forbidden=("cheap", "dear")))
    draft = form.draft()
    assert draft is not None
    assert draft.campaign.brand == "Quiet-Wool.creabrand"
    assert read_brand(draft.files[draft.campaign.brand]).kit.forbidden == ("cheap", "dear")
    # What is remembered leads back to the kit, also when its file is gone.
    form.looks.fill(replace(draft, files={**draft.files, draft.campaign.brand: tmp_path / "gone"}))
    assert form.looks.brand.path == draft.files[draft.campaign.brand]
    form.looks.brand.set_value(None)
    assert form.looks.told()[0].get("brand") is None


def test_the_only_kit_of_a_project_is_chosen_for_a_campaign_that_nobody_asked_for_yet(
    studio: StudioRobot, form: CampaignDialog, picture: Path
) -> None:
    studio.session.apply(add_brand_kit(BrandKit(id="wool", name="Quiet Wool")))
    first = CampaignDialog(studio.session)
    studio.qtbot.addWidget(first)
    assert first.looks.brand.name == "Quiet-Wool.creabrand"
    assert first.looks.brand.path is not None
    fill(first, picture)
    first.looks.brand.set_value(None)
    first.make()
    studio.wait(lambda: first.result() == CampaignDialog.DialogCode.Accepted)
    # It was taken out, and stays so.
    second = CampaignDialog(studio.session)
    studio.qtbot.addWidget(second)
    assert second.looks.brand.path is None


def test_pictures_are_dropped_on_the_form(form: CampaignDialog, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("cup.png", "notes.txt", "pot.png")]
    for path in paths:
        path.write_bytes(tiny_png())
    frame = form.looks.pictures.parentWidget()
    assert isinstance(frame, DropFrame)
    form.tabs.setCurrentIndex(1)
    assert "Drop pictures" in "".join(part.text() for part in frame.findChildren(QLabel) if part.isVisible())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    frame.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    rows = range(form.looks.pictures.count())
    assert [form.looks.pictures.item(row).text() for row in rows] == ["cup.png", "pot.png"]
    assert form.looks.pictures.isVisible()


def test_pictures_of_one_name_from_several_folders_stay_apart(form: CampaignDialog, tmp_path: Path) -> None:
    found: list[Path] = []
    for folder in "abc":
        found.append(tmp_path / folder / "photo.png")
        found[-1].parent.mkdir()
        found[-1].write_bytes(tiny_png(3, 16))
    form.looks.add_picture(found[0])
    form.looks.add_picture(found[1])
    form.looks.pictures.setCurrentRow(0)
    form.looks.remove.click()
    form.looks.add_picture(found[2])
    told, files = form.looks.told()
    assert [files[picture["file"]] for picture in told["pictures"]] == found[1:]
