"""Imports are read from source, wherever they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.host.imports import engine_problems, face_problems


def package(root: Path, **modules: str) -> Path:
    folder = root / "cs"
    for name, source in {"__init__": "", **modules}.items():
        file = folder.joinpath(*name.split("__in__")).with_suffix(".py")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(source)
    return root


@pytest.mark.parametrize(
    "source",
    [
        "import math, typing, pydantic\nfrom creastudio.api import param\nfrom creastudio.api.media import Kind",
        "from __future__ import annotations\nfrom typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import torch",
        "from cs.words import TEXT\nfrom . import words\nfrom .words import TEXT as other",
        "def (:",
    ],
)
def test_light_face_passes(tmp_path: Path, source: str) -> None:
    root = package(tmp_path, plugin=source, words="TEXT = 'x'", engine="import torch")
    assert face_problems("cs.plugin", root) == []


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("import torch", "torch"),
        ("def late():\n    import numpy.fft", "numpy.fft"),
        ("try:\n    import cv2\nexcept ImportError:\n    cv2 = None", "cv2"),
        ("import creastudio.jobs.queue", "creastudio.jobs.queue"),
        ("from creastudio import store", "creastudio.store"),
        ("import subprocess", "subprocess"),
        ("from cs import engine", "torch"),
        ("from .engine import run", "torch"),
        ("from cs.deep.inner import x", "yaml"),
        ("if TYPE_CHECKING:\n    pass\nelse:\n    import scipy", "scipy"),
    ],
)
def test_heavy_face_is_named_however_it_is_reached(tmp_path: Path, source: str, named: str) -> None:
    root = package(
        tmp_path,
        plugin=source,
        engine="import torch",
        deep__in____init__="import yaml",
        deep__in__inner="x = 1",
    )
    (problem,) = face_problems("cs.plugin", root)
    assert f"imports {named}" in problem


def test_engine_may_use_torch_but_not_the_studio(tmp_path: Path) -> None:
    root = package(
        tmp_path,
        a="import torch, creastudio.ml.device\nfrom creastudio.api import Model",
        b="from creastudio.core import document",
        c="import pickle",
        d="from PySide6.QtGui import QImage",
    )
    found = engine_problems("cs", root)
    assert [problem.split(",")[0] for problem in found] == ["b.py", "c.py", "d.py"]


def test_a_long_expression_hides_nothing(tmp_path: Path) -> None:
    root = package(tmp_path, plugin=f"x = {'1 + ' * 1500}1\nimport torch")
    (problem,) = face_problems("cs.plugin", root)
    assert "line 2, imports torch" in problem


@pytest.mark.parametrize("source", ["(" * 100_000, "import torch\0", "\ud83d"])
def test_what_python_cannot_read_imports_nothing(tmp_path: Path, source: str) -> None:
    root = package(tmp_path, plugin="x = 1")
    (root / "cs" / "plugin.py").write_bytes(source.encode("utf-8", "surrogatepass"))
    assert face_problems("cs.plugin", root) == []
