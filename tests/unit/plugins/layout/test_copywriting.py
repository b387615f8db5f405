"""Words that another generator writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api import Artifact, UserError
from creastudio.api.testing import FakeContext
from creastudio_layout.engine.copywriting import words_of
from creastudio_layout.tools.compose import ComposeParams

WRITTEN = {"headline": "Coffee, slowly", "description": "Roasted today.", "call_to_action": "Order"}


def context(folder: Path) -> FakeContext:
    def write(params: object, inputs: object) -> list[Artifact]:
        return [Artifact("text/plain", b"...", metadata={"structured": WRITTEN})]

    return FakeContext(folder, others={"text.ad_copy": write})


def test_a_brief_is_written_out(tmp_path: Path) -> None:
    ctx = context(tmp_path)
    words = words_of(
        ComposeParams(brief="Hand-poured coffee", languages="en-GB, zh"), ctx, ("soft", "premium")
    )
    assert words.texts["headline"] == "Coffee, slowly"
    assert words.texts["subhead"] == "Roasted today."
    assert words.texts["cta"] == "Order"
    ((generator, asked, _),) = ctx.requests
    assert generator == "text.ad_copy"
    assert (asked["language"], asked["tone"], asked["brief"]) == ("en", "premium", "Hand-poured coffee")


def test_what_is_given_stays(tmp_path: Path) -> None:
    ctx = context(tmp_path)
    words = words_of(ComposeParams(brief="Coffee", cta="Come in"), ctx, legal="Terms apply.")
    assert (words.texts["cta"], words.texts["legal"]) == ("Come in", "Terms apply.")
    own = words_of(ComposeParams(brief="Coffee", headline="Mine"), ctx)
    assert (own.texts["headline"], own.texts["subhead"]) == ("Mine", "")
    assert len(ctx.requests) == 1


def test_chinese_is_known_by_its_letters(tmp_path: Path) -> None:
    assert words_of(ComposeParams(headline="为每一天"), context(tmp_path)).language == "zh-Hans"
    assert words_of(ComposeParams(headline="Every day"), context(tmp_path)).language == ""


def test_a_writer_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"text\.ad_copy"):
        words_of(ComposeParams(brief="Coffee"), FakeContext(tmp_path))
