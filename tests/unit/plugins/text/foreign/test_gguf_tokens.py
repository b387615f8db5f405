"""Tokenizers inside GGUF files: they make the ids that the original makes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tokenizers import Tokenizer

from creastudio.api import UserError
from creastudio_text.engine.foreign.gguf_tokens import files_of
from tests.support.text_models import TEXTS, byte_tokenizer

PIECES = [
    "<unk>",
    "<s>",
    "</s>",
    "<0xE5>",
    "<0xB1>",
    "<0xB1x",
    "▁",
    "m",
    "o",
    "n",
    "oo",
    "moo",
    "moon",
    "▁moon",
]
SENTENCE: dict[str, Any] = {
    "tokenizer.ggml.model": "llama",
    "tokenizer.ggml.tokens": PIECES,
    "tokenizer.ggml.scores": [float(-number) for number in range(len(PIECES))],
    "tokenizer.ggml.token_type": [2, 3, 3] + [1] * (len(PIECES) - 3),
    "tokenizer.ggml.bos_token_id": 1,
    "tokenizer.ggml.eos_token_id": 2,
}


def _made(facts: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
    files = files_of(facts, "x.gguf")
    return Tokenizer.from_str(files["tokenizer.json"]), json.loads(files["tokenizer_config.json"])


def _byte_level(folder: Path, **more: Any) -> tuple[Any, dict[str, Any]]:
    original = byte_tokenizer(folder)
    described = json.loads(original.to_str())
    tokens = [token for token, _ in sorted(described["model"]["vocab"].items(), key=lambda item: item[1])]
    facts = {
        "tokenizer.ggml.model": "gpt2",
        "tokenizer.ggml.pre": "gpt-2",
        "tokenizer.ggml.tokens": tokens,
        "tokenizer.ggml.token_type": [3, 3] + [1] * (len(tokens) - 2),
        "tokenizer.ggml.merges": [" ".join(pair) for pair in described["model"]["merges"]],
        "tokenizer.ggml.bos_token_id": 0,
        "tokenizer.ggml.eos_token_id": 1,
    }
    return original, facts | more


def test_pieces_of_bytes_are_the_original_ids(tmp_path: Path) -> None:
    original, facts = _byte_level(tmp_path)
    made, described = _made(facts)
    for text in (*TEXTS, "  two  spaces\n\n桂花🌕"):
        assert made.encode(text).ids == original.encode(text, add_special_tokens=False).ids
        assert made.decode(made.encode(text).ids) == text
    assert described == {"bos_token": "<s>", "eos_token": "</s>"}


def test_digits_are_parted_where_the_model_learned_them_so(tmp_path: Path) -> None:
    merges = ["1 2"]
    _, facts = _byte_level(tmp_path)
    facts["tokenizer.ggml.tokens"] = [*facts["tokenizer.ggml.tokens"], "12"]
    facts["tokenizer.ggml.merges"] = [*facts["tokenizer.ggml.merges"], *merges]
    together = _made(facts)[0].encode("12").tokens
    apart = _made(facts | {"tokenizer.ggml.pre": "smollm"})[0].encode("12").tokens
    assert (together, apart) == (["12"], ["1", "2"])


def test_what_stands_for_control_is_one_id_and_says_nothing(tmp_path: Path) -> None:
    made, _ = _made(_byte_level(tmp_path)[1])
    ids = made.encode("</s>").ids
    assert ids == [1]
    assert made.decode(ids, skip_special_tokens=True) == ""


def test_a_text_begins_with_an_id_where_the_file_wants_it(tmp_path: Path) -> None:
    _, facts = _byte_level(tmp_path)
    assert _made(facts)[0].encode("a").ids[0] != 0
    assert _made(facts | {"tokenizer.ggml.add_bos_token": True})[0].encode("a").ids[0] == 0
    assert _made(SENTENCE)[0].encode("moon").ids[0] == 1


def test_sentence_pieces_are_merged_by_their_scores_and_fall_back_on_bytes() -> None:
    made, _ = _made(SENTENCE)
    assert made.encode("moon", add_special_tokens=False).tokens == ["▁moon"]
    ids = made.encode("moon moon", add_special_tokens=False).ids
    assert made.decode(ids) == " moon moon"
    assert made.encode("moo", add_special_tokens=False).tokens == ["▁", "moo"]


def test_the_chat_template_travels(tmp_path: Path) -> None:
    _, facts = _byte_level(tmp_path, **{"tokenizer.chat_template": "{{ messages }}"})
    assert _made(facts)[1]["chat_template"] == "{{ messages }}"


@pytest.mark.parametrize("facts", [{}, {"tokenizer.ggml.model": "rwkv", "tokenizer.ggml.tokens": ["a"]}])
def test_what_can_not_be_read_is_said(facts: dict[str, Any]) -> None:
    with pytest.raises(UserError, match=r"'x\.gguf' has no tokenizer that can be read"):
        files_of(facts, "x.gguf")


def test_a_vocabulary_that_lacks_what_its_merges_make_is_told(tmp_path: Path) -> None:
    _, facts = _byte_level(tmp_path)
    facts["tokenizer.ggml.merges"] = ["nothing there"]
    with pytest.raises(UserError, match=r"The tokenizer of 'x\.gguf' can't be read"):
        files_of(facts, "x.gguf")
