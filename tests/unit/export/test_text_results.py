from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from creastudio.api import Recipe, UserError
from creastudio.core.assets import Asset
from creastudio.export.text_results import is_gathered, text_as, write_gathered

TEXTS = ("Rain.", "雨。")


def _asset(text: str, media_type: str = "text/plain", **metadata: object) -> Asset:
    return Asset(
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        media_type=media_type,
        title=text[:3],
        recipe=Recipe(generator="text.ad_copy", seed=len(text), makes="text"),
        metadata=metadata,
    )


def _read(sha256: str) -> bytes:
    return next(text.encode() for text in TEXTS if hashlib.sha256(text.encode()).hexdigest() == sha256)


def test_texts_go_into_one_file_with_their_parts(tmp_path: Path) -> None:
    assets = [_asset(TEXTS[0], structured={"headline": "Rain"}), _asset(TEXTS[1])]
    out = tmp_path / "all.json"
    assert write_gathered(assets, _read, out) == (out, tmp_path / "all.json.recipe.json")
    found = json.loads(out.read_text(encoding="utf-8"))
    assert (found["format"], found["generator"]) == ("creastudio-texts", "text.ad_copy")
    assert [row["text"] for row in found["results"]] == list(TEXTS)
    assert found["results"][0]["data"] == {"headline": "Rain"}
    assert found["results"][0]["seed"] == 5
    assert "data" not in found["results"][1]


def test_without_recipe_nothing_lies_beside(tmp_path: Path) -> None:
    out = tmp_path / "all.json"
    assert write_gathered([_asset(TEXTS[0])], _read, out, with_recipe=False) == (out,)


def test_what_is_gathered() -> None:
    text, found = _asset("a"), _asset("{}", "application/json")
    assert is_gathered([text], Path("a.json"))
    assert is_gathered([found, found], Path("a.JSON"))
    assert not is_gathered([found], Path("a.json"))
    assert not is_gathered([text], Path("a.txt"))
    assert not is_gathered([_asset("a", "image/png")], Path("a.json"))


def test_a_dialogue_becomes_a_script() -> None:
    assert text_as(b"Mara: I know.", "text/plain", Path("a.fountain")) == b"MARA\nI know.\n"
    assert text_as(b"INT. A", "text/x-fountain", Path("a.fountain")) == b"INT. A"
    assert text_as(b"# A", "text/markdown", Path("a.txt")) == b"# A"


def test_an_ending_that_no_text_has_is_named() -> None:
    with pytest.raises(UserError, match=r"'a\.docx' can't hold"):
        text_as(b"a", "text/plain", Path("a.docx"))
