"""Tables from other programs: separators and names of columns are told by the first line; errors name line and column."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from creastudio.api.errors import UserError
from creastudio.api.texts import decode_text

MAX_BYTES = 10_000_000
"""Longest table that is read, bytes."""

MAX_ROWS = 100_000

SEPARATORS = ",;\t|"


@dataclass(frozen=True)
class Row:
    """One line: what stands in each known column; "" where there is nothing."""

    line: int
    values: Mapping[str, str]
    name: str

    def whole(self, column: str, default: int | None = None) -> int:
        """Return a count of at least 0.

        Raises
        ------
        UserError
            When it is none; it names line and column.
        """
        text = self.values.get(column, "").strip().strip("'\"")
        if not text and default is not None:
            return default
        digits = text.replace(",", "").replace("\N{NO-BREAK SPACE}", "").replace(" ", "")
        digits = digits.removesuffix(".0")
        if not digits.isascii() or not digits.isdigit() or len(digits) > 15:
            raise UserError(
                f"'{self.name}', line {self.line}: '{text[:40]}' in '{column}' is no count.",
                hint="Write a whole number, such as 1200.",
            )
        return int(digits)

    def number(self, column: str) -> float:
        """Return a number; UserError with line and column where it is none."""
        text = self.values.get(column, "").strip()
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        if not abs(value) < 1e6:
            raise UserError(
                f"'{self.name}', line {self.line}: '{text[:40]}' in '{column}' is no number.",
                hint="Write a number, such as 120.5.",
            )
        return value


def read_table(
    path: Path, columns: Mapping[str, Sequence[str]], needed: Sequence[str], name: str = ""
) -> list[Row]:
    """Return the rows of a table.

    Parameters
    ----------
    columns : mapping
        Column -> other names that it may have, lower case.
    needed : sequence of str
        Columns that have to be there.

    Raises
    ------
    UserError
        When it is too large, no text, or lacks a column.
    """
    name = name or path.name
    with path.open("rb") as stream:
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UserError(f"'{name}' is too large for a table.", hint="A table has at most 10 MB.")
    text = decode_text(data, name).text
    first = next((line for line in text.split("\n") if line.strip()), "")
    separator = max(SEPARATORS, key=first.count)
    try:
        lines = list(csv.reader(io.StringIO(text), delimiter=separator))
    except csv.Error as error:
        raise UserError(f"'{name}' is no table: {error}.", hint="Save it as CSV.") from None
    start = next((at for at, line in enumerate(lines) if any(cell.strip() for cell in line)), None)
    places = _places(lines[start] if start is not None else [], columns)
    missing = [column for column in needed if column not in places]
    if missing:
        raise UserError(
            f"'{name}' has no column '{missing[0]}'.",
            hint=f"Its first line names the columns: {', '.join(columns)}.",
        )
    assert start is not None
    if len(lines) - start > MAX_ROWS:
        raise UserError(f"'{name}' has more than {MAX_ROWS} lines.", hint="Give a part of it.")
    found: list[Row] = []
    for at, line in enumerate(lines[start + 1 :], start + 2):
        if any(cell.strip() for cell in line):
            values = {
                column: line[place].strip() if place < len(line) else "" for column, place in places.items()
            }
            found.append(Row(at, values, name))
    return found


def _places(head: Sequence[str], columns: Mapping[str, Sequence[str]]) -> dict[str, int]:
    said = [cell.strip().strip("\ufeff").casefold() for cell in head]
    found: dict[str, int] = {}
    for column, others in columns.items():
        place = next((said.index(word) for word in (column, *others) if word in said), None)
        if place is not None:
            found[column] = place
    return found
