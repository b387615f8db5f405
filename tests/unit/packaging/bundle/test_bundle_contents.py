"""What stays in the two programs of the frozen app."""

from __future__ import annotations

import pytest

from tests.support.source import plugin_packages
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
