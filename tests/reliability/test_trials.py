"""Every trial, small; ``make soak`` runs them full. Whether the page has their figures is tested too."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

from tests.reliability import chinese
from tests.reliability.__main__ import trials
from tests.reliability.page import CHINESE_PAGE, PAGE, README, readme_updated, rows_of, updated
from tests.reliability.trial import Outcome

TRIALS = trials()

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it forks and kills")


@pytest.mark.parametrize("name", [name for name, trial in TRIALS.items() if trial.small])
def test_small(name: str, tmp_path: Path) -> None:
    trial = TRIALS[name]
    outcome = trial.run(trial.small, tmp_path)
    if outcome.missing:
        pytest.skip(f"needs {outcome.missing}")
    assert outcome.broken == []
    assert outcome.ran > 0


def test_the_page_has_the_figures_of_every_trial() -> None:
    rows = rows_of(PAGE.read_text(encoding="utf-8"))
    assert list(rows) == list(TRIALS)
    assert [name for name, line in rows.items() if TRIALS[name].proves not in line] == []


def test_the_chinese_page_has_the_same_figures() -> None:
    rows, said = (rows_of(page.read_text(encoding="utf-8")) for page in (PAGE, CHINESE_PAGE))
    assert list(said) == list(rows)
    assert list(chinese.PROVES) == list(TRIALS)
    for name, line in said.items():
        assert f"| {chinese.PROVES[name]} |" in line
        counts, in_english = (
            re.findall(r"\d[\d,.]*", text.split(" | ", 2)[2]) for text in (line, rows[name])
        )
        assert counts == in_english, name


def test_whatever_is_measured_has_a_name_in_chinese() -> None:
    measured: set[str] = set()
    for file in Path(__file__).parent.glob("trial_*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).endswith(".figures"):
                assert isinstance(node.value, ast.Dict)
                measured |= {str(key.value) for key in node.value.keys if isinstance(key, ast.Constant)}
    assert {"left out", "growth"} <= measured
    assert sorted(measured - set(chinese.FIGURES)) == []
    assert sorted({trial.unit for trial in TRIALS.values()} - set(chinese.UNITS)) == []


def test_a_trial_is_told_in_chinese() -> None:
    machine = {"processor": "A chip", "cores": 2, "memory_gb": 8.0, "system": "Linux", "python": "3.11"}
    page = "前\n<!-- figures: begin --><!-- figures: end -->\n后\n"
    outcomes = {
        "kills": Outcome(TRIALS["kills"].full, figures={"edits acknowledged": "1,200"}),
        "generations": Outcome(12, ["it grew"], {"growth": "+60 MiB from 400", "threads": "5 to 6"}),
        "power": Outcome(missing="strace"),
    }
    said = rows_of(updated(page, TRIALS, outcomes, machine, in_chinese=True))
    assert said["kills"].endswith("| 500 次终止 | 0 | 确认的编辑 1,200 |")
    assert said["generations"].endswith("| 12 / 1,000 次生成 | 1 | 增长 +60 MiB（起初 400）；线程 5 → 6 |")
    assert said["power"].endswith("| 没有运行：需要 strace | - |  |")


def test_the_readme_has_the_counts_of_the_page() -> None:
    readme = README.read_text(encoding="utf-8")
    assert readme_updated(readme, PAGE.read_text(encoding="utf-8"), TRIALS) == readme


def test_a_run_of_some_trials_keeps_the_rows_of_the_others() -> None:
    name, other = list(TRIALS)[:2]
    machine = {"processor": "A chip", "cores": 2, "memory_gb": 8.0, "system": "Linux", "python": "3.11"}
    page = "Before\n<!-- figures: begin --><!-- figures: end -->\nAfter\n"
    page = updated(page, TRIALS, {name: Outcome(3, ["it broke"]), other: Outcome(ran=7)}, machine)
    page = updated(page, TRIALS, {other: Outcome(TRIALS[other].full, figures={"time": "2 s"})}, machine)
    assert list(rows_of(page)) == [name, other]
    assert "| 1 |" in rows_of(page)[name]
    assert rows_of(page)[other].endswith("| 0 | time 2 s |")
    assert page.startswith("Before")
    assert page.endswith("After\n")
