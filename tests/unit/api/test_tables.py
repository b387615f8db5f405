"""Tables from other programs: what is a count and a number, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api import UserError, tables
from creastudio.api.tables import Row, read_table


@pytest.mark.parametrize(("text", "value"), [("1200", 1200), ("1,200", 1200), (" 1 200 ", 1200), ("7.0", 7)])
def test_counts_are_read(text: str, value: int) -> None:
    assert Row(2, {"n": text}, "t.csv").whole("n") == value


@pytest.mark.parametrize("text", ["", "1.5", "-3", "many", "9" * 40, "²"])
def test_what_is_no_count_is_named(text: str) -> None:
    with pytest.raises(UserError, match="line 2"):
        Row(2, {"n": text}, "t.csv").whole("n")


def test_numbers_are_finite() -> None:
    assert Row(2, {"x": "1.5"}, "t.csv").number("x") == 1.5
    for text in ("nan", "inf", "", "1e9"):
        with pytest.raises(UserError, match="line 2"):
            Row(2, {"x": text}, "t.csv").number("x")


def test_a_table_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a,b\n" + "1,2\n" * 50, "utf-8")
    assert len(read_table(path, {"a": ()}, ("a",))) == 50
    monkeypatch.setattr(tables, "MAX_ROWS", 10)
    with pytest.raises(UserError, match="more than 10 lines"):
        read_table(path, {"a": ()}, ("a",))
    monkeypatch.setattr(tables, "MAX_BYTES", 10)
    with pytest.raises(UserError, match="too large"):
        read_table(path, {"a": ()}, ("a",))
