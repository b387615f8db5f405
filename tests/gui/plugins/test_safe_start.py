"""A start that didn't get to its end is noticed, and safe mode is offered."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from creastudio.shell.plugins.safe_start import StartMark, offer_safe_mode, third_parties
from creastudio.workspace.environment import SAFE_MODE, is_safe_mode, open_registry
from tests.gui.conftest import StudioRobot
from tests.support.plugin_maker import make_unpacked


@pytest.fixture(autouse=True)
def usual(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SAFE_MODE, "0")


def test_only_a_start_that_ended_on_its_way_is_noticed(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "starting.json"
    mark = StartMark(file)
    assert not mark.left_behind()
    mark.set()
    # Another studio that is starting right now is none that has ended.
    assert not mark.left_behind()
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    file.write_text(json.dumps({"pid": child.pid}))
    assert mark.left_behind()
    mark.clear()
    assert not mark.left_behind()
    file.write_text("{")
    assert not mark.left_behind()


@pytest.mark.parametrize("answer", ["safe", "usual"])
def test_safe_mode_leaves_out_what_others_wrote(
    studio_home: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    make_unpacked(studio_home / "plugins", "guisafe")
    assert third_parties(open_registry()) == ["guisafe"]
    monkeypatch.setattr("creastudio.shell.plugins.safe_start.ask", lambda *_args, **_words: answer)
    assert offer_safe_mode(["guisafe"]) == (answer == "safe")
    assert is_safe_mode() == (answer == "safe")
    plugin = open_registry().plugin("guisafe")
    assert plugin.status == ("safe mode" if answer == "safe" else "ok")
    assert bool(plugin.generators) == (answer == "usual")


def test_nothing_is_asked_where_there_is_nothing_to_leave_out() -> None:
    assert not offer_safe_mode([])
    os.environ[SAFE_MODE] = "1"
    assert not offer_safe_mode(["dots"])


def test_the_manager_says_that_it_is_safe_mode(studio: StudioRobot) -> None:
    from PySide6.QtWidgets import QLabel

    from creastudio.shell.plugins.dialog import PluginsDialog

    os.environ[SAFE_MODE] = "1"
    dialog = PluginsDialog(studio.studio, studio.window)
    assert any("safe mode" in item.text() for item in dialog.findChildren(QLabel))
    dialog.deleteLater()


@pytest.mark.parametrize("mode", ["0", "1"])
def test_a_start_in_safe_mode_says_so(
    bare_studio: StudioRobot, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    monkeypatch.setenv(SAFE_MODE, mode)
    bare_studio.studio.start([])
    assert any("safe mode" in text for text in bare_studio.notices()) == (mode == "1")
