"""Words that another generator writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api import Artifact, UserError
from creastudio.api.brand import BrandLine
from creastudio.api.testing import FakeContext
from creastudio_layout.engine.copywriting import TRIES, words_of
from creastudio_layout.engine.house import House
from creastudio_layout.tools.compose import ComposeParams

WRITTEN = {"headline": "Coffee, slowly", "description": "Roasted today.", "call_to_action": "Order"}


def context(folder: Path) -> FakeContext:
    def write(params: object, inputs: object) -> list[Artifact]:
        return [Artifact("text/plain", b"...", metadata={"structured": WRITTEN})]

    return FakeContext(folder, others={"text.ad_copy": write})


def test_a_brief_is_written_out(tmp_path: Path) -> None:
    ctx = context(tmp_path)
    house = House(tone=("soft", "premium"), forbidden=("cheap",), claims=(BrandLine(text="Ground today."),))
    words = words_of(ComposeParams(brief="Hand-poured coffee", languages="en-GB, zh"), ctx, house)
    assert words.texts["headline"] == "Coffee, slowly"
    assert words.texts["subhead"] == "Roasted today."
    assert words.texts["cta"] == "Order"
    ((generator, asked, _),) = ctx.requests
    assert generator == "text.ad_copy"
    assert (asked["language"], asked["tone"], asked["brief"]) == ("en", "warm", "Hand-poured coffee")
    assert (asked["voice"], asked["forbidden"], asked["claims"]) == (
        "soft, premium",
        "cheap",
        "Ground today.",
    )


def test_what_is_given_stays(tmp_path: Path) -> None:
    ctx = context(tmp_path)
    words = words_of(ComposeParams(brief="Coffee", cta="Come in", legal="Terms apply."), ctx)
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


def writing(folder: Path, *texts: dict[str, str]) -> FakeContext:
    """Each time it is asked, the writer has the next of these texts; the last one from then on."""
    left = list(texts)

    def write(params: object, inputs: object) -> list[Artifact]:
        told = left.pop(0) if len(left) > 1 else left[0]
        return [Artifact("text/plain", b"...", metadata={"structured": told})]

    return FakeContext(folder, others={"text.ad_copy": write})


def test_forbidden_words_are_asked_for_again(tmp_path: Path) -> None:
    bad = {"headline": "The best coffee", "description": "Roasted today.", "call_to_action": "Order"}
    good = {"headline": "Good coffee", "description": "The best of today.", "call_to_action": "Buy"}
    ctx = writing(tmp_path, bad, good)
    words = words_of(ComposeParams(brief="Coffee", languages="en"), ctx, House(forbidden=("best",)))
    assert len(ctx.requests) == 2
    # What was fine the first time stays.
    assert (words.texts["headline"], words.texts["subhead"], words.texts["cta"]) == (
        "Good coffee", "Roasted today.", "Order",
    )  # fmt: skip


def test_a_claim_replaces_what_keeps_a_forbidden_word(tmp_path: Path) -> None:
    ctx = writing(
        tmp_path, {"headline": "Coffee", "description": "The best today.", "call_to_action": "Best buy"}
    )
    house = House(forbidden=("best",), claims=(BrandLine(text="Ground today."),))
    words = words_of(ComposeParams(brief="Coffee", languages="en"), ctx, house)
    assert len(ctx.requests) == TRIES
    assert (words.texts["headline"], words.texts["subhead"], words.texts["cta"]) == (
        "Coffee", "Ground today.", "",
    )  # fmt: skip


def test_a_brief_that_can_not_be_said_is_told(tmp_path: Path) -> None:
    ctx = writing(tmp_path, {"headline": "The best coffee"})
    with pytest.raises(UserError, match="the brand doesn't use"):
        words_of(ComposeParams(brief="Best coffee", languages="en"), ctx, House(forbidden=("best",)))
