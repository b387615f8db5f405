"""From what a person set to the settings of a training on texts, and what is said of it before it begins."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import torch

from creastudio.api import Advice
from creastudio.ml import device
from creastudio.ml.plan import TOKENS, Plan
from creastudio_text.engine.nets.config import Config
from creastudio_text.engine.text_task import Settings
from creastudio_text.engine.texts import Piece
from creastudio_text.engine.tokens_own import MARK, CharTokens, OwnTokens
from creastudio_text.engine.tokens_pairs import PairTokens
from creastudio_text.tools.train import TrainParams

PASSES = 40
"""Most passes over the texts where no length was set: after so many nothing new is learned."""
LOOKS = 40
"""Looks at how it goes, in the whole training."""
SPACED = 0.5
"""Letters of a script with blanks between words, of all letters, from which pieces of words suit a text."""
FEWEST, OFTEN = 1000, 1000
"""Pairs that even a small folder gets, and characters a pair: a piece that is seen a few times only isn't learned."""
HEAD = 64
"""Channels of a head of attention, about."""
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
    heads = heads_for(work.width)
    width = work.width - work.width % 2
    inner = width if params.network in ("lstm", "gru") else max(32, round(width * 8 / 3 / 32) * 32)
    passes = images_of(params, learned) / max(1, ids_of(learned))
    dropout = params.dropout if params.dropout is not None else usual_dropout(passes)
    config = Config(params.network, tokens.size, width, work.layers, heads, work.context, inner, dropout)
    # Recurrent kernels of the CPU are slower in bfloat16.
    fast = params.network not in ("lstm", "gru") and device.has_fast_bfloat16(place)
    digest = hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]
    return Settings(digest, config, work.batch, seed, rate=params.rate, bfloat16=fast)


def heads_for(width: int) -> int:
    """Return how many heads share `width` channels, an even number: such that each has about 64."""
    fitting = [heads for heads in range(1, width // 2 + 1) if width % (2 * heads) == 0]
    return min(fitting, key=lambda heads: abs(width / heads - HEAD))


def usual_dropout(passes: float) -> float:
    """Return the share of values left out where texts are seen so often."""
    return 0.0 if passes < 3 else 0.1 if passes < 8 else 0.2


def ids_of(parts: Sequence[Piece]) -> int:
    """Return how many ids one pass sees."""
    return sum(len(part.ids) for part in parts)


def images_of(params: TrainParams, learned: Sequence[Piece]) -> int:
    """Return how many tokens are seen in all."""
    wanted = 1000 * params.work.ktokens
    if params.ktokens is None and not params.minutes:
        wanted = min(wanted, PASSES * ids_of(learned))
    if params.minutes and params.ktokens is None:
        wanted = max(wanted, 1e9)
    return max(1, round(wanted))


def plan_of(params: TrainParams, settings: Settings, learned: Sequence[Piece]) -> Plan:
    """Return how long to train, and what ends it."""
    length = images_of(params, learned)
    look = 1000 * params.snapshot if params.snapshot else length / LOOKS
    if params.minutes and params.ktokens is None:
        look = 1000 * params.snapshot if params.snapshot else 1000 * params.work.ktokens / LOOKS
    return Plan(
        length,
        settings.batch,
        max(settings.batch, round(look)),
        budget_seconds=60 * params.minutes,
        patience=params.patience,
        unit=TOKENS,
        judged="held_out_bits",
        calmer="Train again with a lower learning rate.",
    )


def report(
    params: TrainParams, settings: Settings, plan: Plan, learned: Sequence[Piece], held_out: Sequence[Piece]
) -> Advice:
    """Return what is begun, in one sentence."""
    config = settings.config
    characters = sum(piece.letters for piece in learned)
    passes = plan.images / max(1, ids_of(learned))
    length = "" if params.minutes and params.ktokens is None else f" It sees them {passes:.3g} times."
    return Advice(
        key="setup",
        severity="note",
        text=f"A {config.architecture} of {config.layers} layers with {config.width} channels learns {characters} characters "
        f"in {config.vocabulary} tokens; {len(held_out)} parts are held out.{length}",
    )
