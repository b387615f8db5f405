"""A plugin from outside the package tree: checked, packed, installed, found and used, without network."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

from creastudio.api.testing import FakeContext
from creastudio.api.testing.media_checks import check_artifact
from creastudio.host.check import check_plugin
from creastudio.host.discovery import load_registry
from creastudio.host.gather import pack_file
from creastudio.host.install import install, uninstall
from creastudio.host.pack import pack
from tests.support.library_maker import make_wheel
from tests.support.plugin_maker import make_project
from tests.support.source import ROOT

EXAMPLE = ROOT / "examples" / "plugins" / "creastudio-noise"


@pytest.fixture(autouse=True)
def imports_forgotten(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(sys, "path", list(sys.path))
    yield
    for name in [name for name in sys.modules if name.partition(".")[0] == "creastudio_noise"]:
        del sys.modules[name]


def test_example_keeps_every_rule() -> None:
    assert [(tick.rule, tick.problem) for tick in check_plugin(EXAMPLE) if not tick.ok] == []


def test_example_passes_its_own_tests(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        f"--basetemp={tmp_path / 'tmp'}",
    ]
    environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONPATH": str(EXAMPLE)}
    command += ["-c", os.devnull, "--rootdir", str(EXAMPLE), "tests"]
    done = subprocess.run(command, cwd=EXAMPLE, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_wheel_is_installed_found_and_used(tmp_path: Path, studio_home: Path) -> None:
    plugins, state = studio_home / "plugins", studio_home / "plugins.json"
    done = install(pack(EXAMPLE, tmp_path), plugins)
    assert done.missing == ()
    registry = load_registry(plugins, state)
    plugin = registry.plugin_of("noise.field")
    assert (plugin.status, plugin.origin, plugin.version) == ("ok", "folder", "1.0.0")
    assert registry.translations("zh_CN")["Marbled texture"] == "大理石纹理"
    assert registry.find("marbled")[0].id == "noise.field"

    from creastudio.api.testing import Case

    case = Case(registry.work("noise.field"), tmp_path / "run", {"size": 64}, settings=plugin.settings)
    context: FakeContext = case.base
    assert len(context.results) == 2
    for result in context.results:
        check_artifact(result)

    uninstall("noise", plugins)
    assert "noise" not in [item.name for item in load_registry(plugins, state).plugins]


def test_command_line_uses_it(tmp_path: Path) -> None:
    """As a person would: pack, install, generate in the plugin's own engine process, read the recipe."""

    def creastudio(*arguments: str) -> str:
        command = [sys.executable, "-m", "creastudio", *arguments]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    creastudio("plugins", "pack", str(EXAMPLE))
    creastudio("plugins", "install", "dist/creastudio_noise-1.0.0.creaplugin", "--yes")
    creastudio("generate", "noise.field", "--set", "size=64", "--seed", "7", "--count", "1", "-o", "a.png")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    assert "noise.field" in creastudio("info", "a.png")
    creastudio("plugins", "remove", "noise")
    assert "noise.field" not in creastudio("plugins", "list")


TELLER = """
from creastudio.api import Generator, hookimpl


@hookimpl
def creastudio_generators():
    return [Generator(id="NAME.version", title="Version", summary="Tells it.", category="Text", makes="text",
                      entry="cs_NAME.engine:run")]
"""

TELLS = """
import click
import pydantic

from creastudio.api import Artifact


def run(params, ctx):
    ctx.emit(Artifact("text/plain", f"{click.__version__} {pydantic.VERSION}".encode()))
"""


def test_a_plugin_uses_its_own_version_of_a_library_that_the_studio_uses_too(
    tmp_path: Path, studio_home: Path
) -> None:
    """The command line itself is made with click; the plugin brings another one, and both work at once."""
    project = make_project(tmp_path / "teller", "teller", TELLER, engine=TELLS)
    text = (project / "pyproject.toml").read_text()
    needs = 'dependencies = ["click<1", "pydantic"]\n[project.entry'
    (project / "pyproject.toml").write_text(text.replace("[project.entry", needs, 1))
    make_wheel(tmp_path / "wheels", "click", "0.0.7")
    install(pack_file(project, tmp_path, wheels=tmp_path / "wheels"), studio_home / "plugins")
    command = [sys.executable, "-m", "creastudio", "generate", "teller.version", "-o", "out.txt"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "out.txt").read_text().split() == ["0.0.7", metadata.version("pydantic")]
    assert metadata.version("click") != "0.0.7"


def test_hatchling_makes_a_wheel_of_the_same_files(tmp_path: Path) -> None:
    """What an author's own build tool makes is installed as well as what ours makes."""
    pytest.importorskip("hatchling")
    source = tmp_path / "source"
    # A copy: a build may leave files beside the sources.
    for file in EXAMPLE.rglob("*"):
        if file.is_file() and "__pycache__" not in file.parts:
            target = source / file.relative_to(EXAMPLE)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "out")]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (wheel,) = (tmp_path / "out").glob("*.whl")
    with zipfile.ZipFile(wheel) as theirs, zipfile.ZipFile(pack(EXAMPLE, tmp_path)) as ours:
        code = [{name for name in archive.namelist() if name.endswith(".py")} for archive in (theirs, ours)]
    assert code[0] == code[1]
    plugins = tmp_path / "plugins"
    install(wheel, plugins)
    assert load_registry(plugins).plugin("noise").status == "ok"
