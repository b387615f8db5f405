"""What a plugin can use is documented, and the tutorial works as it stands."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable
from pathlib import Path
from typing import get_args

import pytest

import creastudio.api as api
from creastudio.api import hookspecs, media, panel, params, training_params
from creastudio.api.testing import SAFETY_RULES
from creastudio.api.testing.contract import GENERATOR_RULES, LIVE_RULES, MANIFEST_RULES, TRAINER_RULES
from creastudio.cli.plugins import plugins
from creastudio.host.check import check_plugin
from tests.support.source import ROOT

PAGE = (ROOT / "docs" / "plugins.md").read_text(encoding="utf-8")
TEXT = " ".join(PAGE.split())


def undocumented(names: Iterable[str]) -> list[str]:
    """Return the names that the page doesn't have between backquotes."""
    code = " ".join(re.findall(r"`([^`\n]+)`", PAGE))
    return [name for name in names if not re.search(rf"(?<![\w]){re.escape(name)}(?![\w])", code)]


def test_hooks() -> None:
    assert undocumented(name for name in vars(hookspecs) if name.startswith("creastudio_")) == []


def test_options_of_param() -> None:
    assert undocumented(inspect.signature(api.param).parameters) == []


def test_parameters_of_trainings() -> None:
    own = [name for name, item in vars(training_params).items() if inspect.isfunction(item)]
    assert {"preset", "time_limit"} <= set(own)
    assert undocumented(own) == []


def test_roles_views_and_kinds() -> None:
    names = (*get_args(params.Role), *get_args(panel.View), *get_args(api.Kind), *media.media_types())
    assert undocumented(name for name in names if name) == []


@pytest.mark.parametrize(
    "value",
    [
        api.Generator,
        api.Trainer,
        api.Input,
        api.Panel,
        api.ModelCard,
        api.TrainingData,
        api.SafetyCheck,
        api.SafetyCategory,
        api.SafetyFlag,
        api.SafetyNote,
    ],
)
def test_fields(value: type[api.Generator]) -> None:
    assert undocumented([value.__name__, *value.model_fields]) == []


def test_members_of_the_context() -> None:
    members = {
        *api.JobContext.__annotations__,
        *(name for name in vars(api.JobContext) if not name.startswith("_")),
    }
    assert undocumented(f"ctx.{name}" for name in sorted(members)) == []


def test_bindings_of_a_pad() -> None:
    assert undocumented(panel.PAD_BINDINGS) == []


def test_bindings_of_branches() -> None:
    assert undocumented(panel.BRANCHES_BINDINGS) == []


def test_members_of_a_live_context() -> None:
    members = {*api.LiveContext.__annotations__, *(name for name in vars(api.LiveContext) if name[0] != "_")}
    assert undocumented(f"ctx.{name}" for name in sorted(members)) == []


@pytest.mark.parametrize("value", [api.Artifact, api.InputFile, api.LiveFrame, api.LiveNotes, api.Model])
def test_fields_of_values(value: type) -> None:
    assert undocumented(inspect.signature(value).parameters) == []


def test_every_rule_of_the_contract() -> None:
    rules = {rule.title for rule in (*MANIFEST_RULES, *GENERATOR_RULES, *LIVE_RULES, *TRAINER_RULES)}
    assert [rule for rule in sorted(rules) if rule not in TEXT] == []


def write_tutorial(name: str, folder: Path) -> Path:
    """Write the plugin `name` of the page and return its project folder.

    Each code block that begins with a file name is that file; a later one replaces an earlier.
    """
    for text in re.findall(rf"```\w+\n(# {name}/.*?)```", PAGE, re.DOTALL):
        path, _, body = text.partition("\n")
        file = folder / path.removeprefix("# ").strip()
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(body, encoding="utf-8")
    (folder / name / name / "__init__.py").touch()
    return folder / name


@pytest.mark.parametrize("name", ["hello", "babble"])
def test_tutorial_makes_a_plugin_that_keeps_every_rule(tmp_path: Path, name: str) -> None:
    project = write_tutorial(name, tmp_path)
    if name != "hello":
        (like,) = re.findall(r"```toml\n# hello/pyproject.toml\n(.*?)```", PAGE, re.DOTALL)
        (project / "pyproject.toml").write_text(like.replace("hello", name), encoding="utf-8")
    ticks = list(check_plugin(project))
    assert [(tick.rule, tick.problem) for tick in ticks if not tick.ok] == []
    assert len(ticks) > 15
    assert {tick.rule for tick in ticks if tick.rule not in TEXT} == set()


def test_the_check_of_safety_keeps_every_rule(tmp_path: Path) -> None:
    project = write_tutorial("loud", tmp_path)
    (like,) = re.findall(r"```toml\n# hello/pyproject.toml\n(.*?)```", PAGE, re.DOTALL)
    (project / "pyproject.toml").write_text(like.replace("hello", "loud"), encoding="utf-8")
    ticks = list(check_plugin(project))
    assert [(tick.rule, tick.problem) for tick in ticks if not tick.ok] == []
    assert {rule.title for rule in SAFETY_RULES} <= {tick.rule for tick in ticks}
    assert [rule.title for rule in SAFETY_RULES if rule.title not in TEXT] == []


def test_first_plugin_of_the_tutorial_works(tmp_path: Path) -> None:
    """The six lines are six, and they run."""
    blocks = re.findall(r"```python\n# hello/hello/(\w+)\.py\n(.*?)```", PAGE, re.DOTALL)
    first = dict(reversed(blocks))
    assert len([line for line in first["plugin"].splitlines() if line.strip()]) <= 6
    package = tmp_path / "hello" / "hello"
    package.mkdir(parents=True)
    for name, body in {**first, "__init__": ""}.items():
        (package / f"{name}.py").write_text(body, encoding="utf-8")
    (project,) = re.findall(r"```toml\n# hello/pyproject.toml\n(.*?)```", PAGE, re.DOTALL)
    (package.parent / "pyproject.toml").write_text(project)
    problems = {tick.rule for tick in check_plugin(package.parent) if not tick.ok}
    # What the rest of the tutorial puts right.
    assert problems == {
        "it has a title, a summary and a category, and every parameter a title",
        "its progress goes from 0 to 1",
        "a cancel is heard",
    }


def test_every_command_for_plugins() -> None:
    named = set(re.findall(r"plugins (\w+)", PAGE))
    assert [name for name in plugins.commands if name not in named] == []
