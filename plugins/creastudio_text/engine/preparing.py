"""From what a person set to the settings of a training on texts, and what is said of it before it begins."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import torch

from creastudio.api import Advice
from creastudio.ml import device
from creastudio.ml.plan import Plan
from creastudio.ml.sequence_plan import heads_for, length_of, passes_in_words, plan_for, shareable
from creastudio_text.engine.nets.config import Config
from creastudio_text.engine.text_task import Settings
from creastudio_text.engine.texts import Piece
from creastudio_text.engine.tokens_own import MARK, CharTokens, OwnTokens
from creastudio_text.engine.tokens_pairs import PairTokens
from creastudio_text.tools.train import TrainParams

PASSES = 40
"""Most passes over the texts where no length was set: after so many nothing new is learned."""
SPACED = 0.5
"""Letters of a script with blanks between words, of all letters, from which pieces of words suit a text."""
FEWEST, OFTEN = 1000, 1000
"""Pairs that even a small folder gets, and characters a pair: a piece that is seen a few times only isn't learned."""
MUCH = 300_000
"""Characters below which pieces of words are too rare to be learned."""


def tokens_for(texts: Sequence[str], params: TrainParams, lead: Sequence[str] = ()) -> OwnTokens:
    """Return the vocabulary of marked texts."""
    kind = params.tokens
    size = sum(len(text) for text in texts)
    if kind == "auto":
        kind = "pairs" if size >= MUCH and _spaced(texts) >= SPACED else "characters"
    if kind == "pairs":
        return PairTokens.of(texts, min(params.vocabulary, max(FEWEST, size // OFTEN)), lead)
    return CharTokens.of(texts, params.vocabulary, lead=lead)


def _spaced(texts: Sequence[str]) -> float:
    """Return the share of letters before U+0590, whose scripts have blanks between words."""
    sample = "".join(MARK.sub("", text)[:2000] for text in texts[:: max(1, len(texts) // 200)])
    letters = [letter for letter in sample if letter.isalpha()]
    return sum(letter < "\u0590" for letter in letters) / max(1, len(letters))


def settings_of(
    params: TrainParams,
    texts: Sequence[str],
    learned: Sequence[Piece],
    tokens: OwnTokens,
    seed: int,
    place: torch.device,
) -> Settings:
    """Return the settings of a training on `texts`, cut into the pieces `learned`."""
    work = params.work
    width = shareable(work.width)
    inner = width if params.network in ("lstm", "gru") else max(32, round(width * 8 / 3 / 32) * 32)
    ids = ids_of(learned)
    passes = length_of(params, ids, PASSES) / max(1, ids)
    dropout = params.dropout if params.dropout is not None else usual_dropout(passes)
    config = Config(
        params.network, tokens.size, width, work.layers, heads_for(width), work.context, inner, dropout
    )
    # Recurrent kernels of the CPU are slower in bfloat16.
    fast = params.network not in ("lstm", "gru") and device.has_fast_bfloat16(place)
    digest = hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]
    return Settings(digest, config, work.batch, seed, rate=params.rate, bfloat16=fast)


def usual_dropout(passes: float) -> float:
    """Return the share of values left out where texts are seen so often."""
    return 0.0 if passes < 3 else 0.1 if passes < 8 else 0.2


def ids_of(parts: Sequence[Piece]) -> int:
    """Return how many ids one pass sees."""
    return sum(len(part.ids) for part in parts)


def plan_of(params: TrainParams, settings: Settings, learned: Sequence[Piece]) -> Plan:
    """Return how long to train, and what ends it."""
    return plan_for(params, ids_of(learned), PASSES, batch=settings.batch, judged="held_out_bits")


def report(
    params: TrainParams, settings: Settings, plan: Plan, learned: Sequence[Piece], held_out: Sequence[Piece]
) -> Advice:
    """Return what is begun, in one sentence."""
    config = settings.config
    characters = sum(piece.letters for piece in learned)
    often = passes_in_words(params, plan, ids_of(learned))
    return Advice(
        key="setup",
        severity="note",
        text=f"A {config.architecture} of {config.layers} layers with {config.width} channels learns {characters} characters "
        f"in {config.vocabulary} tokens; {len(held_out)} parts are held out.{often}",
    )
