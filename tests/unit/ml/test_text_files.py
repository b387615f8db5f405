from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api import UserError
from creastudio.ml.text_files import read_file


def test_a_list_of_examples(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"text": "\\ud800 lone"}\n\n{"prompt": "q", "completion": "a", "more": 1}\n', encoding="utf-8"
    )
    found = read_file(path, "a.jsonl", 1000)
    assert found.texts == [(1, "? lone", 0), (3, "qa", 1)]


def test_deeply_nested_json_is_a_bad_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("[" * 100_000 + "\n" + '{"text": "x"}', encoding="utf-8")
    found = read_file(path, "a.jsonl", 10**6)
    assert found.texts == [(2, "x", 0)]
    assert len(found.problems) == 1


def test_too_large_is_said_with_both_sizes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 3_000_000)
    with pytest.raises(UserError, match=r"3 MB; files of up to 1 MB"):
        read_file(path, "a.txt", 1_000_000)


def test_only_a_heading_of_settings_is_taken_off(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: t\n---\nText\n\n---\n\nmore", encoding="utf-8")
    assert read_file(path, "a.md", 1000).texts[0][1] == "Text\n\n---\n\nmore"


def test_marks_that_nothing_ends_are_text_and_take_no_time(tmp_path: Path) -> None:
    script = "a /* b */ c [[d]] e /* f\n"
    (tmp_path / "one.fountain").write_text(script, encoding="utf-8")
    (tmp_path / "many.fountain").write_text("/*[[" * 200_000, encoding="utf-8")
    assert read_file(tmp_path / "one.fountain", "one.fountain", 10**7).texts[0][1] == "a  c  e /* f\n"
    assert len(read_file(tmp_path / "many.fountain", "many.fountain", 10**7).texts[0][1]) == 800_000
