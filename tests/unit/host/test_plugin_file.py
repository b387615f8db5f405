"""The file that a plugin travels in holds what it says, and nothing gets out of the plugin's folder."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from creastudio.host.discovery import load_registry
from creastudio.host.faults import PluginFault
from creastudio.host.gather import pack_file
from creastudio.host.install import install
from creastudio.host.plugin_file import LIST, PluginList
from tests.support.library_maker import make_wheel
from tests.support.plugin_maker import make_project

Files = dict[str, bytes]


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    project = make_project(tmp_path / "project", "dots")
    with (project / "pyproject.toml").open("a") as file:
        file.write('[project.urls]\nhome = "x"\n')
    text = (project / "pyproject.toml").read_text()
    needs = 'license = "MIT"\ndependencies = ["tinylib>=1"]\n[project.entry'
    (project / "pyproject.toml").write_text(text.replace("[project.entry", needs, 1))
    wheels = tmp_path / "wheels"
    make_wheel(wheels, "tinylib", "1.5", requires=("tinybase",), licence="BSD-3-Clause")
    make_wheel(wheels, "tinybase", "0.3")
    return pack_file(project, tmp_path / "out", wheels=wheels)


def changed(file: Path, change: Callable[[Files, dict[str, Any]], None]) -> Path:
    """Write the file anew with other members, or another list."""
    with zipfile.ZipFile(file) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    said = json.loads(files[LIST])
    change(files, said)
    files[LIST] = json.dumps(said).encode()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file


def test_it_is_installed_with_all_that_it_needs(packed: Path, plugins: Path) -> None:
    assert packed.name == "cs_dots-1.0.creaplugin"
    with zipfile.ZipFile(packed) as archive:
        said = PluginList.model_validate_json(archive.read(LIST))
    assert [(wheel.name, wheel.version, wheel.licence) for wheel in said.wheels] == [
        ("cs-dots", "1.0", "MIT"),
        ("tinylib", "1.5", "BSD-3-Clause"),
        ("tinybase", "0.3", "MIT"),
    ]
    done = install(packed, plugins)
    assert done.missing == ()
    assert {item.name for item in done.folder.iterdir() if not item.name.endswith(".dist-info")} == {
        "cs_dots",
        "tinylib",
        "tinybase",
    }
    assert load_registry(plugins).plugin("dots").status == "ok"


def _swap_wheel(files: Files, said: dict[str, Any]) -> None:
    files[said["wheels"][1]["file"]] += b" "


def _more_than_named(files: Files, said: dict[str, Any]) -> None:
    del said
    files["../evil.py"] = b"print()"


def _outside(files: Files, said: dict[str, Any]) -> None:
    old = said["wheels"][1]["file"]
    said["wheels"][1]["file"] = "wheels/../../tinylib-1.5-py3-none-any.whl"
    files[said["wheels"][1]["file"]] = files.pop(old)


def _newer(files: Files, said: dict[str, Any]) -> None:
    del files
    said["format"] = 2


def _other_system(files: Files, said: dict[str, Any]) -> None:
    old = said["wheels"][1]["file"]
    said["wheels"][1]["file"] = "wheels/tinylib-1.5-cp311-cp311-win_arm64.whl"
    files[said["wheels"][1]["file"]] = files.pop(old)


def _twice(files: Files, said: dict[str, Any]) -> None:
    said["wheels"].append(said["wheels"][1])
    del files


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_swap_wheel, "isn't what its list says"),
        (_more_than_named, "doesn't hold just what its list says"),
        (_outside, "names a wheel"),
        (_newer, "can't be read"),
        (_other_system, "has no 'tinylib' for this system"),
        (_twice, "doesn't hold just what its list says"),
    ],
)
def test_what_was_tampered_with_is_refused(
    packed: Path, plugins: Path, change: Callable[[Files, dict[str, Any]], None], words: str
) -> None:
    with pytest.raises(PluginFault, match=words):
        install(changed(packed, change), plugins)
    assert list(plugins.iterdir()) == []
    assert not (plugins.parent / "evil.py").exists()


def test_two_wheels_can_not_hold_the_same_file(packed: Path, plugins: Path, tmp_path: Path) -> None:
    other = make_wheel(tmp_path / "other", "cs-dots-more", source="x = 1\n")
    with zipfile.ZipFile(other) as archive:
        files = {name.replace("cs_dots_more/", "cs_dots/"): archive.read(name) for name in archive.namelist()}
    files["cs_dots_more-1.0.dist-info/RECORD"] = files["cs_dots_more-1.0.dist-info/RECORD"].replace(
        b"cs_dots_more/", b"cs_dots/"
    )
    with zipfile.ZipFile(other, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)

    def add(members: Files, said: dict[str, Any]) -> None:
        data = other.read_bytes()
        members[f"wheels/{other.name}"] = data
        said["wheels"].append(
            {
                "file": f"wheels/{other.name}",
                "sha256": hashlib.sha256(data).hexdigest(),
                "bytes": len(data),
                "name": "cs-dots-more",
                "version": "1.0",
            }
        )

    with pytest.raises(PluginFault, match=r"both hold 'cs_dots/__init__\.py'"):
        install(changed(packed, add), plugins)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04nonsense", b"x" * 500])
def test_what_is_no_such_file_is_refused(tmp_path: Path, plugins: Path, data: bytes) -> None:
    file = tmp_path / "a.creaplugin"
    file.write_bytes(data)
    with pytest.raises(PluginFault, match=r"a\.creaplugin"):
        install(file, plugins)


def test_the_same_wheels_give_the_same_bytes(packed: Path, tmp_path: Path) -> None:
    again = pack_file(tmp_path / "project", tmp_path / "again", wheels=tmp_path / "wheels")
    assert again.read_bytes() == packed.read_bytes()


def test_a_wheel_that_is_packed_in_another_way_and_damaged_is_refused_in_words(
    packed: Path, plugins: Path
) -> None:
    with zipfile.ZipFile(packed) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_LZMA) as archive:
        for name, data in files.items():
            archive.writestr(name, data, zipfile.ZIP_STORED if name == LIST else zipfile.ZIP_LZMA)
        first = archive.infolist()[1]
    data = bytearray(packed.read_bytes())
    begin = first.header_offset + 30 + len(first.filename)
    data[begin + 20 : begin + 60] = b"\xff" * 40
    packed.write_bytes(data)
    with pytest.raises(PluginFault, match="damaged"):
        install(packed, plugins)
    assert list(plugins.iterdir()) == []
