"""``creastudio engine`` and ``creastudio desktop`` as a person runs them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from creastudio.cli.main import main
from creastudio.engines import installed
from tests.unit.engines.packs import pack


def test_an_engine_that_fails_is_added_listed_and_removed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["engine", "add", str(pack(tmp_path / "a.zip")), "--yes"]) == 0
    said = capsys.readouterr().out
    assert "'cuda-9' can't be used here: it ended with exit code 3. The built-in engine computes." in said
    assert "'built-in' is used: 'cuda-9' isn't used: it ended with exit code 3." in said
    assert main(["engine", "list", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["used"], answer["engines"][0]["name"]) == ("built-in", "cuda-9")
    assert main(["engine", "use", "built-in"]) == 0
    assert installed.wish() == "built-in"
    assert main(["engine", "list"]) == 0
    assert "cuda-9" in capsys.readouterr().out
    assert main(["engine", "remove", "cuda-9"]) == 0
    assert installed.packs() == []


def test_what_is_no_pack_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.zip").write_text("no", encoding="utf-8")
    assert main(["engine", "add", str(tmp_path / "a.zip"), "--yes"]) == 1
    assert "can't be unpacked" in capsys.readouterr().err
    assert main(["engine", "add", str(pack(tmp_path / "b.zip"))]) == 1
    said = capsys.readouterr().err
    assert "nobody is there to agree" in said
    assert "with your rights" in said
    assert installed.packs() == []
    assert main(["engine", "use", "nobody"]) == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="of Linux desktops")
def test_the_desktop_entry_goes_to_the_persons_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert main(["desktop", "install"]) == 0
    assert (tmp_path / "applications" / "creastudio.desktop").is_file()
    assert main(["desktop", "remove"]) == 0
    assert "removed" in capsys.readouterr().out
