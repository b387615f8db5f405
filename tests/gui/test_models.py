"""Models in the window: which there are, and what happens where one is missing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel
from shiboken6 import delete

from creastudio.api.model_card import ModelCard
from creastudio.api.recipe import ModelRef, Recipe
from creastudio.api.testing import tiny_png
from creastudio.core.assets import Asset
from creastudio.core.results import Result
from creastudio.host.registry import Registry
from creastudio.shell.models import dialog as models_module
from creastudio.shell.models.dialog import ModelsDialog
from creastudio.shell.session import Offer
from creastudio.shell.threads.background import background_of
from creastudio.shell.window import main_window
from creastudio.store.model_library import ModelEntry, ModelLibrary
from creastudio.workspace.models_used import MissingModel
from tests.gui.conftest import StudioRobot


def add_model(library: ModelLibrary, folder: Path, name: str, **fields: object) -> ModelEntry:
    folder.mkdir(exist_ok=True)
    weights = folder / "weights"
    weights.write_bytes(name.encode())
    return library.add(ModelCard(id=name, title=name.title(), family="toy", **fields), weights)  # type: ignore[arg-type]


@pytest.fixture
def shelf(tmp_path: Path) -> ModelLibrary:
    """Models of another machine."""
    return ModelLibrary([("own", tmp_path / "shelf")], writable=tmp_path / "shelf")


def open_models(studio: StudioRobot, *wanted: MissingModel) -> ModelsDialog:
    dialog = ModelsDialog(studio.session, studio.studio.tasks, studio.window, wanted)
    dialog.show()
    studio.wait(lambda: not dialog.looking)
    return dialog


def recipe_with(ref: ModelRef) -> Recipe:
    return Recipe(generator="toy.over", params={"model": ref.id}, models=(ref,))


def click(
    studio: StudioRobot, dialog: ModelsDialog, *, text: str, card: int = 0, missing: bool = False
) -> None:
    from PySide6.QtWidgets import QPushButton

    holder = (dialog.missing if missing else dialog.cards)[card]
    (button,) = (item for item in holder.findChildren(QPushButton) if item.text() == text)
    studio.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_missing_model_is_offered_to_be_located(
    studio: StudioRobot, shelf: ModelLibrary, tmp_path: Path
) -> None:
    add_model(studio.session.environment.models, tmp_path, "mine")
    entry = add_model(shelf, tmp_path, "mine2")
    assert studio.session.again(recipe_with(entry.ref)) is None
    notice = studio.studio.notifier.notices[-1]
    assert notice.message == f"The model mine2 ({entry.card.sha256[:12]}) is missing on this machine."
    assert isinstance(notice, Offer)
    assert notice.action_title == "Locate…"
    wanted: list[tuple[MissingModel, ...]] = []
    studio.session.modelsRequested.disconnect()
    studio.session.modelsRequested.connect(wanted.append)
    assert notice.action is not None
    notice.action()
    dialog = open_models(studio, *wanted[0])
    studio.chooser.answers = [entry.folder]
    click(studio, dialog, text="Locate…", missing=True)
    studio.wait(lambda: not dialog.missing)
    assert dialog.told.text() == "Found Mine2."
    assert [card.entry.card.id for card in dialog.cards] == ["mine", "mine2"]
    assert studio.session.again(recipe_with(entry.ref)) is None
    assert "missing" not in studio.notices()[-1]
    dialog.close()


def test_another_folder_than_the_one_that_was_looked_for_is_told(
    studio: StudioRobot, shelf: ModelLibrary, tmp_path: Path
) -> None:
    other = add_model(shelf, tmp_path, "other")
    dialog = open_models(studio, MissingModel(ModelRef(id="gone", sha256="a" * 64)))
    studio.chooser.answers = [other.folder, tmp_path]
    click(studio, dialog, text="Locate…", missing=True)
    studio.wait(lambda: "isn't among them" in dialog.told.text())
    assert len(dialog.missing) == 1
    click(studio, dialog, text="Locate…", missing=True)
    studio.wait(lambda: "has no models" in dialog.told.text())
    dialog.close()


def test_models_are_exported_removed_and_imported(
    studio: StudioRobot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = studio.session.environment.models
    add_model(library, tmp_path, "mine", metrics={"coverage": 0.5})
    changes: list[bool] = []
    studio.session.modelsChanged.connect(lambda: changes.append(True))
    dialog = open_models(studio)
    studio.chooser.answers = [tmp_path / "mine.zip"]
    click(studio, dialog, text="Export…")
    studio.wait(lambda: dialog.told.text() == "Exported mine.zip.")
    monkeypatch.setattr(models_module, "ask", lambda *_args: "cancel")
    click(studio, dialog, text="Delete…")
    assert len(dialog.cards) == 1
    asked: list[str] = []
    monkeypatch.setattr(models_module, "ask", lambda _parent, title, *_args: asked.append(title) or "delete")
    click(studio, dialog, text="Delete…")
    studio.wait(lambda: not dialog.cards)
    assert asked == ["Delete the model 'Mine'?"]
    studio.chooser.answers = [tmp_path / "mine.zip"]
    dialog.import_button.click()
    studio.wait(lambda: len(dialog.cards) == 1)
    assert len(changes) == 2
    dialog.close()


def test_a_fault_is_told_and_the_dialog_goes_on(
    studio: StudioRobot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_models(studio)

    def fail(_path: Path) -> ModelEntry:
        raise RuntimeError("boom")

    monkeypatch.setattr(dialog.models, "import_model", fail)
    studio.chooser.answers = [tmp_path / "mine.zip"]
    with studio.qtbot.captureExceptions() as faults:
        dialog.import_button.click()
        studio.wait(dialog.isEnabled)
    assert [str(fault[1]) for fault in faults] == ["boom"]
    dialog.close()


def test_what_was_begun_is_finished_when_the_dialog_is_gone(
    studio: StudioRobot, shelf: ModelLibrary, tmp_path: Path
) -> None:
    entry = add_model(shelf, tmp_path, "mine")
    dialog = open_models(studio)
    studio.chooser.answers = [entry.folder]
    dialog.locate_button.click()
    dialog.close()
    delete(dialog)
    studio.wait(lambda: not studio.studio.tasks.busy)
    assert [item.card.id for item in studio.session.environment.models.entries()] == ["mine"]


def test_a_project_says_once_which_of_its_models_are_missing(
    bare_studio: StudioRobot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # It is asked when the window has been there for a moment: the result must be there by then.
    monkeypatch.setattr(main_window, "WARM_AFTER", 1000)
    bare_studio.new()
    ref = ModelRef(id="gone", sha256="a" * 64)
    asset = Asset(sha256="b" * 64, media_type="image/png", recipe=recipe_with(ref))
    bare_studio.session.workspace.tray.add(Result(job="j", asset=asset))
    window = bare_studio.window
    window.show()
    told = "A model that this project was made with isn't on this machine: gone (aaaaaaaaaaaa)."
    bare_studio.wait(lambda: told in bare_studio.notices())
    window.hide()
    warmed: list[bool] = []
    monkeypatch.setattr(window, "_warm", lambda: warmed.append(True))
    monkeypatch.setattr(main_window, "WARM_AFTER", 0)
    window.show()
    # What is done when a window is shown is done by now.
    bare_studio.wait(lambda: bool(warmed) and not background_of(bare_studio.session).busy)
    assert bare_studio.notices().count(told) == 1


def test_a_model_shows_what_it_makes(studio: StudioRobot, tmp_path: Path) -> None:
    weights = tmp_path / "weights"
    weights.write_bytes(b"w")
    library = studio.session.environment.models
    library.add(ModelCard(id="mine", title="Mine", family="toy"), weights, tiny_png(1, 24))
    dialog = open_models(studio)
    (card,) = dialog.cards
    studio.wait(lambda: card.sign.pixmap().width() >= 90)
    dialog.close()


def test_one_s_own_models_stand_before_those_that_ship(
    studio: StudioRobot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = studio.session.environment.models
    for name in ("beeches", "oaks"):
        add_model(library, tmp_path / "m", name)
    shipped, own = library.entries()
    monkeypatch.setattr(library, "entries", lambda: (replace(shipped, origin="bundled"), own))
    dialog = open_models(studio)
    assert [card.entry.card.title for card in dialog.cards] == ["Oaks", "Beeches"]
    dialog.close()


def test_figures_for_who_knows_them_are_folded_away(studio: StudioRobot, tmp_path: Path) -> None:
    metrics = {"trained, k tokens": 7.0, "JSB test, pieces": 77.0, "taste": 2.0}
    add_model(studio.session.environment.models, tmp_path / "m", "mine", metrics=metrics)
    dialog = open_models(studio)
    (card,) = dialog.cards
    shown = [part.text() for part in card.findChildren(QLabel) if part.isVisible()]
    assert "Learned from 7 thousand tokens, repeats counted" in shown
    assert not any("JSB test" in text for text in shown)
    click(studio, dialog, text="2 more figures")
    assert card.figures.isVisible()
    assert card.figures.text() == "JSB test, pieces: 77\ntaste: 2"
    dialog.close()


def test_the_menu_opens_the_models(studio: StudioRobot, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QDialog] = []
    monkeypatch.setattr(ModelsDialog, "exec", lambda dialog: opened.append(dialog))
    studio.do("generate.models")
    assert opened[0].windowTitle() == "Models"


def test_a_model_is_measured_from_its_card(
    studio: StudioRobot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = add_model(studio.session.environment.models, tmp_path / "new", "spots")
    dialog = open_models(studio)
    with pytest.raises(ValueError, match="not enough values"):
        click(studio, dialog, text="Measure…")  # nothing measures models of this family
    dialog.accept()

    work = studio.session.environment.registry.work("toy.over")
    monkeypatch.setattr(Registry, "evaluator", lambda _self, family: work if family == "toy" else None)
    asked: list[tuple[object, ...]] = []
    studio.session.workRequested.connect(lambda *values: asked.append(values))
    dialog = open_models(studio)
    click(studio, dialog, text="Measure…")
    assert not dialog.isVisible()
    assert asked == [("toy.over", {"model": entry.card.id}, {})]
