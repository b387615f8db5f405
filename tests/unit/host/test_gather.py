"""A plugin is packed with what it needs and the studio doesn't have."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from creastudio.host.faults import PluginFault
from creastudio.host.gather import pack_file
from creastudio.host.plugin_file import LIST, PluginList
from tests.support.library_maker import make_wheel
from tests.support.plugin_maker import make_project


def listed(file: Path) -> PluginList:
    """Return what a packed plugin says that it holds."""
    with zipfile.ZipFile(file) as archive:
        return PluginList.model_validate_json(archive.read(LIST))


def project(folder: Path, *needs: str) -> Path:
    made = make_project(folder / "project", "dots")
    file = made / "pyproject.toml"
    wanted = ", ".join(f'"{text}"' for text in needs)
    file.write_text(
        file.read_text().replace("[project.entry", f"dependencies = [{wanted}]\n[project.entry", 1)
    )
    return made


def test_what_the_studio_has_stays_at_home(tmp_path: Path) -> None:
    needs = ("numpy>=1", "pydantic", "tinylib")
    wheels = tmp_path / "wheels"
    make_wheel(wheels, "tinylib")
    packed = pack_file(project(tmp_path, *needs), tmp_path, wheels=wheels)
    assert [wheel.name for wheel in listed(packed).wheels] == ["cs-dots", "tinylib"]


def test_another_version_than_the_studio_has_is_carried(tmp_path: Path) -> None:
    make_wheel(tmp_path / "wheels", "click", "0.1")
    packed = pack_file(project(tmp_path, "click<1"), tmp_path, wheels=tmp_path / "wheels")
    assert [(wheel.name, wheel.version) for wheel in listed(packed).wheels][1:] == [("click", "0.1")]


def test_the_newest_that_fits_is_taken(tmp_path: Path) -> None:
    for version in ("1.0", "1.9", "2.0"):
        make_wheel(tmp_path / "wheels", "tinylib", version)
    packed = pack_file(project(tmp_path, "tinylib<2"), tmp_path, wheels=tmp_path / "wheels")
    assert listed(packed).wheels[1].version == "1.9"


def test_one_file_for_several_systems(tmp_path: Path) -> None:
    wheels = tmp_path / "wheels"
    for tag in ("cp311-cp311-manylinux_2_17_x86_64", "cp311-cp311-win_amd64"):
        make_wheel(wheels, "tinylib", tag=tag)
    made = project(tmp_path, "tinylib")
    packed = pack_file(made, tmp_path, wheels=wheels, platforms=("windows", "linux"))
    assert packed.name == "cs_dots-1.0-linux-windows.creaplugin"
    assert len(listed(packed).wheels) == 3
    with pytest.raises(PluginFault, match="no wheel of 'tinylib' for macos"):
        pack_file(made, tmp_path, wheels=wheels, platforms=("macos",))


@pytest.mark.parametrize("needed", ["PySide6", "PyQt6>=6"])
def test_what_no_plugin_can_bring_is_refused_by_name(tmp_path: Path, needed: str) -> None:
    (tmp_path / "wheels").mkdir()
    with pytest.raises(PluginFault, match="its own Qt"):
        pack_file(project(tmp_path, needed), tmp_path, wheels=tmp_path / "wheels")


def test_a_missing_wheel_is_named(tmp_path: Path) -> None:
    (tmp_path / "wheels").mkdir()
    with pytest.raises(PluginFault, match="no wheel of 'tinylib'") as caught:
        pack_file(project(tmp_path, "tinylib"), tmp_path, wheels=tmp_path / "wheels")
    assert caught.value.hint


def test_a_missing_folder_of_wheels_is_named(tmp_path: Path) -> None:
    with pytest.raises(PluginFault, match="There is no folder"):
        pack_file(project(tmp_path), tmp_path, wheels=tmp_path / "nowhere")
