"""A plugin's fault is a line and a hint; its report lies in a file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from creastudio import paths
from creastudio.cli.reports import KEPT, keep_report
from tests.support.plugin_maker import make_project, make_unpacked
from tests.unit.cli.conftest import Run, Said

ENGINE = """
def run(params, ctx):
    raise ValueError("1 validation error\\n  count\\n    is odd")
"""


def _reports() -> list[Path]:
    return sorted(paths.logs_dir().glob("report-*.txt"))


def _assert_a_line_a_hint_and_where(said: Said) -> str:
    """Return the report that the command names."""
    error, hint, where = said.err.splitlines()[-3:]
    assert error.startswith("Error:")
    assert hint.startswith("Hint:")
    name = where.removeprefix("Report: ")
    assert [Path(name)] == _reports()
    return Path(name).read_text(encoding="utf-8")


def test_a_face_that_raises(run: Run, tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", "clibad", "raise ZeroDivisionError('oops')\n")
    said = run("plugins", "dev", project)
    assert said.code == 1
    report = _assert_a_line_a_hint_and_where(said)
    assert "Traceback" in report
    assert "oops" in report


def test_a_face_that_returns_the_wrong_type(run: Run, tmp_path: Path) -> None:
    source = (
        "from creastudio.api import hookimpl\n\n\n@hookimpl\ndef creastudio_generators():\n    return [7]\n"
    )
    said = run("plugins", "dev", make_project(tmp_path / "project", "clibad", source))
    assert said.code == 1
    error, hint = said.err.splitlines()[-2:]
    assert "a int from creastudio_generators()" in error
    # The sentence says it all, so no report is spoken of.
    assert "report" not in hint
    assert _reports() == []


def test_a_generator_that_raises(
    run: Run, tmp_path: Path, studio_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", list(sys.path))
    make_unpacked(studio_home / "plugins", "cliraise", engine=ENGINE)
    said = run("generate", "cliraise.dot", "-o", tmp_path / "a.png", "--in-thread", "--json")
    for name in [name for name in sys.modules if name.partition(".")[0] == "cs_cliraise"]:
        monkeypatch.delitem(sys.modules, name)
    assert said.code == 1
    assert said.out == ""
    report = _assert_a_line_a_hint_and_where(said)
    assert "    is odd" in report
    assert "ValueError: 1 validation error count is odd" in said.err


def test_without_a_place_the_report_is_shown(run: Run, tmp_path: Path, studio_home: Path) -> None:
    project = make_project(tmp_path / "project", "clibad", "raise ZeroDivisionError('oops')\n")
    (studio_home / "cache").mkdir(exist_ok=True)
    (studio_home / "cache" / "logs").write_text("no folder")
    said = run("plugins", "dev", project)
    assert said.code == 1
    assert "Traceback" in said.err


def test_the_same_report_is_one_file(studio_home: Path) -> None:
    assert keep_report("it fell\n") == keep_report("it fell")
    assert keep_report("it rose") != keep_report("it fell")
    assert len(_reports()) == 2


def test_names_that_are_no_text_are_kept(studio_home: Path) -> None:
    assert keep_report("file \udcff").read_text(encoding="utf-8") == "file \\udcff\n"


def test_the_oldest_reports_go(studio_home: Path) -> None:
    files = [keep_report(f"report {index}") for index in range(KEPT)]
    for age, file in enumerate(reversed(files), start=1):
        os.utime(file, (1_000_000 - age, 1_000_000 - age))
    newest = keep_report("one more")
    assert set(_reports()) == {newest, *files[1:]}
