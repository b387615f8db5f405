"""The bytes of each id, for both ways in which tokenizers write them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tokenizers import AddedToken, Tokenizer, decoders, models

from creastudio_text.engine.foreign.pieces import byte_characters, pieces
from tests.support.text_models import byte_tokenizer

TEXT = "The moon, 秋山 🌕\n"


def _whole(tokenizer: Any, text: str) -> bytes:
    found = pieces(tokenizer, tokenizer.get_vocab_size())
    return b"".join(found[token] for token in tokenizer.encode(text, add_special_tokens=False).ids)


def test_every_byte_has_a_character_of_its_own() -> None:
    found = byte_characters()
    assert sorted(found.values()) == list(range(256))
    assert (found["A"], found["Ġ"], found["Ċ"]) == (ord("A"), ord(" "), ord("\n"))


def test_pieces_of_bytes_make_the_text_again(tmp_path: Path) -> None:
    tokenizer = byte_tokenizer(tmp_path)
    assert _whole(tokenizer, TEXT) == TEXT.encode()


def test_control_ids_say_nothing_and_added_ones_what_they_are(tmp_path: Path) -> None:
    tokenizer = byte_tokenizer(tmp_path)
    tokenizer.add_tokens([AddedToken("秋山")])
    found = pieces(tokenizer, tokenizer.get_vocab_size())
    assert found[0] == found[1] == b""
    assert found[tokenizer.token_to_id("秋山")] == "秋山".encode()
    assert _whole(tokenizer, TEXT) == TEXT.encode()


def test_sentence_pieces_have_spaces_and_bytes() -> None:
    vocabulary = {"<unk>": 0, "▁moon": 1, "秋": 2, "<0xE5>": 3, "<0xB1>": 4, "<0xB1>x": 5}
    tokenizer = Tokenizer(models.BPE(vocabulary, [], unk_token="<unk>"))
    tokenizer.decoder = decoders.Sequence([decoders.Replace("▁", " "), decoders.ByteFallback()])
    assert pieces(tokenizer, 7) == (b"<unk>", b" moon", "秋".encode(), b"\xe5", b"\xb1", b"<0xB1>x", b"")


def test_anything_else_is_asked_for_its_text() -> None:
    tokenizer = Tokenizer(models.WordLevel({"<unk>": 0, "moon": 1}, unk_token="<unk>"))
    assert pieces(tokenizer, 2)[1] == b"moon"
