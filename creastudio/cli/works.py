"""Lists of generators, trainers and their parameters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from textwrap import wrap
from typing import Any

from creastudio.api.generator import Work
from creastudio.api.media import Kind
from creastudio.api.params import ParamSpec, specs
from creastudio.cli.output import result, result_json, table
from creastudio.workspace.requests import WORDS

FOLDERS: dict[Kind, str] = {
    "image": "pictures",
    "text": "texts",
    "score": "scores",
    "audio": "sounds",
    "video": "videos",
    "layout": "layouts",
    "brand": "brand kits",
    "campaign": "campaigns",
    "model": "models",
    "file": "files of other programs",
}
"""What a trainer takes a folder of."""

VALUES_WIDTH = 56
"""Columns that the values of a parameter are broken at."""


def list_works(works: Sequence[Work], as_json: bool) -> None:
    """Print generators or trainers, one a line."""
    if as_json:
        result_json([_work_row(work) for work in works])
        return
    if not works:
        result("None. 'creastudio plugins list' shows which plugins there are.")
        return
    table(
        [(work.id, work.makes, work.title, work.summary) for work in works],
        ("ID", "MAKES", "TITLE", "SUMMARY"),
    )


def list_params(work: Work, as_json: bool) -> None:
    """Print what can be set with ``--set``, and what it takes with ``--input``."""
    if as_json:
        rows = [_param_row(spec) for spec in specs(work.params)]
        result_json({**_work_row(work), "parameters": rows})
        return
    result(f"{work.id}: {work.title}. {work.summary}")
    result()
    rows = [row for spec in specs(work.params) for row in _param_lines(spec)]
    table(rows, ("PARAMETER", "DEFAULT", "VALUES", "MEANING"))
    for item in work.takes:
        needed = "" if item.required else " (may be left out)"
        what = f"a folder of {FOLDERS[item.kind]}" if work.makes == "model" else WORDS[item.kind]
        title = f". {item.title}" if item.title else ""
        result(f"Input '{item.name}': {what}{needed}{title}")


def _work_row(work: Work) -> dict[str, Any]:
    return {
        "id": work.id,
        "title": work.title,
        "summary": work.summary,
        "category": work.category,
        "makes": work.makes,
        "takes": [{"name": item.name, "kind": item.kind, "required": item.required} for item in work.takes],
        "replay": work.replay,
        "version": work.version,
    }


def _param_lines(spec: ParamSpec) -> Iterator[tuple[str, str, str, str]]:
    """Yield the lines of one parameter: dozens of choices go on below, or no other line would fit a terminal."""
    first, *more = wrap(_range(spec), VALUES_WIDTH, break_long_words=False, break_on_hyphens=False) or [""]
    yield spec.name, _default(spec), first, _meaning(spec)
    yield from (("", "", line, "") for line in more)


def _param_row(spec: ParamSpec) -> dict[str, Any]:
    return {
        "name": spec.name,
        "title": spec.title,
        "help": spec.help,
        "default": _plain(spec.default),
        "unit": spec.unit,
        "role": spec.role,
        "minimum": spec.minimum,
        "maximum": spec.maximum,
        "choices": list(spec.choices),
        "required": spec.required,
    }


def _default(spec: ParamSpec) -> str:
    if spec.required:
        return "(needed)"
    default = str(_plain(spec.default))
    return default.lower() if spec.default is None or spec.widget == "bool" else default


def _plain(default: Any) -> Any:
    """Return a default as it is given on the command line."""
    return default.value if isinstance(default, Enum) else default


def _range(spec: ParamSpec) -> str:
    if spec.choices:
        return " | ".join(spec.choices)
    if spec.widget == "bool":
        return "true | false"
    low, high = spec.minimum, spec.maximum
    unit = f" {spec.unit}" if spec.unit else ""
    if low is not None and high is not None:
        return f"{low:g} to {high:g}{unit}"
    if low is not None:
        return f"at least {low:g}{unit}"
    return (f"at most {high:g}{unit}") if high is not None else spec.widget


def _meaning(spec: ParamSpec) -> str:
    return f"{spec.title}. {spec.help}".strip()
