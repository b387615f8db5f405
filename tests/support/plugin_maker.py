"""Makes plugins for tests: unpacked wheels with whatever face a test wants."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

GOOD_FACE = """
from creastudio.api import Generator, Params, hookimpl, param


class DotParams(Params):
    count: int = param(2, title="Pictures", ge=1, le=4, role="count")


@hookimpl
def creastudio_generators():
    return [
        Generator(
            id="NAME.dot", title="Dot", summary="One dot.", category="Images", makes="image", params=DotParams,
            entry="cs_NAME.engine:run",
        )
    ]
"""

GOOD_ENGINE = """
from creastudio.api import image_artifact
from creastudio.api.testing import tiny_png


def run(params, ctx):
    for index in range(params.count):
        ctx.check_cancelled()
        seed = ctx.seed + index
        ctx.emit(image_artifact(tiny_png(seed, 8), 8, 8, seed=seed, index=index))
        ctx.progress((index + 1) / params.count)
"""


def face(change: str = "", into: str = "") -> str:
    """Return the source of a good face with one thing changed."""
    assert change in GOOD_FACE
    return GOOD_FACE.replace(change, into) if change else GOOD_FACE


def make_unpacked(
    plugins: Path, name: str, source: str = GOOD_FACE, *, version: str = "1.0", engine: str = GOOD_ENGINE
) -> Path:
    """Write an unpacked wheel into the plugin folder `plugins` and return its folder."""
    folder = plugins / f"cs_{name}"
    write_package(folder, name, source, engine)
    info = folder / f"cs_{name}-{version}.dist-info"
    info.mkdir()
    metadata = f"Metadata-Version: 2.1\nName: cs-{name}\nVersion: {version}\nSummary: A {name} plugin\n"
    (info / "METADATA").write_text(metadata)
    (info / "entry_points.txt").write_text(f"[creastudio.plugins]\n{name} = cs_{name}.plugin\n")
    return folder


def put_into_environment(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Have this process and its children find what lies in `folder`, as if pip had put it where the studio runs."""
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setenv("PYTHONPATH", str(folder), prepend=os.pathsep)


def make_project(folder: Path, name: str, source: str = GOOD_FACE, *, engine: str = GOOD_ENGINE) -> Path:
    """Write a project with a ``pyproject.toml`` into `folder` and return it."""
    write_package(folder, name, source, engine)
    (folder / "pyproject.toml").write_text(
        f'[project]\nname = "cs-{name}"\nversion = "1.0"\ndescription = "A {name} plugin"\n'
        f'[project.entry-points."creastudio.plugins"]\n{name} = "cs_{name}.plugin"\n'
    )
    return folder


def write_package(folder: Path, name: str, source: str, engine: str) -> None:
    package = folder / f"cs_{name}"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "plugin.py").write_text(source.replace("NAME", name))
    (package / "engine.py").write_text(engine)
