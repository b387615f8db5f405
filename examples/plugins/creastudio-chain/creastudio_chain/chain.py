"""Which word follows which: a chain of order two that falls back to one and to none (Markov 1913)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from random import Random

_TOKEN = re.compile(r"\n+|\s*[一-鿿。，；：？！、]|\s*[^\W_一-鿿]+(?:['’][^\W_]+)?|\s*[^\w\s]")

READ = (
    "The sea was quiet in the morning, and the light came slowly over the hills. Nobody had seen the boat leave. "
    "She walked along the shore with a letter in her hand, and the wind took every word she said. "
    "In the evening the light was gone, and the sea was loud under the window. He had waited for a letter that never "
    "came, and now he waited for the morning. The hills were quiet. Every word was gone with the wind, and the shore "
    "was long and empty in the light of the moon.\n"
    "秋山静，月上松。夜来风雨声，江上有孤舟。山中人不见，松下水长流。月落江心夜，秋风过小楼。"
    "春来花满山，风过水无声。孤舟向江月，一夜到青山。\n"
)
"""A few sentences of its own, so that it can begin with nothing."""


def words_of(text: str) -> list[str]:
    """Split a text into words with the space before them, signs, Chinese characters and line breaks."""
    return _TOKEN.findall(text)


class Chain:
    """What followed what in a text."""

    def __init__(self, text: str) -> None:
        self._after: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        words = words_of(text)
        for index, word in enumerate(words):
            for order in range(min(index, 2) + 1):
                self._after[tuple(words[index - order : index])][word] += 1

    def likely(self, before: Sequence[str], freedom: float) -> list[tuple[str, float]]:
        """Return the words that may come next with their probabilities, the likeliest first."""
        for order in (2, 1, 0):
            counts = self._after.get(tuple(before[len(before) - order :])) if order <= len(before) else None
            if counts and (len(counts) > 1 or order < 2):
                return _shares(counts, freedom)
        return []


def _shares(counts: Counter[str], freedom: float) -> list[tuple[str, float]]:
    sharp = 1 / max(freedom, 0.05)
    top = max(counts.values())
    weights = {word: (count / top) ** sharp for word, count in counts.items()}
    whole = sum(weights.values())
    return sorted(
        ((word, weight / whole) for word, weight in weights.items()), key=lambda item: (-item[1], item[0])
    )


def written(
    chain: Chain, text: str, freedom: float, seed: int
) -> Iterator[tuple[str, list[tuple[str, float]]]]:
    """Yield one word after another with what could have stood there, until a paragraph ends."""
    rng, words = Random(seed), words_of(text)
    while True:
        likely = chain.likely(words, freedom)
        if not likely:
            return
        word = likely[0][0] if freedom == 0 else _drawn(likely, rng)
        yield word, likely
        words.append(word)
        if word.startswith("\n"):
            return


def _drawn(likely: list[tuple[str, float]], rng: Random) -> str:
    place = rng.random()
    for word, share in likely:
        place -= share
        if place < 0:
            return word
    return likely[-1][0]
