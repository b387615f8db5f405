"""The tables of figures in docs/reliability.md and in the README, which the run itself writes."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from typing import Any

from tests.reliability.trial import Outcome, Trial
from tests.support.source import ROOT

PAGE = ROOT / "docs" / "reliability.md"
README = ROOT / "README.md"

BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"

HEAD = "| trial | what it proves | tried | went wrong | measured |\n|---|---|---|---|---|"


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


def updated(
    page: str, trials: Mapping[str, Trial], outcomes: Mapping[str, Outcome], machine: Mapping[str, Any]
) -> str:
    """Return the page with the rows of the trials that ran anew; those of the others stay."""
    before, _, rest = page.partition(BEGIN)
    table, _, after = rest.partition(END)
    rows = rows_of(table)
    rows.update({name: row(name, trials[name], outcome) for name, outcome in outcomes.items()})
    lines = [rows[name] for name in trials if name in rows]
    words = (
        f"{machine['processor']}, {machine['cores']} cores, {machine['memory_gb']:g} GB, {machine['system']}, "
        f"Python {machine['python']}."
    )
    body = "\n".join(["", HEAD, *lines, "", f"Last on: {words}", ""])
    return f"{before}{BEGIN}{body}{END}{after}"


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
