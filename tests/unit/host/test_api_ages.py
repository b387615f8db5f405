"""Authors are told what will go, and where their range promises too much."""

from __future__ import annotations

from pathlib import Path

from creastudio.api import Generator, Panel, Params
from creastudio.host.api_ages import DEPRECATED, Deprecation, advice_on
from creastudio.host.check import check_plugin
from creastudio.host.manifest import Face
from tests.support.plugin_maker import face, make_project, write_package


def generator(api: str) -> Generator:
    return Generator(id="dots.a", title="A", category="Images", makes="image", entry="a:b", api=api)


def test_what_will_go_is_told_with_its_place(tmp_path: Path) -> None:
    write_package(tmp_path, "dots", "from creastudio.api import old\n", "")
    going = Deprecation("creastudio.api.old", "1.6", "2.0", "new")
    (said,) = advice_on(Face(), tmp_path, "cs_dots", [going])
    assert (
        said
        == "plugin.py, line 1, imports creastudio.api.old, which goes in API 2.0 (announced in 1.6); use new."
    )
    assert advice_on(Face(), tmp_path, "cs_dots", DEPRECATED) == []


def test_a_range_begins_where_what_is_used_came(tmp_path: Path) -> None:
    pad = Panel(id="dots.pad", title="Pad", view="pad", generator="dots.a")
    (said,) = advice_on(Face((generator(">=1.0,<2"),), panels=(pad,)), tmp_path, "cs_dots")
    assert "came with API 1.2" in said
    assert advice_on(Face((generator(">=1.2,<2"),), panels=(pad,)), tmp_path, "cs_dots") == []
    (said,) = advice_on(Face((generator(">=1.2,<2"),), settings=Params), tmp_path, "cs_dots")
    assert "came with API 1.6" in said


def test_a_range_has_an_end(tmp_path: Path) -> None:
    (said,) = advice_on(Face((generator(">=1.0"),)), tmp_path, "cs_dots")
    assert "End it with '<2'" in said


def test_advice_is_no_failure(tmp_path: Path) -> None:
    source = face('summary="One dot."', 'summary="One dot.", api=">=1.0"')
    ticks = list(check_plugin(make_project(tmp_path, "ages", source)))
    assert len([tick.advice for tick in ticks if tick.advice]) == 1
    assert [(tick.rule, tick.problem) for tick in ticks if not tick.ok] == []


def test_being_without_chance_came_with_1_7(tmp_path: Path) -> None:
    old = generator(">=1.6,<2").model_copy(update={"seeded": False})
    (said,) = advice_on(Face(generators=(old,)), tmp_path, "cs_dots", [])
    assert "API 1.7" in said


def test_files_of_other_programs_came_with_1_7(tmp_path: Path) -> None:
    old = generator(">=1.6,<2").model_copy(update={"makes": "file"})
    (said,) = advice_on(Face(generators=(old,)), tmp_path, "cs_dots", [])
    assert "API 1.7" in said
    assert (
        advice_on(Face(generators=(old.model_copy(update={"api": ">=1.7,<2"}),)), tmp_path, "cs_dots", [])
        == []
    )
