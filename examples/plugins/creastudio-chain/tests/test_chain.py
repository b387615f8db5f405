"""The contract of the studio, and what is special about this writer."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api import Generator, JobCancelled
from creastudio.api.testing import FakeContext, check_generator
from creastudio_chain.chain import Chain, words_of
from creastudio_chain.check import notes_on
from creastudio_chain.engine import run
from creastudio_chain.plugin import CHECK, WRITE, WriteParams


@pytest.mark.parametrize("generator", [WRITE, CHECK], ids=lambda generator: generator.id)
def test_contract(generator: Generator, tmp_path: Path) -> None:
    check_generator(generator, tmp_path)


def test_words_join_to_the_text_again() -> None:
    text = "The sea, it's here.\n秋山静，月上松。"
    assert "".join(words_of(text)) == text


def test_what_streams_is_what_comes(tmp_path: Path) -> None:
    context = FakeContext(tmp_path, seed=3)
    run(WriteParams(text="The sea", count=3, words=20), context)
    assert [item.read().decode() for item in context.results] == list(context.streamed.values())
    for _, piece, likely in context.alternatives:
        assert piece in dict(likely) or len(likely) == 10
        assert sum(share for _, share in likely) <= 1.0001


def test_it_stops_before_a_stop_string(tmp_path: Path) -> None:
    context = FakeContext(tmp_path, seed=1)
    run(WriteParams(text="The sea", count=4, words=60, stops="light\nsea"), context)
    assert all("light" not in text and "sea" not in text for text in context.streamed.values())


def test_a_cancel_comes_within_a_word(tmp_path: Path) -> None:
    context = FakeContext(tmp_path, seed=1, cancel_at=6)
    with pytest.raises(JobCancelled):
        run(WriteParams(text="The sea", count=2, words=60), context)
    assert sum(len(words_of(text)) for text in context.streamed.values()) == 5


def test_a_sample_is_learned_from() -> None:
    assert "moth" not in dict(Chain("The sea was").likely(["The"], 1.0))
    assert " moth" in dict(Chain("The moth flew. The moth sat.").likely(["The"], 1.0))


def test_repeated_words_are_found() -> None:
    notes = notes_on("the wind and the wind", 90)
    (repeated,) = [note for note in notes if note["kind"] == "repetition"]
    assert (repeated["start"], repeated["end"], repeated["severity"]) == (17, 21, "warning")
