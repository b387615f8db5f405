"""Writes several texts, one word of each in turn, so that they grow side by side."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass

from creastudio.api import Artifact, JobContext
from creastudio_chain.chain import READ, Chain, words_of, written
from creastudio_chain.plugin import WriteParams

CONTEXT = 512
"""Words that it looks back on: what a model would call its context."""


@dataclass
class _Text:
    seed: int
    words: Iterator[tuple[str, list[tuple[str, float]]]]
    text: str = ""
    done: bool = False


def run(params: WriteParams, ctx: JobContext) -> None:
    """Emit `params.count` ways to go on; the one with index i has the seed `ctx.seed + i`."""
    text = params.text
    chain = Chain(f"{READ}{params.sample}\n{text}")
    stops = [stop for stop in params.stops.splitlines() if stop]
    seeds = [(ctx.seed + index) % 2**63 for index in range(params.count)]
    texts = [_Text(seed, written(chain, text, params.freedom, seed)) for seed in seeds]
    for step in range(params.words):
        if all(item.done for item in texts):
            break
        for index, item in enumerate(texts):
            ctx.check_cancelled()
            _grow(item, index, stops, ctx)
        ctx.progress((step + 1) / params.words * 0.99)
        time.sleep(params.pace)
    for index, item in enumerate(texts):
        ctx.check_cancelled()
        ctx.emit(
            Artifact(
                "text/plain",
                (item.text or "…").encode(),
                title=item.text.strip()[:40],
                seed=item.seed,
                index=index,
                metadata={"budget": _budget(params)},
            )
        )
    ctx.progress(1.0)


def _grow(item: _Text, index: int, stops: list[str], ctx: JobContext) -> None:
    """Add a word to one text, unless it has ended."""
    word, likely = next(item.words, ("", []))
    if item.done or not word:
        item.done = True
        return
    if any(stop in item.text + word for stop in stops):
        item.done = True
        return
    item.text += word
    ctx.stream(str(index), word, likely[:10])


def _budget(params: WriteParams) -> dict[str, int]:
    text, sample = len(words_of(params.text)), len(words_of(params.sample))
    read = {"sample": min(sample, CONTEXT // 2), "text": min(text, CONTEXT - min(sample, CONTEXT // 2))}
    return {**read, "budget": CONTEXT, "left_out": max(0, text - read["text"])}
