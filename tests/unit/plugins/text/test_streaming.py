"""Text while it grows: whole characters only, and nothing of a stop string."""

from __future__ import annotations

import pytest

from creastudio_text.engine.streaming import TextStream
from tests.support.text_models import CharTokens


class Bytes:
    """One id a byte."""

    size = 256
    ends = frozenset[int]()

    def encode(self, text: str) -> list[int]:
        return list(text.encode())

    def decode(self, ids: list[int]) -> str:
        return bytes(ids).decode("utf-8", "ignore")

    def surface(self, token: int) -> str:
        return chr(token) if token < 128 else ""

    def raw(self, token: int) -> bytes:
        return bytes([token])


@pytest.mark.parametrize("text", ["秋山🌕", "plain", "é"])
def test_half_characters_wait(text: str) -> None:
    stream = TextStream(Bytes())  # type: ignore[arg-type]
    parts = [stream.push(token) for token in text.encode()]
    assert [part for part in parts if part] == list(text)
    assert stream.text == text


def test_bytes_that_are_no_character_are_left_out() -> None:
    stream = TextStream(Bytes())  # type: ignore[arg-type]
    for byte in b"a\xff\xe7\x80b":
        stream.push(byte)
    assert stream.text + stream.finish() == "ab"


def test_what_may_become_a_stop_string_waits() -> None:
    tokens = CharTokens()
    stream = TextStream(tokens, ("the end",))
    told = [stream.push(token) for token in tokens.encode("at the eve, the end of")]
    assert "".join(told) == stream.text == "at the eve, "
    assert stream.stopped
    assert stream.finish() == ""


def test_what_was_held_back_comes_at_the_end() -> None:
    tokens = CharTokens()
    stream = TextStream(tokens, ("the end",))
    for token in tokens.encode("so the e"):
        stream.push(token)
    assert stream.text == "so "
    assert stream.finish() == "the e"
