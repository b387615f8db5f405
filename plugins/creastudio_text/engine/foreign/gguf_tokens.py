"""The tokenizer inside a GGUF file, as a ``tokenizer.json``."""

from __future__ import annotations

import importlib
import json
from collections.abc import Mapping
from typing import Any

from creastudio.api import UserError

CONTROL = 3
"""Type of ids that say nothing."""

GIVEN = 4
"""Type of ids that a person added; they are whole in any text."""

SPACE = "▁"

_NUMBERS = {
    "smollm": True,
    "refact": True,
    "command-r": True,
    "gpt-2": False,
    "default": False,
    "olmo": False,
}
"""Pre-tokenizers that are plain byte-level ones; whether they part digits first."""

_SPLITS = {
    "qwen2": r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+",
    "llama-bpe": r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+",
}
"""Pre-tokenizers that part a text by an expression, as the makers of these models published it."""


def files_of(facts: Mapping[str, Any], name: str) -> dict[str, str]:
    """Return tokenizer.json and tokenizer_config.json of the facts of a file.

    Raises
    ------
    UserError
        When it has no tokenizer, or one of a kind that isn't read.
    """
    tokens = [str(token) for token in facts.get("tokenizer.ggml.tokens", ())]
    kind = str(facts.get("tokenizer.ggml.model", ""))
    if not tokens or kind not in ("gpt2", "llama"):
        raise UserError(
            f"'{name}' has no tokenizer that can be read{f' (it is of the kind {kind})' if kind else ''}.",
            "Use its safetensors folder instead: 'creastudio models locate FOLDER'.",
        )
    try:
        made = _byte_level(facts, tokens) if kind == "gpt2" else _sentence_piece(facts, tokens)
        _add_control(made, facts, tokens)
    except Exception as error:  # the library raises bare Exception
        raise UserError(
            f"The tokenizer of '{name}' can't be read.", "It may be damaged: fetch it again."
        ) from error
    described: dict[str, Any] = {
        f"{which}_token": tokens[int(number)]
        for which in ("bos", "eos")
        if (number := facts.get(f"tokenizer.ggml.{which}_token_id")) is not None
        and 0 <= int(number) < len(tokens)
    }
    template = facts.get("tokenizer.chat_template")
    if isinstance(template, str):
        described["chat_template"] = template
    written = json.loads(made.to_str())
    begin = described.get("bos_token")
    if facts.get("tokenizer.ggml.add_bos_token", kind == "llama") and begin:
        written["post_processor"] = _begins_with(begin, tokens.index(begin))
    return {
        "tokenizer.json": json.dumps(written, ensure_ascii=False),
        "tokenizer_config.json": json.dumps(described, ensure_ascii=False),
    }


def _byte_level(facts: Mapping[str, Any], tokens: list[str]) -> Any:
    library = importlib.import_module("tokenizers")
    merges = [tuple(str(pair).split(" ", 1)) for pair in facts.get("tokenizer.ggml.merges", ())]
    vocabulary = {token: number for number, token in enumerate(tokens)}
    made = library.Tokenizer(library.models.BPE(vocabulary, merges, fuse_unk=False))
    steps = library.pre_tokenizers
    kind = str(facts.get("tokenizer.ggml.pre", "default"))
    parts = [steps.Digits(individual_digits=True)] if _NUMBERS.get(kind) else []
    split = _SPLITS.get(kind)
    if split is not None:
        parts.append(steps.Split(library.Regex(split), "isolated"))
    parts.append(steps.ByteLevel(add_prefix_space=False, use_regex=split is None))
    made.pre_tokenizer = steps.Sequence(parts)
    if kind == "qwen2":
        made.normalizer = library.normalizers.NFC()
    made.decoder = library.decoders.ByteLevel()
    return made


def _sentence_piece(facts: Mapping[str, Any], tokens: list[str]) -> Any:
    """Return a BPE whose merges are those pairs that make a known piece, the best scored first."""
    library = importlib.import_module("tokenizers")
    vocabulary = {token: number for number, token in enumerate(tokens)}
    scores = [float(score) for score in facts.get("tokenizer.ggml.scores", ())] or [0.0] * len(tokens)
    pairs = [
        (-scores[number], len(token[:cut]), token[:cut], token[cut:])
        for token, number in vocabulary.items()
        for cut in range(1, len(token))
        if token[:cut] in vocabulary and token[cut:] in vocabulary
    ]
    merges = [(left, right) for _, _, left, right in sorted(pairs)]
    unknown = tokens[int(facts.get("tokenizer.ggml.unknown_token_id", 0))]
    model = library.models.BPE(vocabulary, merges, unk_token=unknown, fuse_unk=True, byte_fallback=True)
    made = library.Tokenizer(model)
    steps = [library.normalizers.Replace(" ", SPACE)]
    if facts.get("tokenizer.ggml.add_space_prefix", True):
        steps.insert(0, library.normalizers.Prepend(SPACE))
    made.normalizer = library.normalizers.Sequence(steps)
    decoders = library.decoders
    made.decoder = decoders.Sequence([decoders.Replace(SPACE, " "), decoders.ByteFallback(), decoders.Fuse()])
    return made


def _add_control(made: Any, facts: Mapping[str, Any], tokens: list[str]) -> None:
    library = importlib.import_module("tokenizers")
    kinds = [int(kind) for kind in facts.get("tokenizer.ggml.token_type", ())]
    by_kind = {
        kind: [
            library.AddedToken(token, special=kind == CONTROL, normalized=False)
            for token, own in zip(tokens, kinds, strict=False)
            if own == kind
        ]
        for kind in (CONTROL, GIVEN)
    }
    made.add_special_tokens(by_kind[CONTROL])
    made.add_tokens(by_kind[GIVEN])


def _begins_with(token: str, number: int) -> dict[str, Any]:
    """Return the step that puts an id before every text that is read, as tokenizer.json describes it."""
    first = {"SpecialToken": {"id": token, "type_id": 0}}
    return {
        "type": "TemplateProcessing",
        "single": [first, {"Sequence": {"id": "A", "type_id": 0}}],
        "pair": [first, {"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
        "special_tokens": {token: {"id": token, "ids": [number], "tokens": [token]}},
    }
