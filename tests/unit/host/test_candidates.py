"""What says that it is a plugin is found by its metadata, whatever these hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.host.candidates import in_place_candidates, project_candidates, read_project
from creastudio.host.faults import PluginFault
from tests.support.plugin_maker import make_project


@pytest.mark.parametrize("text", [f"x = {'[' * 100_000}", f"x = {'1' * 5000}", "[project", "\udcff"])
def test_a_project_that_cannot_be_read_costs_itself_alone(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(PluginFault, match="can't be read"):
        read_project(tmp_path)
    (found,) = in_place_candidates([tmp_path])
    assert found.fault is not None
    assert found.in_place


def test_a_save_is_noticed_whatever_lies_beside_the_plugin(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", "edited")
    (project / "libraries").mkdir()
    environment = project / "venv" / "lib"
    environment.mkdir(parents=True)
    (environment.parent / "pyvenv.cfg").touch()
    (project / "libraries" / "lib").mkdir()
    (found,) = project_candidates(project)
    before = found.stamp
    for folder in (environment, project / "libraries" / "lib", project / "tests", project / ".hidden"):
        folder.mkdir(exist_ok=True)
        (folder / "other.py").touch()
    assert found.stamp == before
    (project / "cs_edited" / "tests").mkdir()
    (project / "cs_edited" / "tests" / "part.py").touch()
    assert found.stamp != before


def test_libraries_beside_a_plugin_come_after_it(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", "edited")
    assert project_candidates(project)[0].search_path == (str(project),)
    before = project_candidates(project)[0].stamp
    (project / "libraries").mkdir()
    (found,) = project_candidates(project)
    assert found.search_path == (str(project), str(project / "libraries"))
    # It is loaded anew when pip has put something there.
    assert found.stamp != before
