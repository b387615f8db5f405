"""What commands print: results on stdout, everything about their making on stderr."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

import click


def say(text: str = "") -> None:
    """Print a line for a person about how it goes (stderr)."""
    click.echo(text, err=True)


def result(text: str = "") -> None:
    """Print a line of the result (stdout)."""
    click.echo(text)


def result_json(value: Any) -> None:
    """Print the result for a machine: one JSON value, keys in a fixed order."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True))


def warning(text: str) -> None:
    """Print something that a person should know, but that stops nothing."""
    click.echo(f"{click.style('Note:', fg='yellow')} {text}", err=True)


def table(rows: Iterable[Sequence[str]], header: Sequence[str]) -> None:
    """Print rows in columns as wide as their longest cell; the last column isn't cut."""
    cells = [list(header), *(list(row) for row in rows)]
    widths = [max(_width(row[column]) for row in cells) for column in range(len(header))]
    for index, row in enumerate(cells):
        padded = (
            cell + " " * (width - _width(cell)) for cell, width in zip(row[:-1], widths[:-1], strict=True)
        )
        line = "  ".join([*padded, row[-1]]).rstrip()
        result(click.style(line, bold=True) if index == 0 else line)


def _width(text: str) -> int:
    # East Asian wide characters take two columns on a terminal.
    import unicodedata

    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
