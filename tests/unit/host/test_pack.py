"""Wheels are made from the project's files alone, the same way each time."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from creastudio.host.faults import PluginFault
from creastudio.host.install import install
from creastudio.host.pack import pack
from tests.support.plugin_maker import make_project


def test_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p", "dots")
    first = pack(project, tmp_path / "one").read_bytes()
    for file in project.rglob("*.py"):
        os.utime(file, (0, 0))
    assert pack(project, tmp_path / "two").read_bytes() == first


def test_wheel_holds_package_and_metadata_only(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p", "dots")
    for name in (
        "tests/__init__.py",
        "notes.txt",
        "cs_dots/__pycache__/x.pyc",
        "cs_dots/.hidden",
        "cs_dots/models/a/card.json",
    ):
        file = project / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("{}")
    wheel = pack(project, tmp_path)
    assert wheel.name == "cs_dots-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as archive:
        assert archive.namelist() == [
            "cs_dots/__init__.py",
            "cs_dots/engine.py",
            "cs_dots/models/a/card.json",
            "cs_dots/plugin.py",
            "cs_dots-1.0.dist-info/METADATA",
            "cs_dots-1.0.dist-info/RECORD",
            "cs_dots-1.0.dist-info/WHEEL",
            "cs_dots-1.0.dist-info/entry_points.txt",
        ]
        assert archive.read("cs_dots-1.0.dist-info/METADATA") == (
            b"Metadata-Version: 2.4\nName: cs-dots\nVersion: 1.0\nSummary: A dots plugin\n\n"
        )


def test_source_folder_is_found(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p", "dots")
    (project / "src").mkdir()
    (project / "cs_dots").rename(project / "src" / "cs_dots")
    with zipfile.ZipFile(pack(project, tmp_path)) as archive:
        assert "cs_dots/plugin.py" in archive.namelist()


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('version = "1.0"', "", "no name or no version"),
        ('"1.0"', '"one"', "'one' is no version"),
        ("creastudio.plugins", "console_scripts", "declares no plugin"),
        ("[project", "[other", "has no [project]"),
        ("[project]", "[project", "can't be read"),
        ("cs_dots.plugin", "elsewhere.plugin", "no package 'elsewhere'"),
        ('"cs-dots"', '"../dots"', "'../dots' can't be the name"),
        ("[project]", "[project]\ndependencies = 3", "aren't a list"),
        ("[project]", "[project]\ndependencies = 'numpy'", "aren't a list"),
        ("[project]", "[project]\ndependencies = ['num py']", "'num py', a dependency"),
        ("[project]", "[project]\nrequires-python = 3", "requires-python"),
        ("[project]", "[project]\nreadme = 'latin.md'", "'latin.md' of 'p' isn't UTF-8"),
    ],
)
def test_wrong_project_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    project = make_project(tmp_path / "p", "dots")
    file = project / "pyproject.toml"
    file.write_text(file.read_text().replace(old, new))
    (project / "latin.md").write_bytes("Café".encode("latin-1"))
    with pytest.raises(PluginFault) as caught:
        pack(project, tmp_path)
    assert says in caught.value.message
    assert caught.value.hint
    assert not list(tmp_path.glob("*.whl"))


def test_compiled_code_is_refused(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p", "dots")
    (project / "cs_dots" / "fast.so").write_bytes(b"\x7fELF")
    with pytest.raises(PluginFault, match="compiled code"):
        pack(project, tmp_path)


def test_wheel_can_be_read_by_whom_it_is_given_to(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p", "dots")
    (tmp_path / "like").touch()
    assert pack(project, tmp_path).stat().st_mode == (tmp_path / "like").stat().st_mode


def test_folder_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = make_project(tmp_path / "p", "dots")
    (tmp_path / "file").touch()
    with pytest.raises(PluginFault, match="can't be written") as caught:
        pack(project, tmp_path / "file")
    assert caught.value.hint

    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with pytest.raises(PluginFault, match="No space left"):
        pack(project, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_current_folder_is_called_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for act in (pack, install):
        with pytest.raises(PluginFault, match=tmp_path.name):
            act(Path(), tmp_path / "out")


def test_folder_without_a_project_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PluginFault, match="has no pyproject"):
        pack(tmp_path, tmp_path)
