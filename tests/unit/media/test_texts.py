"""Text files as writings."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api.errors import UserError
from creastudio.core.writing import MAX_LETTERS
from creastudio.media import texts
from creastudio.media.texts import import_text, text_of

POEM = "窗前明月光，疑是地上霜。\n举头望明月，低头思故乡。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_chinese_verse_is_read_however_it_is_encoded(encoding: str) -> None:
    found = text_of(POEM.encode(encoding), "静夜思.txt")
    writing = found.writing
    assert writing.text() == POEM.rstrip()
    assert (writing.title, writing.kind, writing.language) == ("静夜思", "verse", "zh")
    assert bool(found.notes) == (encoding == "gb18030")


def test_markdown_and_fountain_say_their_titles() -> None:
    assert (
        text_of(
            b"# Autumn\n\nA long line about the autumn, longer than any verse would have.", "a.md"
        ).writing.title
        == "Autumn"
    )
    script = text_of(b"Title: The Fox\n\nINT. DEN - NIGHT\n\nFOX\nHello.\n", "b.fountain").writing
    assert (script.title, script.kind) == ("The Fox", "script")


def test_what_is_no_text_is_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    with pytest.raises(UserError, match="empty"):
        import_text(empty)
    with pytest.raises(UserError, match="empty"):
        text_of(b" \n\n", "blank.txt")
    with pytest.raises(UserError, match="no text"):
        text_of(bytes(range(256)) * 8, "noise.txt")
    with pytest.raises(UserError, match="There is no"):
        import_text(tmp_path / "gone.txt")
    monkeypatch.setattr(texts, "MAX_BYTES", 10)
    with pytest.raises(UserError, match="larger"):
        text_of(b"a" * 11, "long.txt")


def test_only_so_many_letters_are_taken() -> None:
    found = text_of(b"a" * (MAX_LETTERS + 5), "long.txt")
    assert len(found.writing.text()) == MAX_LETTERS
    assert "Only the first" in found.notes[0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("# Notes\n\nA *short* note.", "prose"), ("# Lamp\n\nThe lamp is low,\nthe night is slow.", "verse")],
)
def test_a_heading_makes_no_verse_of_a_note(text: str, kind: str) -> None:
    assert text_of(text.encode(), "a.md").writing.kind == kind


def test_a_title_that_is_a_text_of_its_own_is_cut() -> None:
    assert len(text_of(b"Title: " + b"[" * 5000 + b"\n\nINT. DEN\n", "b.fountain").writing.title) == 1000
