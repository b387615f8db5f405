"""What a model reads: the order of its parts, world info by key, and what is cut."""

from __future__ import annotations

import pytest

from creastudio.api import UserError
from creastudio_text.engine.context_window import Around, fitted, parsed_world
from tests.support.text_models import TableModel

MODEL = TableModel(context=200)


def _read(text: str, around: Around, room: int = 20, budget: int = 0) -> str:
    return MODEL.tokens.decode(fitted(MODEL, text, around, room=room, budget=budget).ids)


def test_memory_is_on_top_and_the_note_near_the_end() -> None:
    text = "".join(f"{word} it rains.\n" for word in ("one", "two", "three", "four", "five"))
    around = Around(memory="it is autumn", note="be sad", sample="a river runs")
    assert _read(text, around) == (
        "it is autumn\na river runs\none it rains.\ntwo it rains.\nbe sad\nthree it rains.\nfour it rains.\n"
        "five it rains.\n"
    )


def test_world_info_is_read_when_its_key_stands_in_the_newest_text() -> None:
    world = parsed_world(
        "moon, river: the moon is a lamp\nhill：the hill sleeps\n*: it is night\nnonsense\n:x"
    )
    assert [entry.keys for entry in world] == [("moon", "river"), ("hill",), ("*",)]
    assert _read("the river", Around(world=world)) == "the moon is a lamp\nit is night\nthe river"
    assert _read("a hill", Around(world=world)) == "the hill sleeps\nit is night\na hill"


def test_a_long_text_is_cut_at_its_beginning_and_that_is_told() -> None:
    text = "abcdefghij" * 100
    window = fitted(MODEL, text, Around(memory="memory"), room=50)
    assert len(window.ids) == 150
    assert MODEL.tokens.decode(window.ids).startswith("memory\n")
    assert text.endswith(MODEL.tokens.decode(window.ids)[7:])
    assert window.shares["text"] == 143
    assert window.shares["left_out"] == 1000 - 143
    assert "last 143 of 1,000 characters" in window.note


def test_a_budget_is_kept_and_what_fits_is_not_mentioned() -> None:
    assert len(fitted(MODEL, "a" * 100, Around(), room=5, budget=30).ids) == 30
    whole = fitted(MODEL, "a" * 100, Around(), room=5)
    assert (len(whole.ids), whole.note, whole.shares["left_out"]) == (100, "", 0)


def test_half_of_the_context_is_for_reading_however_much_is_to_be_written() -> None:
    assert len(fitted(MODEL, "a" * 500, Around(), room=10_000).ids) == 100


def test_no_room_for_the_text_is_said() -> None:
    with pytest.raises(UserError, match="the model reads 150"):
        fitted(MODEL, "text", Around(memory="m" * 190), room=50)


def test_ten_thousand_emoji_are_only_text() -> None:
    window = fitted(MODEL, "🌕" * 10_000, Around(), room=10)
    assert len(window.ids) <= 190


def test_what_a_note_pushes_out_of_one_long_line_is_told() -> None:
    text = "abcdefghij" * 100
    window = fitted(MODEL, text, Around(note="be sad"), room=50)
    assert len(window.ids) == 150
    read = MODEL.tokens.decode(window.ids)
    assert read.startswith("be sad\n")
    assert text.endswith(read[len("be sad\n") :])
    assert window.shares["left_out"] == 1000 - window.shares["text"]
    assert f"last {window.shares['text']} of 1,000 characters" in window.note


def test_a_note_leaves_out_lines_before_and_never_those_after() -> None:
    text = "a" * 300 + "\none\ntwo\nthree"
    window = fitted(MODEL, text, Around(note="be sad"), room=50)
    read = MODEL.tokens.decode(window.ids)
    assert read.endswith("a\nbe sad\none\ntwo\nthree")
    assert window.shares["left_out"] == len(text) - window.shares["text"]


def test_characters_that_a_model_does_not_know_are_no_matter_of_the_budget() -> None:
    class Tokens:
        """Has one token, which stands for no character."""

        size = 1

        def encode(self, text: str) -> list[int]:
            return [0] * len(text)

        def decode(self, ids: list[int]) -> str:
            return ""

    model = TableModel(context=200, tokens=Tokens())
    assert "knows none of its newest characters" in fitted(model, "☃" * 9_000, Around(), room=20).note
