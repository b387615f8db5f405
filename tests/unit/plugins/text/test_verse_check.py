"""``text.check``: the file and the notes beside the lines."""

from __future__ import annotations

import json
from pathlib import Path

from creastudio.api.testing import FakeContext
from creastudio_text.engine.verse_check import looked_at, open_live, run
from creastudio_text.tools.verse import CheckParams

WRONG = "白日依山尽，黄河入海流。\n欲穷千里目，更上一层山。"


def test_the_file_names_each_place(tmp_path: Path) -> None:
    ctx = FakeContext(tmp_path)
    run(CheckParams(text=WRONG), ctx)
    report = json.loads(ctx.results[0].data)
    assert ctx.results[0].media_type == "application/json"
    assert (report["form"], report["kept"]) == ("jueju5", False)
    assert [
        (note["kind"], note["line"], note["start"]) for note in report["notes"] if note["severity"] == "fault"
    ] == [("rhyme", 1, 10)]


def test_notes_beside_the_lines(tmp_path: Path) -> None:
    render = open_live(FakeContext(tmp_path))  # type: ignore[arg-type]
    found = render(CheckParams(text=WRONG))
    assert [note["severity"] for note in found.checked() if note["kind"] == "rhyme"] == ["warning"]
    assert found.metadata["summary"] == "Jueju, 4 × 5 characters: 1 place breaks the form."
    kept = render(CheckParams(text=WRONG.replace("层山", "层楼")))
    assert kept.metadata["summary"] == "Jueju, 4 × 5 characters: the form is kept."
    assert looked_at(CheckParams(text=""))[0] is None
    prose = render(
        CheckParams(
            text="It was late.\nNobody came for a long while, and the lamps went out one after another.\nThen rain."
        )
    )
    assert list(prose.notes) == []
    assert prose.metadata == {}


def test_a_poem_that_is_being_written_is_not_scolded_for_its_end(tmp_path: Path) -> None:
    render = open_live(FakeContext(tmp_path))  # type: ignore[arg-type]
    found = render(CheckParams(text="白日依山尽，黄河入海流。", form="jueju5"))
    assert [(note["kind"], note["severity"]) for note in found.checked()] == [("lines", "info")]
    assert found.metadata["summary"] == "Jueju, 4 × 5 characters: the form is kept."


def test_a_tune_is_found_by_its_size() -> None:
    text = "昨夜雨疏风骤，浓睡不消残酒。试问卷帘人，却道海棠依旧。知否，知否，应是绿肥红瘦。"
    for form in ("auto", "ci"):
        found, notes = looked_at(CheckParams.model_validate({"text": text, "form": form}))
        assert found is not None
        assert found.title == "如梦令"
        assert notes == []


def test_english_is_told_by_its_lines() -> None:
    found, _ = looked_at(CheckParams(text="one\ntwo\nthree"))
    assert found is not None
    assert found.id == "haiku"
    assert looked_at(CheckParams(text="one line"))[0] is None
