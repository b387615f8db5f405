from __future__ import annotations

import json
from pathlib import Path

import pytest

from creastudio.api import UserError
from creastudio.ml.text_folder import Caps, read_folder
from tests.support.word_file import paragraph, word_file

CHINESE = "秋天的傍晚，我们在山里走了很久。风从松林那边吹来，孩子们说这里比城里安静多了。"
ENGLISH = "It was the best of times, it was the worst of times, and the river was in no hurry."


def _put(folder: Path, name: str, text: str, encoding: str = "utf-8") -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))


def test_every_format_and_encoding(tmp_path: Path) -> None:
    _put(tmp_path, "a.txt", CHINESE, "gb18030")
    _put(tmp_path, "b.md", f"---\ntitle: x\n---\n# Head\n\n{ENGLISH}", "utf-16")
    word_file(tmp_path / "c.docx", paragraph("Once upon a time") + paragraph("there was a fox."))
    _put(tmp_path, "d/e.fountain", "INT. ROOM - DAY\n\n/* not this */BOB\nHello. [[nor this]]\n")
    lines = [{"text": "one"}, {"prompt": "2 + 2?", "completion": " four"}]
    _put(tmp_path, "f.jsonl", "\n".join(json.dumps(line) for line in lines))
    found = read_folder(tmp_path)
    texts = {text.name: text for text in found.texts}
    assert list(texts) == ["a.txt", "b.md", "c.docx", "d/e.fountain", "f.jsonl:1", "f.jsonl:2"]
    assert texts["a.txt"].text == CHINESE
    assert texts["a.txt"].language == "zh"
    assert texts["b.md"].text.startswith("# Head")
    assert texts["b.md"].language == "en"
    assert texts["c.docx"].text == "Once upon a time\nthere was a fox."
    assert texts["d/e.fountain"].text == "INT. ROOM - DAY\n\nBOB\nHello."
    assert texts["f.jsonl:2"].text == "2 + 2? four"
    assert texts["f.jsonl:2"].prompt == 6
    assert found.problems == ()
    assert found.notes == ("'a.txt' was read as GB18030, by its looks.",)
    assert found.characters == sum(len(text.text) for text in found.texts)
    assert found.data[0].items == 6


def test_each_problem_is_named(tmp_path: Path) -> None:
    _put(tmp_path, "good.txt", ENGLISH)
    _put(tmp_path, "empty.txt", "")
    _put(tmp_path, "blank.txt", " \n\u3000\n")
    (tmp_path / "huge.txt").write_bytes(b"a" * 5000)
    (tmp_path / "noise.txt").write_bytes(b"\x00\x01\x02\x03" * 9)
    (tmp_path / "broken.docx").write_bytes(b"PK")
    (tmp_path / "book.pdf").write_bytes(b"%PDF")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    _put(tmp_path, "list.jsonl", '{"text": "fine"}\n{"question": 1}\nnot json\n[]\n{"prompt": "x"}\n')
    found = read_folder(tmp_path, caps=Caps(file_bytes=4000))
    assert [text.name for text in found.texts] == ["good.txt", "list.jsonl:1"]
    said = "\n".join(found.problems)
    for name in ("empty.txt", "blank.txt", "huge.txt", "noise.txt", "broken.docx", "book.pdf"):
        assert f"'{name}'" in said
    assert "picture.png" not in said
    assert "Line 2 of 'list.jsonl'" in said
    assert "1 more lines" in said


def test_a_hundred_megabytes_are_not_read(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(100 * 1000**2)
    with pytest.raises(UserError, match=r"'big\.txt' has 100 MB"):
        read_folder(tmp_path)


def test_doubles_are_dropped_and_said(tmp_path: Path) -> None:
    _put(tmp_path, "a.txt", ENGLISH)
    _put(tmp_path, "b.txt", ENGLISH + "\r\n", "utf-16")
    _put(tmp_path, "c.jsonl", '{"text": "x y"}\n{"text": "x y"}\n{"text": "x y"}\n')
    found = read_folder(tmp_path)
    assert [text.name for text in found.texts] == ["a.txt", "c.jsonl:1"]
    assert found.notes == (
        "'b.txt' is the same as 'a.txt'; it is left out.",
        "2 lines of 'c.jsonl' are the same as others; they are left out.",
    )


def test_no_more_is_read_than_the_caps_allow(tmp_path: Path) -> None:
    for index in range(5):
        _put(tmp_path, f"{index}.txt", f"{index} {ENGLISH}")
    assert len(read_folder(tmp_path, caps=Caps(files=3))) == 3
    found = read_folder(tmp_path, caps=Caps(characters=100))
    assert len(found) == 2
    assert "from '2.txt' on" in found.problems[0]
    with pytest.raises(UserError, match="0 s of reading"):
        read_folder(tmp_path, caps=Caps(seconds=0))


def test_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="has no texts"):
        read_folder(tmp_path)
    with pytest.raises(UserError, match="There is no folder"):
        read_folder(tmp_path / "missing")
    _put(tmp_path, ".hidden/a.txt", ENGLISH)
    _put(tmp_path, "~$lock.docx", ENGLISH)
    with pytest.raises(UserError, match="has no texts"):
        read_folder(tmp_path)


def test_a_file_in_place_of_a_folder_is_read_alone(tmp_path: Path) -> None:
    _put(tmp_path, "a.txt", ENGLISH)
    _put(tmp_path, "b.txt", CHINESE)
    assert [text.name for text in read_folder(tmp_path / "b.txt").texts] == ["b.txt"]


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    _put(tmp_path, "a.txt", ENGLISH)
    seen: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        seen.append((done, total))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_folder(tmp_path, on_file=stop)
    assert seen == [(0, 1)]


def test_the_digest_follows_the_content(tmp_path: Path) -> None:
    _put(tmp_path, "a.txt", ENGLISH)
    before = read_folder(tmp_path)
    _put(tmp_path, "a.txt", ENGLISH + "\r\n")
    assert read_folder(tmp_path).digest == before.digest
    _put(tmp_path, "a.txt", ENGLISH + "!")
    after = read_folder(tmp_path)
    assert after.digest != before.digest
    assert after.files["a.txt"] != before.files["a.txt"]


def test_languages_by_weight(tmp_path: Path) -> None:
    _put(tmp_path, "a.txt", ENGLISH * 3)
    _put(tmp_path, "b.txt", CHINESE)
    _put(tmp_path, "c.txt", "x")
    found = read_folder(tmp_path)
    assert found.language == "en"
    assert found.languages == ("en", "zh")
