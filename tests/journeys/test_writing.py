"""A text from its first word to a placed poem: written with a plugin from outside, in real engine processes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from creastudio import paths
from creastudio.core.canvas import TextLayer
from creastudio.host.install import install
from creastudio.host.pack import pack
from creastudio.shell.writing.panel import WritingPanel
from creastudio.workspace.environment import Environment
from tests.gui.conftest import StudioRobot
from tests.support.source import ROOT

EXAMPLE = ROOT / "examples" / "plugins" / "creastudio-chain"


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """Everything that ships, and the example plugin installed as a person would."""
    install(pack(EXAMPLE, tmp_path), paths.plugins_dir())
    return Environment.load()


def desk(studio: StudioRobot) -> WritingPanel:
    """The panel of writings, writing with the example plugin."""
    studio.window.show_panel("writing")
    panel = studio.window.panel("writing")
    assert isinstance(panel, WritingPanel)
    panel.by.setCurrentIndex(panel.by.findData("chain.desk"))
    panel.by.activated.emit(panel.by.currentIndex())
    box = panel.view.side.style_box
    assert box is not None
    box.set_values({"words": 15, "freedom": 1.4})
    return panel


def test_a_text_is_written_branched_taken_undone_saved_and_found_again(
    studio: StudioRobot, tmp_path: Path
) -> None:
    panel = desk(studio)
    panel.begin()
    view = panel.view
    QTest.keyClicks(view.page, "The sea was")
    view.bar.count.setValue(3)
    QTest.keyClick(view.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert view.hand.running
    studio.wait(lambda: not view.hand.running, timeout=60_000)
    run = view.hand.run
    assert run is not None
    ways = [way.text for way in run.ways]
    assert any(way.tokens for way in run.ways)
    QTest.keyClick(view.cards, Qt.Key.Key_2)
    assert view.page.text() == "The sea was" + ways[1]

    # Checked beside the lines, by another session of the same engine.
    studio.wait(lambda: bool(view.side.summary.text()), timeout=60_000)

    # Earlier words change in a branch of their own; undo goes back.
    view.page.set_place(4)
    QTest.keyClicks(view.page, "old ")
    view.page.commit()
    assert view.page.text() == "The old sea was" + ways[1]
    studio.do("edit.undo")
    assert view.page.text() == "The sea was" + ways[1]
    studio.do("edit.redo")

    view.leave.place("canvas")
    writing = view.hand.writing
    assert writing is not None
    texts = {writing.text(item.id) for item in writing.passages}
    assert {"The sea was" + way for way in ways} <= texts

    path = tmp_path / "tale.crea"
    studio.session.workspace.save(path)
    studio.studio.open_path(path)
    studio.wait(lambda: studio.session.workspace.path == path)
    again = desk(studio)
    found = again.view.hand.writing
    assert found == writing
    assert again.view.page.text() == "The old sea was" + ways[1]
    (layer,) = studio.session.document.artboards[0].layers
    assert isinstance(layer, TextLayer)
    assert layer.text == again.view.page.text().strip()
    made = next(item for item in found.passages if item.author == "model" and not item.edited)
    assert made.recipe is not None
    assert made.recipe.generator == "chain.write"
