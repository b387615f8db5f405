"""What is read for a training, and what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api import UserError
from creastudio.api.testing import FakeContext
from creastudio.ml.folder_reading import NAMED
from creastudio_text.engine.reading_texts import read_texts


def _job(place: Path, **texts: str) -> FakeContext:
    folder = place / "texts"
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return FakeContext(place / "job", inputs={"data": folder})


def test_unusable_files_are_named_and_the_rest_is_counted(tmp_path: Path) -> None:
    empty = {f"empty{number}": "" for number in range(NAMED + 2)}
    ctx = _job(tmp_path, good="The river runs by the old mill. " * 20, **empty)
    assert read_texts(ctx, 200, "Add texts.").characters >= 200
    assert "empty0.txt" in ctx.notices[0]
    assert ctx.notices[0].endswith("And 2 more.")


def test_too_little_is_said_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="too few to learn from") as error:
        read_texts(_job(tmp_path, short="A few words."), 200, "Add texts.")
    assert error.value.hint == "Add texts."
