"""Files of other programs: an exporter's results are listed, saved one by one or all at once, and placed nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api.errors import UserError
from creastudio.api.media import FILE
from creastudio.api.recipe import Recipe
from creastudio.core.assets import Asset
from creastudio.core.edits import place_on_canvas, place_on_timeline
from creastudio.core.results import Result
from creastudio.shell.notices import Offer
from creastudio.shell.panels.results.file_results import save_files, words_of
from creastudio.shell.panels.results.result_menu import result_menu
from creastudio.shell.panels.results.tray import TrayPanel
from creastudio.shell.panels.results.tray_model import RESULT_ROLE
from tests.gui.conftest import FakeChooser, StudioRobot

FILES = {".ase": b"ASEF" + bytes(1200), ".aco": bytes((0, 1, 0, 3))}


def made(studio: StudioRobot) -> list[Result]:
    """Let an exporter have made two files."""
    workspace = studio.session.workspace
    for suffix, data in FILES.items():
        asset = Asset(
            sha256=workspace.blobs.put(data),
            media_type=FILE,
            title="Palette",
            metadata={"suffix": suffix},
            recipe=Recipe(generator="swatches.binary", seed=3, makes="file"),
        )
        workspace.tray.add(Result(job="job", asset=asset))
    workspace.listeners.announce("results")
    return list(workspace.results)


def tray(studio: StudioRobot) -> TrayPanel:
    panel = studio.window.panel("tray")
    assert isinstance(panel, TrayPanel)
    return panel


def choose(panel: TrayPanel, result: Result) -> None:
    model = panel.list.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    panel.list.setCurrentIndex(next(row for row in rows if row.data(RESULT_ROLE) == result))


def test_their_arrival_is_said_with_a_button_that_saves_all(
    studio: StudioRobot, chooser: FakeChooser, tmp_path: Path
) -> None:
    made(studio)
    offers = [item for item in studio.studio.notifier.notices if isinstance(item, Offer)]
    assert ["Palette" in item.message for item in offers] == [True]
    assert not studio.session.active_result
    chooser.answers.append(tmp_path)
    assert offers[0].action is not None
    offers[0].action()
    for suffix, data in FILES.items():
        assert (tmp_path / f"Palette 3{suffix}").read_bytes() == data
        assert (tmp_path / f"Palette 3{suffix}.recipe.json").is_file()


def test_the_list_says_what_they_are_and_its_button_saves(
    studio: StudioRobot, chooser: FakeChooser, tmp_path: Path
) -> None:
    first, second = made(studio)
    assert words_of(studio.session, first) == "Palette\n.ase · 1 kB"
    assert words_of(studio.session, second) == "Palette\n.aco · 4 bytes"
    panel = tray(studio)
    choose(panel, first)
    assert panel.place.text() == "Save…"
    chooser.answers.append(tmp_path / "mine.ase")
    panel.place.click()
    assert (tmp_path / "mine.ase").read_bytes() == FILES[".ase"]


def test_their_menu_saves_and_places_nothing(studio: StudioRobot) -> None:
    results = made(studio)
    entries = [
        action.text().partition("\t")[0]
        for action in result_menu(studio.session, results[:1], studio.window).actions()
    ]
    assert "Save as file…" in entries
    assert "Save all 2 files…" in entries
    assert not any("Place" in text or "Use in" in text for text in entries)


def test_nothing_is_written_over(studio: StudioRobot, chooser: FakeChooser, tmp_path: Path) -> None:
    results = made(studio)
    (tmp_path / "Palette 3.ase").write_bytes(b"mine")
    chooser.answers.append(tmp_path)
    written = save_files(studio.session, results, None)
    assert [path.name for path in written] == ["Palette 3 2.ase", "Palette 3.aco"]
    assert (tmp_path / "Palette 3.ase").read_bytes() == b"mine"


def test_they_have_no_place_in_a_project(studio: StudioRobot) -> None:
    first, _ = made(studio)
    document = studio.session.document
    for edit in (
        place_on_canvas(document.artboards[0].id, first.asset),
        place_on_timeline(document.sequences[0].id, first.asset),
    ):
        with pytest.raises(UserError, match="file of another program"):
            edit.apply(document)
