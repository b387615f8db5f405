"""Finding, setting and running generators and trainers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QComboBox, QPushButton

from creastudio.api.model_card import ModelCard
from creastudio.host.registry import Registry
from creastudio.jobs.job import JobInput
from creastudio.resources import resource_path
from creastudio.shell.panels.generators.panel import GeneratorsPanel
from creastudio.shell.widgets.data_folder import count_files, data_words
from creastudio.shell.widgets.inputs import DropFrame
from tests.gui.conftest import StudioRobot
from tests.support.projects import picture_folder


@pytest.fixture
def panel(studio: StudioRobot) -> GeneratorsPanel:
    return studio.window.generators


def test_everything_that_plugins_offer_is_listed_by_category(panel: GeneratorsPanel) -> None:
    assert panel.works() == ["toy.dots", "toy.slow", "toy.fails", "toy.train", "toy.over", "toy.negative"]
    titles = [panel.list.item(row).text() for row in range(panel.list.count())]
    assert titles[0] == "IMAGES"
    assert "RETOUCH" in titles


def test_search_finds_by_title_and_by_what_it_is_good_for(
    panel: GeneratorsPanel, studio: StudioRobot
) -> None:
    studio.qtbot.keyClicks(panel.search, "icons")
    assert panel.works() == ["toy.dots"]
    panel.search.setText("nothing like this")
    assert panel.works() == []
    assert "nothing like this" in panel.list.item(0).text()
    studio.qtbot.keyClick(panel.search, Qt.Key.Key_Escape)
    assert len(panel.works()) == 6


def test_what_fits_the_search_best_is_in_sight(panel: GeneratorsPanel, studio: StudioRobot) -> None:
    panel.list.setFixedHeight(40)
    panel.choose("toy.negative")
    panel.list.scrollToBottom()
    studio.qtbot.keyClicks(panel.search, "o")
    assert panel.list.verticalScrollBar().value() == 0
    panel.search.clear()
    item = panel.list.currentItem()
    assert panel.list.viewport().rect().intersects(panel.list.visualItemRect(item))


def test_enter_in_the_search_opens_the_first_form(panel: GeneratorsPanel, studio: StudioRobot) -> None:
    studio.qtbot.keyClicks(panel.search, "over")
    studio.qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert panel.work is not None
    assert panel.work.id == "toy.over"


def test_where_there_is_little_room_the_form_gets_it(panel: GeneratorsPanel) -> None:
    panel.resize(320, 1200)
    whole = panel.list.height()
    panel.resize(320, 420)
    assert panel.list.height() <= 130 < whole
    assert panel.stack.height() > panel.list.height()
    panel.resize(320, 1200)
    assert panel.list.height() == whole


def test_generate_makes_results(panel: GeneratorsPanel, studio: StudioRobot) -> None:
    form = panel.choose("toy.dots")
    assert form is not None
    form.set_values({"count": 3}, seed=11)
    studio.do("generate.run")
    studio.wait(lambda: len(studio.session.workspace.results) == 3)
    recipes = [result.asset.recipe for result in studio.session.workspace.results]
    assert [recipe.seed for recipe in recipes if recipe] == [11, 12, 13]


def test_an_unlocked_seed_is_a_fresh_one_each_time_and_is_shown(
    panel: GeneratorsPanel, studio: StudioRobot
) -> None:
    form = panel.choose("toy.dots")
    assert form is not None
    panel.generate()
    first = form.seed.value()
    panel.generate()
    assert form.seed.value() != first
    studio.idle()
    seeds = {record.request.seed for record in studio.session.workspace.desk.queue.records()}
    assert {first, form.seed.value()} == seeds


def test_what_does_not_fit_is_said_and_nothing_runs(panel: GeneratorsPanel, studio: StudioRobot) -> None:
    form = panel.choose("toy.dots")
    assert form is not None
    form.set_values({"words": "far more than twenty characters"})
    panel.generate()
    assert studio.session.workspace.desk.queue.records() == ()
    assert any("doesn't fit" in message for message in studio.notices())


def test_a_missing_input_is_said(panel: GeneratorsPanel, studio: StudioRobot) -> None:
    panel.choose("toy.over")
    panel.generate()
    assert any("needs" in message for message in studio.notices())


def test_an_input_follows_the_selection(panel: GeneratorsPanel, studio: StudioRobot) -> None:
    result = studio.make(1)[0]
    studio.session.accept(result.id, "canvas")
    form = panel.choose("toy.over")
    assert form is not None
    value = form.inputs["picture"].value
    assert value is not None
    assert getattr(value, "sha256", "") == result.asset.sha256


def test_use_in_opens_the_form_with_its_input(panel: GeneratorsPanel, studio: StudioRobot) -> None:
    result = studio.make(1)[0]
    studio.session.use_in(result.asset.sha256, "toy.over")
    assert panel.work is not None
    assert panel.work.id == "toy.over"
    assert panel.form is not None
    assert getattr(panel.form.inputs["picture"].value, "recipe", None) == result.asset.recipe


def test_use_these_settings_fills_the_form_and_locks_the_seed(
    panel: GeneratorsPanel, studio: StudioRobot
) -> None:
    record = studio.session.run("toy.dots", {"count": 2, "strength": 0.8, "style": "square"}, seed=5)
    assert record is not None
    studio.wait(lambda: len(studio.session.workspace.results) == 2)
    panel.choose("toy.slow")
    studio.session.use_settings(studio.session.workspace.results[1].id)
    assert panel.work is not None
    assert panel.work.id == "toy.dots"
    form = panel.form
    assert form is not None
    assert form.values()["strength"] == pytest.approx(0.8)
    assert form.values()["style"] == "square"
    assert form.seed.locked
    assert form.seed.value() == 6


def test_vary_works_on_the_selected_layer(panel: GeneratorsPanel, studio: StudioRobot) -> None:
    assert not panel.vary_button.isEnabled()
    result = studio.make(1)[0]
    studio.session.accept(result.id, "canvas")
    assert panel.vary_button.isEnabled()
    panel.vary(0.4)
    studio.wait(lambda: len(studio.session.workspace.results) > 1)
    studio.idle()
    recipe = studio.session.workspace.results[-1].asset.recipe
    assert recipe is not None
    assert recipe.parent == result.asset.recipe
    assert recipe.variation == pytest.approx(0.4)


class TestPresets:
    def test_a_preset_is_saved_loaded_and_deleted(self, panel: GeneratorsPanel, studio: StudioRobot) -> None:
        form = panel.choose("toy.dots")
        assert form is not None
        form.set_values({"count": 9, "style": "square"})
        form.presets.save("  Nine squares ")
        form.params.reset()
        assert form.values()["count"] == 2
        form.presets.load("Nine squares")
        assert form.values()["count"] == 9
        assert form.values()["style"] == "square"
        form.presets.delete("Nine squares")
        assert form.presets.names() == []
        studio.window.toasts.cards()[-1].act.click()
        assert form.presets.names() == ["Nine squares"]

    def test_presets_outlive_the_studio(self, panel: GeneratorsPanel, studio: StudioRobot) -> None:
        form = panel.choose("toy.dots")
        assert form is not None
        form.presets.save("Mine")
        stored = studio.studio.environment.settings_store.load()
        assert "Mine" in stored.presets["toy.dots"]


def test_the_settings_used_last_come_back(panel: GeneratorsPanel, studio: StudioRobot) -> None:
    form = panel.choose("toy.dots")
    assert form is not None
    form.set_values({"count": 7}, seed=99)
    panel.generate()
    studio.idle()
    panel.reload()
    form = panel.choose("toy.dots")
    assert form is not None
    assert form.values()["count"] == 7
    assert form.seed.locked
    assert form.seed.value() == 99


def test_what_was_set_and_not_run_outlives_other_plugins(
    panel: GeneratorsPanel, studio: StudioRobot, tmp_path: Path
) -> None:
    form = panel.choose("toy.dots")
    assert form is not None
    form.set_values({"count": 7}, seed=99)
    panel.reload()
    assert panel.work is not None
    assert panel.work.id == "toy.dots"
    assert panel.form is not None
    assert panel.form.values()["count"] == 7
    assert panel.form.seed.locked
    assert panel.form.seed.value() == 99
    training = panel.choose("toy.train")
    assert training is not None
    assert training.folder is not None
    assert training.name is not None
    training.folder.set_path(picture_folder(tmp_path / "cats"))
    training.name.edit.setText("Cats")
    panel.reload()
    training = panel.form
    assert training is not None
    assert training.folder is not None
    assert training.folder.path == tmp_path / "cats"
    assert training.name is not None
    assert training.name.name == "Cats"


def test_a_work_whose_plugin_was_broken_for_a_moment_is_chosen_again(
    panel: GeneratorsPanel, studio: StudioRobot
) -> None:
    environment = studio.studio.environment
    form = panel.choose("toy.dots")
    assert form is not None
    form.set_values({"count": 7})
    whole = environment.registry
    studio.studio.use_plugins(Registry(()))
    assert panel.form is None
    studio.studio.use_plugins(whole)
    assert panel.work is not None
    assert panel.work.id == "toy.dots"
    assert panel.form is not None
    assert panel.form.values()["count"] == 7


class TestTraining:
    def test_a_trainer_makes_a_model_from_a_folder(
        self, panel: GeneratorsPanel, studio: StudioRobot, tmp_path: Path
    ) -> None:
        form = panel.choose("toy.train")
        assert form is not None
        assert form.folder is not None
        assert form.name is not None
        form.folder.set_path(picture_folder(tmp_path / "cats"))
        form.name.edit.setText("Cats")
        assert panel.run_button.text() == "Train"
        models: list[ModelCard] = []
        studio.session.modelAdded.connect(models.append)
        studio.do("generate.run")
        studio.wait(lambda: bool(models))
        assert models[0].title == "Cats"
        over = panel.choose("toy.over")
        assert over is not None
        over.set_values({"model": "toy-model"})
        combo = over.findChild(QComboBox)
        assert combo is not None
        assert combo.currentText() == "Cats"

    def test_without_a_folder_nothing_runs(self, panel: GeneratorsPanel, studio: StudioRobot) -> None:
        panel.choose("toy.train")
        panel.generate()
        assert studio.session.workspace.desk.queue.records() == ()
        assert any("folder to learn from" in message for message in studio.notices())

    def test_the_chosen_folder_is_counted(
        self, panel: GeneratorsPanel, studio: StudioRobot, tmp_path: Path
    ) -> None:
        form = panel.choose("toy.train")
        assert form is not None
        folder = form.folder
        assert folder is not None
        studio.chooser.answers = [picture_folder(tmp_path / "cats", 5)]
        folder.choose_button.click()
        studio.wait(lambda: "5" in folder._count.text())

    @pytest.mark.parametrize(("words", "name"), [("portraits", "avatars"), ("landscapes", "landscapes")])
    def test_the_sample_sets_are_one_click_away(
        self, panel: GeneratorsPanel, studio: StudioRobot, words: str, name: str
    ) -> None:
        form = panel.choose("toy.train")
        assert form is not None
        folder = form.folder
        assert folder is not None
        (link,) = (x for x in folder.findChildren(QPushButton) if x.text() == f"Use the sample {words}")
        studio.qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
        assert folder.path == resource_path("samples", name)
        studio.wait(lambda: folder._count.text() in {"1000 pictures", "256 pictures"})

    def test_few_pictures_and_the_time_it_takes_are_told_before(
        self, panel: GeneratorsPanel, studio: StudioRobot, tmp_path: Path
    ) -> None:
        form = panel.choose("toy.train")
        assert form is not None
        assert form.folder is not None
        folder = form.folder
        folder.set_path(picture_folder(tmp_path / "cats", 43))
        studio.wait(lambda: "43 pictures: few." in folder._count.text())
        folder.set_path(picture_folder(tmp_path / "many", 100))
        studio.wait(lambda: folder._count.text() == "100 pictures")
        form.set_values({"steps": 30})
        assert form.takes.text() == "Takes about 30 min on an ordinary computer without a GPU"
        assert form.takes.isVisible()

    def test_a_new_model_gets_a_name_of_its_own(
        self, panel: GeneratorsPanel, studio: StudioRobot, tmp_path: Path
    ) -> None:
        form = panel.choose("toy.train")
        assert form is not None
        assert form.folder is not None
        assert form.name is not None
        form.folder.set_path(picture_folder(tmp_path / "cats"))
        assert form.name.name == "cats"
        panel.generate()
        assert form.name.name == "cats 2"
        studio.idle()
        assert not form.name.note.isVisibleTo(form)
        form.name.edit.setText("Cats")
        assert "stays as it is" in form.name.note.text()
        assert form.name.note.isVisibleTo(form)
        panel.generate()
        studio.idle()
        titles = [entry.card.title for entry in studio.session.environment.models.entries()]
        assert sorted(titles) == ["Cats", "cats"]

    def test_a_folder_can_be_dropped(
        self, panel: GeneratorsPanel, studio: StudioRobot, tmp_path: Path
    ) -> None:
        form = panel.choose("toy.train")
        assert form is not None
        assert form.folder is not None
        frame = form.folder.findChild(DropFrame)
        assert frame is not None
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(tmp_path))])
        event = QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        frame.dropEvent(event)
        assert form.folder.path == tmp_path


def test_pictures_are_counted_below_a_folder_too(tmp_path: Path) -> None:
    picture_folder(tmp_path / "a", 2)
    picture_folder(tmp_path / "a" / "b", 3)
    (tmp_path / "a" / "notes.txt").write_text("no picture")
    # What a training reads, and nothing else.
    (tmp_path / "a" / "camera.JFIF").touch()
    (tmp_path / "a" / "._copied.png").touch()
    assert count_files(tmp_path, data_words("image").suffixes)[0] == 6


def test_texts_are_counted_with_their_size(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x" * 1_500_000)
    (tmp_path / "b.md").write_text("# A")
    picture_folder(tmp_path, 2)
    words = data_words("text")
    found = count_files(tmp_path, words.suffixes)
    assert found == (2, 1_500_003)
    assert words.found(*found) == "2 text files, 1.5 MB"
    assert words.found(1, 900) == "1 text file, 1 kB"


def test_files_of_music_are_counted(tmp_path: Path) -> None:
    for name in ("a.mid", "b.abc", "c.musicxml", "d.txt"):
        (tmp_path / name).write_bytes(b"x")
    words = data_words("score")
    assert words.found(*count_files(tmp_path, words.suffixes)) == "3 files of music"


def test_in_a_low_window_the_form_never_lies_over_the_list(studio: StudioRobot) -> None:
    panel = studio.window.panel("generators")
    assert isinstance(panel, GeneratorsPanel)
    panel.choose("toy.dots")
    for height in (800, 480, panel.minimumSizeHint().height()):
        panel.resize(panel.minimumSizeHint().width(), height)
        layout = panel.layout()
        assert layout is not None
        layout.activate()
        bottom = panel.list.mapTo(panel, panel.list.rect().bottomLeft()).y()
        assert panel.stack.geometry().top() > bottom, height


def test_use_these_settings_brings_what_a_result_was_made_from(
    panel: GeneratorsPanel, studio: StudioRobot
) -> None:
    studio.session.run("toy.dots", {"count": 1}, seed=5)
    studio.wait(lambda: len(studio.session.workspace.results) == 1)
    source = studio.session.workspace.results[0].asset
    work = studio.session.environment.registry.work("toy.negative")
    given = studio.session.input_of(work.takes[0], source.sha256)
    assert given is not None
    studio.session.run("toy.negative", {}, inputs={"picture": given})
    studio.wait(lambda: len(studio.session.workspace.results) == 2)
    made = next(one for one in studio.session.workspace.results if one.asset.sha256 != source.sha256)
    panel.choose("toy.slow")
    studio.session.use_settings(made.id)
    assert panel.form is not None
    value = panel.form.inputs["picture"].value
    assert isinstance(value, JobInput)
    assert value.sha256 == source.sha256
    # Chance has no part in it, so that no seed is drawn, shown or told of, and nothing can be varied.
    assert made.asset.recipe is not None
    assert made.asset.recipe.seed == 0
    assert panel.form.seed_row.isHidden()
    assert not panel.form.seed.locked
    assert studio.session.vary(made.id) is None
    assert "No chance is in 'Negative'" in studio.notices()[-1]
