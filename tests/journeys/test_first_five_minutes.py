"""The first five minutes of the README, with real keys and real engines."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from creastudio.core.canvas import ImageLayer
from creastudio.core.results import Result
from creastudio.jobs.job import JobRecord
from tests.gui.canvas_hand import press
from tests.gui.conftest import StudioRobot
from tests.support.projects import picture_folder

LONG = 90_000
"""Milliseconds for a first job: an engine starts and imports torch, maybe on a busy machine."""


def generated(studio: StudioRobot, count: int) -> list[Result]:
    studio.do("generate.run")
    studio.wait(lambda: len(studio.session.workspace.results) >= count, LONG)
    studio.wait(lambda: not studio.session.workspace.desk.queue.busy, LONG)
    return list(studio.session.workspace.results)


def layers(studio: StudioRobot) -> list[ImageLayer]:
    board = studio.session.document.artboards[0]
    return [layer for layer in board.layers if isinstance(layer, ImageLayer)]


def test_from_generate_to_a_saved_file_and_back(studio: StudioRobot, tmp_path: Path) -> None:
    form = studio.window.generators.choose("gan.sample")
    assert form is not None
    form.set_values({"count": 3}, seed=7)
    first, second, third = generated(studio, 3)
    assert studio.session.active_result == first.id

    press(studio, Qt.Key.Key_Right)
    assert studio.session.active_result == second.id
    press(studio, Qt.Key.Key_Return)
    (layer,) = layers(studio)
    assert layer.asset == second.asset.sha256
    assert set(layer.takes) == {first.asset.sha256, second.asset.sha256, third.asset.sha256}

    studio.window.commands.refresh()
    studio.do("edit.undo")
    assert layers(studio) == []
    studio.window.commands.refresh()
    studio.do("edit.redo")
    assert layers(studio) == [layer]

    studio.session.set_playhead(0)
    studio.session.accept(third.id, "timeline")
    assert len(studio.session.document.sequences[0].tracks[0].clips) == 1

    studio.chooser.answers.append(tmp_path / "faces.crea")
    studio.do("file.save")
    studio.wait(lambda: (tmp_path / "faces.crea").exists() and not studio.session.workspace.dirty)
    document = studio.session.document
    studio.studio.open_path(tmp_path / "faces.crea")
    assert studio.session.document == document


def test_a_result_is_made_again_with_the_same_bytes_and_varied(studio: StudioRobot) -> None:
    studio.window.generators.choose("gan.sample")
    form = studio.window.generators.form
    assert form is not None
    form.set_values({"count": 1}, seed=11)
    (first,) = generated(studio, 1)
    studio.session.again(first.id)
    studio.wait(lambda: len(studio.session.workspace.results) == 2, LONG)
    assert studio.session.workspace.results[1].asset.sha256 == first.asset.sha256
    studio.session.vary(first.id, 0.3)
    studio.wait(lambda: len(studio.session.workspace.results) >= 4, LONG)
    studio.idle()
    varied = studio.session.workspace.results[2]
    assert varied.asset.sha256 != first.asset.sha256
    assert varied.asset.recipe is not None
    studio.session.again(varied.asset.recipe)
    before = len(studio.session.workspace.results)
    studio.wait(lambda: len(studio.session.workspace.results) == before + 1, LONG)
    assert studio.session.workspace.results[-1].asset.sha256 == varied.asset.sha256


def test_a_model_trained_on_a_persons_own_pictures_makes_pictures(
    studio: StudioRobot, tmp_path: Path
) -> None:
    folder = picture_folder(tmp_path / "pictures", 24)
    (folder / "broken.png").write_bytes(b"this is no picture")
    work = studio.session.environment.registry.work("gan.train")
    record = studio.session.run("gan.train", dict(work.trial), inputs={"data": folder}, model_name="My cats")
    assert isinstance(record, JobRecord)

    def ended() -> bool:
        now = studio.session.workspace.desk.queue.record(record.id)
        return now is not None and now.ended

    studio.wait(ended, LONG)
    now = studio.session.workspace.desk.queue.record(record.id)
    assert now is not None
    assert (now.status, now.error) == ("done", "")
    assert any("broken.png" in message for message in studio.notices())
    # What it said before it ended may still wait to be handled.
    studio.wait(lambda: bool(studio.session.workspace.desk.said.curves(record.id)))
    (model,) = [item for item in studio.session.environment.models.of_family("gan") if item.origin == "own"]
    assert model.card.title == "My cats"
    studio.session.run("gan.sample", {"model": model.card.id, "count": 2}, seed=1)
    studio.wait(lambda: len(studio.session.workspace.results) == 2, LONG)
