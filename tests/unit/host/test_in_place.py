"""A plugin that is being written finds its libraries beside it, and its author hears what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.host.check import check_plugin
from creastudio.host.faults import PluginFault
from creastudio.host.in_place import lacks, use_in_place
from creastudio.host.plugin_state import PluginState
from tests.support.plugin_maker import make_project

NEEDS_INK = """
import csink
from creastudio.api import image_artifact
from creastudio.api.testing import tiny_png


def run(params, ctx):
    for index in range(params.count):
        ctx.check_cancelled()
        seed = ctx.seed + index + csink.SHIFT
        ctx.emit(image_artifact(tiny_png(seed, 8), 8, 8, seed=seed - csink.SHIFT, index=index))
        ctx.progress((index + 1) / params.count)
"""


def needing(folder: Path, requirement: str = "cs-ink>=2") -> Path:
    project = make_project(folder / "project", "needy", engine=NEEDS_INK)
    file = project / "pyproject.toml"
    file.write_text(file.read_text().replace("[project]\n", f'[project]\ndependencies = ["{requirement}"]\n'))
    return project


def put_beside(project: Path, name: str, version: str = "2.1") -> None:
    """What ``pip install --target libraries`` leaves."""
    libraries = project / "libraries"
    package = libraries / name.replace("-", "")
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("SHIFT = 5\n")
    info = libraries / f"{name.replace('-', '_')}-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")


def test_what_is_missing_is_told_with_how_to_get_it(tmp_path: Path) -> None:
    project = needing(tmp_path)
    fault = lacks(project)
    assert fault is not None
    assert "cs-ink>=2" in fault.message
    assert f'--target {project / "libraries"} "cs-ink>=2"' in fault.hint
    # Its author may use it all the same, to write on.
    assert [item.name for item in use_in_place(project, PluginState())] == ["needy"]
    assert lacks(make_project(tmp_path / "plain", "plain")) is None


def test_a_check_stops_at_what_is_missing(tmp_path: Path) -> None:
    ticks = list(check_plugin(needing(tmp_path)))
    wrong = [tick for tick in ticks if not tick.ok]
    assert [(tick.about, tick.rule) for tick in wrong] == [
        ("needy", "what it needs is here, and can be brought")
    ]
    assert "pip install" in wrong[0].hint
    assert ticks[-1] == wrong[0]


def test_with_its_libraries_beside_it_a_plugin_keeps_every_rule(tmp_path: Path) -> None:
    project = needing(tmp_path)
    put_beside(project, "cs-ink")
    assert lacks(project) is None
    assert [tick for tick in check_plugin(project) if not tick.ok] == []


def test_another_qt_beside_a_plugin_is_refused_by_name(tmp_path: Path) -> None:
    project = needing(tmp_path, "PyQt6")
    put_beside(project, "PyQt6")
    with pytest.raises(PluginFault, match="pyqt6"):
        use_in_place(project, PluginState())
    wrong = [tick for tick in check_plugin(project, run=False) if not tick.ok]
    assert "brings its own Qt" in wrong[0].problem


def test_a_name_that_is_taken_is_refused_and_nothing_is_recorded(tmp_path: Path) -> None:
    state = PluginState()
    with pytest.raises(PluginFault, match="'gan' is part of the studio"):
        use_in_place(make_project(tmp_path / "ours", "gan"), state)
    first = make_project(tmp_path / "first", "dots")
    use_in_place(first, state)
    with pytest.raises(PluginFault, match="'dots' is used in place"):
        use_in_place(make_project(tmp_path / "second", "dots"), state)
    # The same one again is no other.
    use_in_place(first, state)
    assert state.in_place == (first,)


def test_a_qt_that_is_missing_is_not_asked_for(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p", "dots")
    text = (project / "pyproject.toml").read_text()
    (project / "pyproject.toml").write_text(
        text.replace('version = "1.0"', 'version = "1.0"\ndependencies = ["PyQt6==6.1"]')
    )
    (tick,) = (tick for tick in check_plugin(project, run=False) if not tick.ok)
    assert "brings its own Qt" in tick.problem
    assert "pip install" not in tick.hint
