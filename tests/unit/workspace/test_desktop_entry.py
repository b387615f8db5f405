"""The studio in a Linux desktop."""

from __future__ import annotations

import configparser
import shlex
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PIL import Image

from creastudio.api.errors import UserError
from creastudio.workspace import desktop_entry


def test_an_entry_a_type_and_icons_are_written_and_taken_off(tmp_path: Path) -> None:
    written = desktop_entry.install(Path("/opt/a folder/creastudio"), tmp_path)
    places = desktop_entry.files(tmp_path)
    assert set(written) == set(places.values())
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # pyright: ignore[reportAttributeAccessIssue]
    entry.read_string(places["entry"].read_text(encoding="utf-8"))
    said = entry["Desktop Entry"]
    assert shlex.split(said["Exec"]) == ["/opt/a folder/creastudio", "%F"]
    assert said["MimeType"] == f"{desktop_entry.MIME_TYPE};"
    kind = ET.fromstring(places["type"].read_text(encoding="utf-8"))[0]
    assert kind.get("type") == desktop_entry.MIME_TYPE
    with Image.open(places["icon"]) as icon:
        assert icon.size == (512, 512)
    assert set(desktop_entry.remove(tmp_path)) == set(places.values())
    assert not any(place.exists() for place in places.values())
    assert desktop_entry.remove(tmp_path) == []


def test_odd_paths_stay_one_argument() -> None:
    text = desktop_entry.entry_text(Path('/a "b" $c `d` 100%/creastudio'))
    (line,) = (line for line in text.splitlines() if line.startswith("Exec="))
    assert line == r'Exec="/a \\"b\\" \\$c \\`d\\` 100%%/creastudio" %F'


def test_a_path_of_two_lines_is_refused() -> None:
    with pytest.raises(UserError):
        desktop_entry.entry_text(Path("/a\nExec=evil"))


def test_a_folder_that_cannot_be_written_to_is_said(tmp_path: Path) -> None:
    (tmp_path / "applications").write_text("in the way", encoding="utf-8")
    with pytest.raises(UserError, match="can't be written to"):
        desktop_entry.install(Path("/opt/creastudio"), tmp_path)


def test_a_desktop_that_is_slow_to_notice_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = tmp_path / "bin" / "update-mime-database"
    tool.parent.mkdir()
    tool.write_text("#!/bin/sh\nexec sleep 20\n", encoding="utf-8")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", str(tool.parent), prepend=":")
    monkeypatch.setattr(desktop_entry, "PATIENCE", 0.1)
    written = desktop_entry.install(Path("/opt/creastudio"), tmp_path / "share")
    assert all(place.exists() for place in written)


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="the validator isn't here")
def test_the_validator_of_freedesktop_finds_nothing(tmp_path: Path) -> None:
    desktop_entry.install(Path("/opt/a folder/creastudio"), tmp_path)
    entry = desktop_entry.files(tmp_path)["entry"]
    done = subprocess.run(["desktop-file-validate", str(entry)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
