"""Engine packs that anybody may have made: taken whole, or not at all."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from creastudio.api.errors import UserError
from creastudio.engines import unpack as module
from creastudio.engines.manifest import NAME, is_sound_path
from creastudio.engines.unpack import read_manifest, unpack

from .packs import PROGRAM, manifest, pack


def test_a_sound_pack_is_unpacked(tmp_path: Path) -> None:
    file = pack(tmp_path / "a.zip", links={"_internal/lib.so": "_internal/a/lib.so"})
    said = unpack(file, tmp_path / "engines")
    folder = tmp_path / "engines" / "cuda-9"
    assert (folder / "creastudio-engine").read_bytes() == PROGRAM
    assert (folder / "_internal" / "lib.so").read_bytes() == b"library"
    assert os.name == "nt" or os.access(folder / "creastudio-engine", os.X_OK)
    assert said == read_manifest(file)
    assert [entry.name for entry in (tmp_path / "engines").iterdir()] == ["cuda-9"]


def test_a_newer_one_takes_its_place(tmp_path: Path) -> None:
    unpack(pack(tmp_path / "a.zip"), tmp_path)
    files = {"creastudio-engine": b"new"}
    unpack(pack(tmp_path / "b.zip", files), tmp_path)
    assert (tmp_path / "cuda-9" / "creastudio-engine").read_bytes() == b"new"
    assert not (tmp_path / "cuda-9" / "_internal").exists()


@pytest.mark.parametrize(
    "path",
    ["../out", "/etc/x", "a/../../x", "a\\..\\x", "C:/x", "a//b", ".", "a/./b", "", "nul", "a/con.txt", "x.", "a\n",
     "manifest.json", "a" * 401],
)  # fmt: skip
def test_paths_that_lead_elsewhere_are_refused(tmp_path: Path, path: str) -> None:
    assert not is_sound_path(path)
    files = {"creastudio-engine": PROGRAM}
    said = manifest(files)
    said["files"][path] = {"size": 1, "sha256": "0" * 64}
    with pytest.raises(UserError, match="isn't sound"):
        unpack(pack(tmp_path / "a.zip", files, said), tmp_path / "engines")
    _nothing_left(tmp_path)


@pytest.mark.parametrize(
    "changes",
    [
        {"format": 2},
        {"name": "../x"},
        {"name": "auto"},
        {"name": "built-in"},
        {"program": "other"},
        {"creastudio": "what"},
        {"accelerator": "abacus"},
        {"surprise": 1},
        {"links": {"x": "/etc/passwd"}},
        {"links": {"../x": "creastudio-engine"}},
        {"links": {"Creastudio-Engine": "creastudio-engine"}},
        {"platform": "amiga-68000"},
        {"creastudio": "<0.0.1"},
    ],
)
def test_manifests_that_are_not_sound_are_refused(tmp_path: Path, changes: dict[str, Any]) -> None:
    with pytest.raises(UserError):
        unpack(pack(tmp_path / "a.zip", **changes), tmp_path / "engines")
    _nothing_left(tmp_path)


def test_files_that_were_changed_are_refused(tmp_path: Path) -> None:
    held = {"creastudio-engine": PROGRAM}
    for said in (
        manifest({"creastudio-engine": PROGRAM[::-1]}),
        manifest({"creastudio-engine": PROGRAM + b"x"}),
    ):
        with pytest.raises(UserError):
            unpack(pack(tmp_path / "a.zip", held, said), tmp_path / "engines")
    _nothing_left(tmp_path)


def test_what_the_manifest_does_not_list_is_refused(tmp_path: Path) -> None:
    held = {"creastudio-engine": PROGRAM, "../../evil": b"x"}
    with pytest.raises(UserError, match="doesn't hold"):
        unpack(pack(tmp_path / "a.zip", held, manifest({"creastudio-engine": PROGRAM})), tmp_path / "engines")
    said = manifest(held | {"more": b""})
    del said["files"]["../../evil"]
    with pytest.raises(UserError, match="doesn't hold"):
        unpack(pack(tmp_path / "a.zip", held, said), tmp_path / "engines")
    _nothing_left(tmp_path)


def test_links_in_the_zip_file_are_refused(tmp_path: Path) -> None:
    file = pack(
        tmp_path / "a.zip",
        {"creastudio-engine": PROGRAM},
        manifest({"creastudio-engine": PROGRAM, "l": b"/etc"}),
    )
    with zipfile.ZipFile(file, "a") as out:
        link = zipfile.ZipInfo("l")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        out.writestr(link, b"/etc")
    with pytest.raises(UserError, match="isn't what"):
        unpack(file, tmp_path / "engines")
    _nothing_left(tmp_path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_one_name_twice_is_refused(tmp_path: Path) -> None:
    file = pack(tmp_path / "a.zip")
    with zipfile.ZipFile(file, "a") as out:
        out.writestr("creastudio-engine", PROGRAM)
    with pytest.raises(UserError, match="doesn't hold"):
        unpack(file, tmp_path / "engines")


def test_what_is_no_pack_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "b.zip"
    broken.write_bytes(pack(tmp_path / "a.zip").read_bytes()[:200])
    plain = tmp_path / "c.zip"
    with zipfile.ZipFile(plain, "w") as out:
        out.writestr("readme.txt", "x")
    for file in (broken, plain, tmp_path / "none.zip", tmp_path):
        with pytest.raises(UserError):
            unpack(file, tmp_path / "engines")
    _nothing_left(tmp_path)


@pytest.mark.parametrize("name", [NAME, "creastudio-engine"])
def test_bits_that_flipped_in_what_is_packed_are_refused(tmp_path: Path, name: str) -> None:
    """zipfile lets what inflating raises through, which is none of its own errors."""
    file = _deflated(pack(tmp_path / "a.zip"), tmp_path / "d.zip")
    data = bytearray(file.read_bytes())
    with zipfile.ZipFile(file) as held:
        begin = held.getinfo(name).header_offset + 30 + len(name)
    # A block of a kind that deflate doesn't have.
    data[begin] = 0xFF
    file.write_bytes(data)
    with pytest.raises(UserError):
        unpack(file, tmp_path / "engines")
    _nothing_left(tmp_path)


def _deflated(file: Path, target: Path) -> Path:
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(info))
    return target


def test_a_bomb_is_refused_by_its_numbers(tmp_path: Path) -> None:
    held = {"creastudio-engine": b"\0" * 10_000_000}
    said = manifest(held)
    said["files"]["creastudio-engine"]["size"] = 10
    with pytest.raises(UserError, match="isn't what"):
        unpack(pack(tmp_path / "a.zip", held, said), tmp_path / "engines")
    said["files"]["creastudio-engine"]["size"] = 2**50
    with pytest.raises(UserError, match="isn't sound"):
        unpack(pack(tmp_path / "b.zip", held, said), tmp_path / "engines")


def test_no_room_is_said_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(module.shutil, "disk_usage", lambda _path: usage._replace(free=1000))
    with pytest.raises(UserError, match="are free"):
        unpack(pack(tmp_path / "a.zip"), tmp_path / "engines")
    _nothing_left(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_an_older_one_comes_back_when_its_place_cannot_be_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpack(pack(tmp_path / "a.zip"), tmp_path / "engines")
    real, moves = os.replace, []

    def replace(old: Path, new: Path) -> None:
        moves.append(new)
        if len(moves) == 2:
            raise OSError(5, "the disk fails")
        real(old, new)

    monkeypatch.setattr(module.os, "replace", replace)
    with pytest.raises(UserError, match="the disk fails"):
        unpack(pack(tmp_path / "b.zip", {"creastudio-engine": b"new"}), tmp_path / "engines")
    assert (tmp_path / "engines" / "cuda-9" / "creastudio-engine").read_bytes() == PROGRAM


def _nothing_left(tmp_path: Path) -> None:
    folder = tmp_path / "engines"
    assert not folder.exists() or not [*folder.iterdir()]
    assert not (tmp_path / "evil").exists()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(UserError, match="can't be unpacked"):
        unpack(pack(tmp_path / "a.zip"), tmp_path / "file" / "engines")


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no"):
        read_manifest(tmp_path / "gone.zip")
