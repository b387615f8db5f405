"""Exports and layered files, from the window."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.core.canvas import GroupLayer, ShapeLayer, TextLayer, Transform
from creastudio.core.edits import add_layer
from tests.gui.conftest import StudioRobot

LONG = 60_000


@pytest.fixture
def drawn(studio: StudioRobot) -> StudioRobot:
    board = studio.session.artboard_id
    shape = ShapeLayer(name="Shape", transform=Transform(x=100, y=100, width=80, height=80))
    words = TextLayer(name="Words", text="Words", transform=Transform(x=120, y=200, width=200, height=40))
    for layer in (shape, words):
        studio.session.apply(add_layer(board, layer))
    return studio


@pytest.mark.parametrize("suffix", [".svg", ".psd", ".ora"])
def test_what_is_exported_comes_in_again_as_layers(drawn: StudioRobot, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"out{suffix}"
    drawn.chooser.answers = [target]
    drawn.do("file.export")
    drawn.wait(target.exists, LONG)
    drawn.wait(lambda: not drawn.studio.tasks.busy, LONG)
    drawn.window.canvas.place_file(target)
    drawn.wait(lambda: len(drawn.session.document.artboards[0].layers) == 3, LONG)
    group = drawn.session.document.artboards[0].layers[-1]
    assert isinstance(group, GroupLayer)
    assert group.name == "out"
    assert {layer.name for layer in group.layers} >= {"Shape", "Words"}
    assert drawn.session.selected_layers == (group.id,)
    drawn.session.workspace.undo()
    assert len(drawn.session.document.artboards[0].layers) == 2


def test_all_artboards_become_pages_of_one_pdf(drawn: StudioRobot, tmp_path: Path) -> None:
    drawn.do("edit.artboard")
    target = tmp_path / "pages"
    drawn.chooser.answers = [target]
    drawn.do("file.export_all")
    drawn.wait(target.with_suffix(".pdf").exists, LONG)
    drawn.wait(lambda: not drawn.studio.tasks.busy, LONG)
    data = target.with_suffix(".pdf").read_bytes()
    assert data.startswith(b"%PDF")
    assert data.count(b"/MediaBox") >= 2


def test_a_file_without_layers_is_told(drawn: StudioRobot, tmp_path: Path) -> None:
    bad = tmp_path / "no.psd"
    bad.write_bytes(b"no layers at all")
    drawn.window.canvas.place_file(bad)
    drawn.wait(lambda: bool(drawn.studio.notifier.notices), LONG)
    assert "no.psd" in drawn.studio.notifier.notices[-1].message
    assert len(drawn.session.document.artboards[0].layers) == 2
