"""The tables of figures in docs/reliability.md, in its Chinese sister and in the README, which the run itself writes."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from typing import Any

from tests.reliability import chinese
from tests.reliability.trial import Outcome, Trial
from tests.support.source import ROOT

PAGE = ROOT / "docs" / "reliability.md"
CHINESE_PAGE = ROOT / "docs" / "zh" / "reliability.md"
README = ROOT / "README.md"

BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"

HEAD = "| trial | what it proves | tried | went wrong | measured |\n|---|---|---|---|---|"
CHINESE_HEAD = "| 考验 | 证明什么 | 试了 | 出错 | 测得 |\n|---|---|---|---|---|"


def write_pages(
    trials: Mapping[str, Trial], outcomes: Mapping[str, Outcome], machine: Mapping[str, Any]
) -> None:
    """Write the figures into both pages and the README."""
    for file, in_chinese in ((PAGE, False), (CHINESE_PAGE, True)):
        page = updated(file.read_text("utf-8"), trials, outcomes, machine, in_chinese=in_chinese)
        file.write_text(page, encoding="utf-8")
    readme = readme_updated(README.read_text("utf-8"), PAGE.read_text("utf-8"), trials)
    README.write_text(readme, encoding="utf-8")


def row(name: str, trial: Trial, outcome: Outcome) -> str:
    """Return the line of a trial."""
    tried = f"{outcome.ran:,} of {trial.full:,} {trial.unit}"
    if outcome.ran == trial.full:
        tried = f"{outcome.ran:,} {trial.unit}"
    wrong = f"{len(outcome.broken)}"
    if outcome.missing:
        tried, wrong = f"not run: needs {outcome.missing}", "-"
    measured = "; ".join(f"{what} {value}" for what, value in outcome.figures.items())
    return f"| `{name}` | {trial.proves} | {tried} | {wrong} | {measured} |"


def chinese_row(name: str, trial: Trial, outcome: Outcome) -> str:
    """Return the line of a trial in Chinese; a figure that has no Chinese name keeps its own."""
    tried = f"{outcome.ran:,} {chinese.UNITS[trial.unit]}"
    if outcome.ran != trial.full:
        tried = f"{outcome.ran:,} / {trial.full:,} {chinese.UNITS[trial.unit]}"
    wrong = f"{len(outcome.broken)}"
    if outcome.missing:
        tried, wrong = f"没有运行：需要 {chinese.MISSING.get(outcome.missing, outcome.missing)}", "-"
    measured = "；".join(
        f"{chinese.FIGURES.get(what, what)} {chinese.value_of(value)}"
        for what, value in outcome.figures.items()
    )
    return f"| `{name}` | {chinese.PROVES[name]} | {tried} | {wrong} | {measured} |"


def updated(
    page: str,
    trials: Mapping[str, Trial],
    outcomes: Mapping[str, Outcome],
    machine: Mapping[str, Any],
    *,
    in_chinese: bool = False,
) -> str:
    """Return the page with the rows of the trials that ran anew; those of the others stay."""
    before, _, rest = page.partition(BEGIN)
    table, _, after = rest.partition(END)
    said = chinese_row if in_chinese else row
    rows = rows_of(table)
    rows.update({name: said(name, trials[name], outcome) for name, outcome in outcomes.items()})
    lines = [rows[name] for name in trials if name in rows]
    head = CHINESE_HEAD if in_chinese else HEAD
    body = "\n".join(["", head, *lines, "", _machine(machine, in_chinese=in_chinese), ""])
    return f"{before}{BEGIN}{body}{END}{after}"


def _machine(machine: Mapping[str, Any], *, in_chinese: bool) -> str:
    chip, cores, memory = machine["processor"], machine["cores"], f"{machine['memory_gb']:g} GB"
    system, python = machine["system"], f"Python {machine['python']}"
    if in_chinese:
        return f"最近一次在：{chip}，{cores} 核，{memory}，{system}，{python}。"
    return f"Last on: {chip}, {cores} cores, {memory}, {system}, {python}."


def rows_of(table: str) -> dict[str, str]:
    """Return the lines of a table by the names of their trials."""
    return {found[1]: found[0] for found in re.finditer(r"^\| `([a-z_]+)` \|.*$", table, re.MULTILINE)}


README_HEAD = "| trial | tried | went wrong |\n|---|---|---|"


def readme_updated(readme: str, page: str, trials: Mapping[str, Trial]) -> str:
    """Return the README with the counts that the page has."""
    before, _, rest = readme.partition(BEGIN)
    _, _, after = rest.partition(END)
    lines: list[str] = []
    for name, line in rows_of(page).items():
        tried, wrong = (cell.strip() for cell in line.split(" | ")[2:4])
        lines.append(f"| `{name}`: {told(trials[name])} | {tried} | {wrong} |")
    return f"{before}{BEGIN}\n{README_HEAD}\n" + "\n".join(lines) + f"\n{END}{after}"


def told(trial: Trial) -> str:
    """Return a trial in a sentence: the first of its module."""
    words = str(sys.modules[trial.run.__module__].__doc__).strip().split("\n")[0].rstrip(".")
    return words[0].lower() + words[1:]
