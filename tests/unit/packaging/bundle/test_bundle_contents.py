"""What stays in the two programs of the frozen app."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.support.source import PLUGINS, ROOT, STUDIO, imports_of, plugin_packages
from tests.unit.packaging.bundle.conftest import Load


@pytest.mark.parametrize(
    "path",
    [
        "torch/bin/torch_shm_manager",
        "torch/lib/libtorch_cpu.so",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/platformthemes/libqxdgdesktopportal.so",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "c2pa/libs/libc2pa_c.so",
        "libpython3.11.so.1.0",
        "verovio/data/Bravura.xml",
        "music21/corpus/__init__.py",
    ],
)
def test_what_is_needed_stays(load: Load, path: str) -> None:
    assert load("bundle_contents").is_wanted(path)


@pytest.mark.parametrize(
    "path",
    [
        "torch/include/ATen/ATen.h",
        "torch/bin/protoc",
        "PySide6/Qt/qml/QtQuick/x.qml",
        "PySide6\\Qt\\qml\\QtQuick\\x.qml",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/lib/libQt6WebEngineCore.so.6",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "libgtk-3.so.0",
        "c2pa/libs/libc2pa.rlib",
        "music21/corpus/bach/bwv1.6.mxl",
    ],
)
def test_what_is_not_needed_goes(load: Load, path: str) -> None:
    assert not load("bundle_contents").is_wanted(path)


def test_every_plugin_of_ours_is_shared(load: Load) -> None:
    assert set(load("bundle_contents").OURS) == {"creastudio", *(folder.name for folder in plugin_packages())}


def test_the_two_programs_divide_torch_and_qt(load: Load) -> None:
    contents = load("bundle_contents")
    assert {"torch", "transformers", "music21"} <= set(contents.NOT_IN_STUDIO)
    assert {"PySide6", "verovio"} <= set(contents.NOT_IN_ENGINE)
    modules = ["creastudio.shell.app", "creastudio.ml.device", "creastudio_gan.engine.sample", "creastudio_gan.plugin",
               "creastudio.engines.finder", "creastudio.jobs.engine_main", "creastudio"]  # fmt: skip
    assert [m for m in modules if not contents.is_studio_module(m)] == [
        "creastudio.ml.device",
        "creastudio_gan.engine.sample",
    ]
    assert [m for m in modules if not contents.is_engine_module(m)] == ["creastudio.shell.app"]


@cache
def _modules() -> tuple[tuple[str, Path], ...]:
    """Return every module of ours, by the name under which it is imported, with its file."""
    files = [(ROOT, file) for file in STUDIO.rglob("*.py")]
    files += [(PLUGINS, file) for file in PLUGINS.rglob("*.py")]
    parts = [(file.relative_to(base).with_suffix("").parts, file) for base, file in files]
    return tuple((".".join(own[:-1] if own[-1] == "__init__" else own), file) for own, file in parts)


@cache
def _by_name(file: Path) -> set[str]:
    """Return what is imported by a name in quotes, which PyInstaller can't see."""
    text = file.read_text(encoding="utf-8")
    if "import_module" not in text:
        return set()
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    named = [call for call in calls if ast.unparse(call.func).endswith("import_module") and call.args]
    return {str(call.args[0].value) for call in named if isinstance(call.args[0], ast.Constant)}


def _told(load: Load) -> dict[str, set[str]]:
    contents = load("bundle_contents")
    return {"studio": {*contents.STUDIO_BY_NAME}, "engine": {*contents.ENGINE_BY_NAME}}


def _needed(load: Load, program: str) -> dict[str, set[str]]:
    """Return what the modules of one program import, each with who does."""
    contents = load("bundle_contents")
    kept = contents.is_studio_module if program == "studio" else contents.is_engine_module
    needed: dict[str, set[str]] = {}
    for name, file in _modules():
        if kept(name):
            for wanted in {found.module for found in imports_of(file)} | _by_name(file):
                needed.setdefault(wanted, set()).add(name)
    return needed


def _among(module: str, packages: list[str]) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


@pytest.mark.parametrize("program", ["studio", "engine"])
def test_nothing_that_is_imported_is_left_out(load: Load, program: str) -> None:
    contents = load("bundle_contents")
    others = contents.NOT_IN_STUDIO if program == "studio" else contents.NOT_IN_ENGINE
    needed = _needed(load, program)
    assert {name: who for name, who in needed.items() if _among(name, [*contents.EXCLUDED, *others])} == {}


def test_what_is_imported_by_name_alone_is_told_to_the_freezer(load: Load) -> None:
    # debugpy is no part of a bundle: who wants it puts it beside the plugin.
    for program, kept in (("studio", "is_studio_module"), ("engine", "is_engine_module")):
        found = {
            wanted
            for name, file in _modules()
            if getattr(load("bundle_contents"), kept)(name)
            for wanted in _by_name(file)
            if wanted.partition(".")[0] not in {*load("bundle_contents").OURS, "debugpy"}
        }
        assert found <= _told(load)[program]


def test_an_engine_has_every_room_that_its_modules_import(load: Load) -> None:
    contents = load("bundle_contents")
    names = {name for name, _ in _modules()}
    needed = {name for name in _needed(load, "engine") if name in names and name != "creastudio"}
    assert {name for name in needed if not contents.is_engine_module(name)} == set()
