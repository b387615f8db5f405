"""More like this, in the window: over results, the project and folders, with reasons, moved by likes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt

from creastudio import paths
from creastudio.api.score import Note, Score, track_of
from creastudio.api.testing import tiny_png
from creastudio.export.midi import midi_of
from creastudio.shell.library.panel import LibraryPanel
from creastudio.shell.panels.results.tray import TrayPanel
from creastudio.shell.score.panel import ScorePanel
from creastudio.store.model_library import ModelLibrary
from creastudio.store.settings import SettingsStore
from creastudio.store.taste_file import TasteFile
from creastudio.workspace.environment import Environment
from tests.gui.alike import toy_describe
from tests.gui.conftest import StudioRobot
from tests.gui.library_robot import choose, titles

Key, Shift = Qt.Key, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def environment() -> Environment:
    store = SettingsStore(paths.settings_file())
    library = ModelLibrary([("own", paths.models_dir())], writable=paths.models_dir())
    return Environment(store, store.load(), toy_describe.registry(), library, in_thread=True)


def shades(folder: Path) -> Path:
    """Make a folder of red, nearly red, blue and green pictures."""
    folder.mkdir()
    for name, color in (
        ("red", "#d02010"), ("rose", "#d83828"), ("brick", "#b02418"), ("blue", "#1030d0"), ("green", "#10c040"),
    ):  # fmt: skip
        picture = Image.new("RGB", (64, 48), color)
        picture.paste("white", (20, 10, 40, 30))
        picture.save(folder / f"{name}.png")
    return folder


def scores(folder: Path) -> Path:
    folder.mkdir()
    for name, pitch in (("deep", 40), ("low", 43), ("middle", 62), ("high", 80), ("top", 84)):
        score = track_of(Score(), [Note(i * 960, 960, pitch + i) for i in range(4)])
        (folder / f"{name}.mid").write_bytes(midi_of(score))
    return folder


def show(studio: StudioRobot, library: LibraryPanel, folder: Path, count: int) -> None:
    studio.chooser.answers.append(folder)
    library.places.add_folder()
    studio.wait(lambda: library.folders.looking() is None and len(library.folders.items(folder)) == count)
    library.refresh()


def ask(studio: StudioRobot, library: LibraryPanel, title: str) -> list[str]:
    """Press M on a thing, and wait for the whole answer."""
    choose(studio, library, titles(library).index(title))
    studio.qtbot.keyClick(library.list, Key.Key_M)
    settled(studio, library)
    return titles(library)


def settled(studio: StudioRobot, library: LibraryPanel) -> None:
    studio.wait(lambda: not library.question.knowledge.left)
    background = library.question._background
    studio.wait(lambda: not background.busy and not library.question.knowledge._tell.isActive())
    library.refresh()


def test_pictures_of_a_folder_with_reasons(
    studio: StudioRobot, library: LibraryPanel, tmp_path: Path
) -> None:
    show(studio, library, shades(tmp_path / "shades"), 5)
    found = ask(studio, library, "red")
    assert set(found) == {"rose", "brick", "blue", "green"}
    assert set(found[:2]) == {"rose", "brick"}
    assert library.alike.isVisible()
    assert library.alike.title.text() == "More like 'red'"
    assert "4 of 4" in library.alike.facts.text()
    choose(studio, library, 0)
    assert "palette" in library.details.why.text()
    assert library._first_reason(library.model.items[0])
    assert "(" not in library._first_reason(library.model.items[0])  # in a word or two
    studio.qtbot.keyClick(library.list, Key.Key_Escape)
    assert not library.alike.isVisible()
    assert len(titles(library)) == 5


def test_scores_are_described_live_and_found_again_in_the_cache(
    studio: StudioRobot, library: LibraryPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(studio, library, scores(tmp_path / "music"), 5)
    assert ask(studio, library, "deep")[0] == "low"
    choose(studio, library, 0)
    assert "same place (low)" in library.details.why.text()
    library.question.end()
    library.question.knowledge._known.clear()
    monkeypatch.setattr("creastudio.shell.alike.knowledge.read_subject", None)
    library.refresh()
    assert ask(studio, library, "top")[0] == "high"


def test_what_cannot_be_described_costs_only_itself(
    studio: StudioRobot, library: LibraryPanel, tmp_path: Path
) -> None:
    folder = scores(tmp_path / "music")
    (folder / "broken.mid").write_bytes(b"MThd nothing")
    (folder / "refused.mid").write_bytes(midi_of(track_of(Score(), [Note(0, 960, 1)])))
    show(studio, library, folder, 7)
    found = ask(studio, library, "deep")
    assert found[0] == "low"
    assert not {"broken", "refused"} & set(found)
    assert studio.notices() == []


def test_likes_move_the_list_and_are_kept_for_all_projects(
    studio: StudioRobot, library: LibraryPanel, tmp_path: Path
) -> None:
    show(studio, library, shades(tmp_path / "shades"), 5)
    first = ask(studio, library, "red")
    last = first[-1]
    choose(studio, library, first.index(last))
    studio.qtbot.keyClick(library.list, Key.Key_L, Shift)
    settled(studio, library)
    assert last not in titles(library)
    choose(studio, library, 0)
    liked = titles(library)[0]
    library.details.likes.like.click()
    settled(studio, library)
    assert [item.title for item in library.selected()] == [liked]  # wherever it stands now
    kept = TasteFile(paths.taste_file()).load()
    assert [(entry.title, entry.likes) for entry in kept] == [(last, False), (liked, True)]
    assert all(entry.features for entry in kept)
    choose(studio, library, titles(library).index(liked))
    assert library.question.opinion(library.selected()[0]) is True
    studio.qtbot.keyClick(library.list, Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert library.question.opinion(library.selected()[0]) is True
    studio.qtbot.keyClick(library.list, Key.Key_L)
    settled(studio, library)
    assert [entry.title for entry in TasteFile(paths.taste_file()).load()] == [last]


def test_a_copy_of_the_same_thing_is_no_answer(
    studio: StudioRobot, library: LibraryPanel, tmp_path: Path
) -> None:
    folder = shades(tmp_path / "shades")
    Image.open(folder / "red.png").save(folder / "red.bmp")
    show(studio, library, folder, 6)
    choose(studio, library, 0)
    item = next(item for item in library.model.items if item.path == folder / "red.png")
    library.question.ask(item)
    settled(studio, library)
    assert "red" not in titles(library)
    assert len(titles(library)) == 4


def test_from_the_tray(studio: StudioRobot, library: LibraryPanel) -> None:
    studio.make(3)
    tray = studio.window.panel("tray")
    assert isinstance(tray, TrayPanel)
    studio.window.show_panel("tray")
    row = next(n for n in range(tray.model.rowCount()) if tray.model.row(tray.model.index(n)) is not None)
    index = tray.model.index(row + 1)
    tray.list.setCurrentIndex(index)
    result = tray.selected()[0]
    studio.qtbot.keyClick(tray.list, Key.Key_M)
    settled(studio, library)
    assert library.question.asked is not None
    assert library.question.asked.sha256 == result.asset.sha256
    assert len(titles(library)) == 2


def test_alone_it_says_what_it_is_for(studio: StudioRobot, library: LibraryPanel, tmp_path: Path) -> None:
    folder = tmp_path / "one"
    folder.mkdir()
    (folder / "only.png").write_bytes(tiny_png(1, 24))
    show(studio, library, folder, 1)
    assert ask(studio, library, "only") == []
    assert library.pages.none_alike.isVisible()


def test_a_place_chosen_ends_the_question(studio: StudioRobot, library: LibraryPanel, tmp_path: Path) -> None:
    show(studio, library, shades(tmp_path / "shades"), 5)
    ask(studio, library, "red")
    library.places.choose("project")
    assert library.question.asked is None


def test_a_damaged_file_of_likes_is_told_and_not_written_over(
    studio: StudioRobot, library: LibraryPanel, tmp_path: Path
) -> None:
    paths.taste_file().write_bytes(b"{")
    show(studio, library, shades(tmp_path / "shades"), 5)
    library.question.tastes._background.run(
        library.question.tastes, "load", library.question.tastes._load, library.question.tastes._loaded
    )
    studio.wait(lambda: any("can't be read" in text for text in studio.notices()))
    choose(studio, library, 0)
    studio.qtbot.keyClick(library.list, Key.Key_L)
    settled(studio, library)
    assert paths.taste_file().read_bytes() == b"{"


def test_from_the_score_editor(studio: StudioRobot, library: LibraryPanel, tmp_path: Path) -> None:
    show(studio, library, scores(tmp_path / "music"), 5)
    choose(studio, library, titles(library).index("deep"))
    studio.qtbot.keyClick(library.list, Key.Key_Return, Shift)
    studio.wait(lambda: any(track.clips for track in studio.session.document.sequences[0].tracks))
    studio.window.show_panel("score")
    panel = studio.window.panel("score")
    assert isinstance(panel, ScorePanel)
    studio.wait(lambda: panel.editor.score is not None)
    panel.alike.click()
    settled(studio, library)
    # The file that it came from is the same music, and no answer.
    assert titles(library)[0] == "low"
    assert "deep" not in titles(library)
