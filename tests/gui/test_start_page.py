"""The start page: projects opened before, settings and help."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, QTime, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from creastudio import paths
from creastudio.core.edits.artboards import remove_artboard
from creastudio.core.edits.place_media import place_on_timeline
from creastudio.core.edits.timeline import add_sequence
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.jobs.job import JobRecord, JobRequest
from creastudio.shell import theme
from creastudio.shell.dialogs.keys import KeysDialog
from creastudio.shell.dialogs.settings import SettingsDialog
from creastudio.shell.guide.window import GuideWindow
from creastudio.shell.i18n import set_language
from creastudio.shell.start.project_picture import project_picture
from creastudio.shell.start.recent import RecentFacts, look_at, when
from creastudio.shell.start.samples import SAMPLES
from creastudio.shell.start.start_cards import RecentCard, SampleCard
from creastudio.store.journal import Journal
from creastudio.workspace.incoming import take_in
from creastudio.workspace.notice import Notice
from tests.gui.conftest import StudioRobot
from tests.support.media_files import grey_frames, write_video

DAY = 24 * 3600


@pytest.fixture
def saved(studio: StudioRobot, tmp_path: Path) -> Path:
    """A project file with one picture on its artboard."""
    path = tmp_path / "Faces.crea"
    (result,) = studio.make(1)
    studio.session.accept(result.id)
    studio.chooser.answers = [path]
    studio.do("file.save_as")
    return path


def recent(studio: StudioRobot) -> RecentCard:
    studio.studio.show_start(studio.window)
    (card,) = studio.start.page.recent
    studio.wait(lambda: card.facts is not None)
    return card


def facts_of(card: RecentCard) -> RecentFacts:
    assert card.facts is not None
    return card.facts


def test_a_recent_project_shows_its_picture_and_when_it_was_saved(studio: StudioRobot, saved: Path) -> None:
    card = recent(studio)
    facts = facts_of(card)
    assert card.text() == "Faces"
    assert facts.text().startswith("today, ")
    assert facts.picture is not None
    colours = {facts.picture.pixelColor(x, 96).name() for x in range(0, 192, 8)}
    assert len(colours) > 1
    card.click()
    studio.wait(lambda: studio.studio.window is not card.window())
    assert studio.session.workspace.path == saved


def test_a_project_that_is_a_film_shows_a_frame_of_it(studio: StudioRobot, saved: Path) -> None:
    session = studio.session
    (asset,) = session.document.assets
    seconds = FLICKS_PER_SECOND
    clip = Clip(kind="image", asset=asset.id, start=seconds, duration=seconds)
    over = Clip(kind="video", asset="0" * 64, start=0, duration=3 * seconds)
    tracks = (Track(name="V1", clips=(clip,)), Track(name="V2", clips=(over,)))
    session.apply(add_sequence(Sequence(name="Film", width=320, height=160, tracks=tracks)))
    for board in session.document.artboards:
        session.apply(remove_artboard(board.id))
    studio.do("file.save")
    picture = look_at([saved])[saved].picture
    assert picture is not None
    assert (picture.width(), picture.height()) == (192, 96)
    assert len({picture.pixelColor(96, y).name() for y in range(0, 96, 8)}) > 1


def test_a_project_of_videos_shows_one_and_not_those_that_are_too_large(
    studio: StudioRobot, saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = studio.session
    asset = take_in(
        write_video(tmp_path / "film.mp4", grey_frames([200] * 25)), session.workspace.blobs
    ).asset
    session.apply(place_on_timeline(session.sequence_id, asset))
    for board in session.document.artboards:
        session.apply(remove_artboard(board.id))
    studio.do("file.save")
    picture = project_picture(saved, 96)
    assert picture is not None
    assert picture.pixelColor(48, picture.height() // 2).lightness() == pytest.approx(200, abs=6)
    monkeypatch.setattr("creastudio.shell.start.project_picture.MOST", 10)
    assert project_picture(saved, 96) is None


def test_a_project_with_a_paused_training_says_so(studio: StudioRobot, saved: Path) -> None:
    folder = studio.session.workspace.journal.folder
    studio.studio.show_start(studio.window)
    request = JobRequest(work="toy.train", entry="a:b", params_entry="a:c", trains=True)
    record = JobRecord(request=request, status="paused")
    journal = Journal(folder)
    journal.put_job(record.id, record.status, record.model_dump_json())
    journal.close()
    assert "a training is paused" in look_at([saved])[saved].text()


def test_a_file_that_can_not_be_read_has_no_picture_and_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "broken.crea"
    path.write_bytes(b"no project")
    facts = look_at([path, tmp_path / "gone.crea"])
    assert list(facts) == [path]
    assert facts[path].picture is None


def test_a_damaged_file_given_at_the_start_is_told_on_the_start_page(
    bare_studio: StudioRobot, tmp_path: Path
) -> None:
    path = tmp_path / "broken.crea"
    path.write_bytes(b"no project")
    bare_studio.studio.start([str(path)])
    (card,) = bare_studio.start.toasts.cards()
    assert "'broken.crea' is damaged" in card.notice.message


def test_a_notice_that_went_is_found_behind_the_bell_of_the_start_page(bare_studio: StudioRobot) -> None:
    bare_studio.studio.start([])
    start, notifier = bare_studio.start, bare_studio.studio.notifier
    notifier.add(Notice("warning", "The engine is of another version.", "Get the one that belongs to this."))
    assert start.bell.text() == "1"
    assert "1 new notice" in start.bell.accessibleName()
    start.toasts.clear()
    start.bell.click()
    assert start.notices.isVisible()
    assert [card.notice.message for card in start.notices.cards] == ["The engine is of another version."]
    assert start.bell.text() == ""
    below = start.notices.geometry().bottom()
    assert below < start.bell.mapToGlobal(QPoint()).y()
    start.bell.click()
    assert not start.notices.isVisible()


def test_an_old_picture_is_not_shown_for_a_file_that_changed(studio: StudioRobot, saved: Path) -> None:
    first = look_at([saved])[saved].picture
    assert first is not None
    studio.session.workspace.undo()
    studio.do("file.save")
    os.utime(saved, (time.time() + 5, time.time() + 5))
    second = look_at([saved])[saved].picture
    assert second is not None
    assert second != first
    kept = look_at([saved])[saved].picture
    assert kept is not None
    assert kept.convertToFormat(second.format()) == second
    assert len(list((paths.cache_dir() / "recent").iterdir())) == 1


def test_times_are_said_as_people_say_them() -> None:
    noon = time.mktime((*time.localtime()[:3], 12, 0, 0, 0, 0, -1))
    clock = QLocale().toString(QTime(12, 0), QLocale.FormatType.ShortFormat)
    assert when(noon) == f"today, {clock}"
    assert when(noon - DAY) == f"yesterday, {clock}"
    assert "day" not in when(noon - 9 * DAY)


def open_dialog(found: list[QDialog], answer: str) -> None:
    """Note the dialog that comes up, change the look in the settings, and close it."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    found.append(dialog)
    if isinstance(dialog, SettingsDialog):
        dialog.fields["theme"].set_value(answer)
    dialog.accept()


def test_settings_and_keys_open_from_the_start_page(bare_studio: StudioRobot) -> None:
    bare_studio.studio.show_start()
    page, found = bare_studio.start.page, []
    QTimer.singleShot(0, lambda: open_dialog(found, "light"))
    page.settings_button.click()
    assert bare_studio.studio.environment.settings.theme == "light"
    assert theme.tokens() is theme.THEMES["light"]
    QTimer.singleShot(0, lambda: open_dialog(found, ""))
    page.help_button.menu().actions()[1].trigger()
    assert [type(item) for item in found] == [SettingsDialog, KeysDialog]


def test_the_guide_opens_from_the_start_page(bare_studio: StudioRobot) -> None:
    bare_studio.studio.show_start()
    bare_studio.start.page.help_button.menu().actions()[0].trigger()
    guide = bare_studio.start.findChild(GuideWindow)
    assert isinstance(guide, GuideWindow)
    assert guide.isVisible()
    assert guide.view.path.name == "index.md"
    guide.close()


def test_the_generator_used_last_is_chosen_in_the_next_window(studio: StudioRobot) -> None:
    for work in ("toy.dots", "toy.slow", "toy.dots"):
        form = studio.window.generators.choose(work)
        assert form is not None
        form.remember()
    studio.window.closing.drop()
    studio.new()
    assert studio.window.generators.form is not None
    assert studio.window.generators.form.work.id == "toy.dots"


@pytest.mark.parametrize("locale", ["en", "zh_CN"])
def test_what_is_said_of_a_sample_fits_its_card(studio: StudioRobot, locale: str) -> None:
    set_language(locale)
    try:
        cards = [SampleCard(sample) for sample in SAMPLES]
        for card in cards:
            needed, room = card.room_for_summary()
            assert needed <= room, card.text()
            card.deleteLater()
    finally:
        set_language("en")


def test_a_full_or_read_only_cache_costs_no_picture(saved: Path) -> None:
    (paths.cache_dir() / "recent").write_text("in the way")
    facts = look_at([saved])[saved]
    assert facts.picture is not None


def test_the_start_page_has_the_keys_that_a_person_chose(bare_studio: StudioRobot) -> None:
    bare_studio.studio.environment.update_settings(keys={"file.open": "Ctrl+Alt+L"})
    bare_studio.studio.show_start()
    keys = {action.objectName(): action.shortcut().toString() for action in bare_studio.start.actions()}
    assert keys["file.open"] == "Ctrl+Alt+L"
    assert keys["file.new"] == "Ctrl+N"
    assert keys["help.guide"] == "F1"
    assert "Ctrl+Alt+L" in bare_studio.start.page.open_button.toolTip()
