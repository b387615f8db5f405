"""An engine pack is dropped on the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF

from creastudio.engines import installed
from creastudio.shell.window import engine_packs
from tests.gui.conftest import StudioRobot
from tests.gui.mouse import dragged_files, dropped
from tests.unit.engines.packs import pack


def test_packs_are_told_from_other_files(tmp_path: Path) -> None:
    other = tmp_path / "other.zip"
    other.write_bytes(b"PK")
    text = tmp_path / "a.txt"
    text.write_text("x", encoding="utf-8")
    assert engine_packs.dropped_engine(dragged_files(other, text, tmp_path / "gone.zip")) is None
    broken_off = tmp_path / "creastudio-engine-cuda-9-linux-x86_64.zip"
    broken_off.write_bytes(b"PK")
    assert engine_packs.dropped_engine(dragged_files(broken_off)) == broken_off
    sound = pack(tmp_path / "pack.zip")
    assert engine_packs.dropped_engine(dragged_files(text, sound)) == sound


@pytest.mark.parametrize("answer", ["add", "cancel"])
def test_it_is_asked_about_and_what_came_of_it_is_said(
    studio: StudioRobot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    asked: list[str] = []

    def ask(_parent: object, title: str, text: str, *_more: object) -> str:
        asked.append(f"{title} {text}")
        return answer

    monkeypatch.setattr(engine_packs, "ask", ask)
    engine_packs.offer_engine(studio.studio, pack(tmp_path / "pack.zip"), studio.window)
    assert "cuda-9" in asked[0]
    assert "your rights" in asked[0]
    if answer == "cancel":
        assert studio.notices() == []
        return
    studio.wait(lambda: len(studio.notices()) == 2)
    # The program in the pack ends with exit code 3.
    assert "can't be used here" in studio.notices()[-1]
    assert installed.chosen().pack is None


def test_what_is_no_sound_pack_is_said(studio: StudioRobot, tmp_path: Path) -> None:
    engine_packs.offer_engine(studio.studio, pack(tmp_path / "pack.zip", name="../x"), studio.window)
    assert "isn't sound" in studio.notices()[-1]
    assert installed.packs() == []


def test_the_start_page_takes_a_pack_too(
    bare_studio: StudioRobot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_packs, "ask", lambda *_all: "add")
    bare_studio.studio.show_start()
    window = bare_studio.studio.window
    assert window is not None
    data = dragged_files(pack(tmp_path / "pack.zip"))
    window.dropEvent(dropped(data, QPointF(9, 9)))
    bare_studio.wait(lambda: [found.name for found in installed.packs()] == ["cuda-9"])
    bare_studio.wait(lambda: any("can't be used here" in text for text in bare_studio.notices()))
