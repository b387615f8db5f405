"""How near texts come to references: BLEU, ROUGE and chrF."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from creastudio.ml.text_tokens import Units, bleu_tokens, guess_units, rouge_tokens

ORDER = 4
CHARACTERS = 6
BETA = 2.0

Grams = Counter[tuple[Hashable, ...]]


@dataclass(frozen=True)
class Rouge:
    """F1 of shared words, of shared pairs, and of the longest common subsequence; 0 to 1."""

    one: float
    two: float
    longest: float


def grams(tokens: Sequence[Hashable], n: int) -> Grams:
    """Return how often each run of `n` tokens occurs."""
    return Counter(zip(*(tokens[start:] for start in range(n)), strict=False))


def bleu(made: Sequence[str], references: Sequence[Sequence[str]], units: Units | None = None) -> float:
    """Return the BLEU of a corpus, 0 to 100 (Papineni et al. 2002; as Post 2018 defines it).

    Smoothed exponentially where no run of some length matches (Chen and Cherry 2014, method 3).

    Parameters
    ----------
    made : sequence of str
    references : sequence of sequence of str
        For each text made, one or more references.
    units : Units, optional
        How texts are taken apart; by the language of the references when left out.
    """
    units = units or guess_units([reference for own in references for reference in own])
    taken = [bleu_tokens(text, units) for text in made]
    wanted = [[bleu_tokens(text, units) for text in own] for own in references]
    return bleu_of_tokens(taken, wanted)


def bleu_of_tokens(
    made: Sequence[Sequence[str]], references: Sequence[Sequence[Sequence[str]]], order: int = ORDER
) -> float:
    """Return the BLEU of texts that are taken apart already; see ``bleu``."""
    matched, total = [0] * order, [0] * order
    length = wanted = 0
    for text, own in zip(made, references, strict=True):
        length += len(text)
        # The nearest length, and of two equally near ones the shorter.
        wanted += min((abs(len(one) - len(text)), len(one)) for one in own)[1]
        for n in range(order):
            most: Grams = Counter()
            for one in own:
                most |= grams(one, n + 1)
            found = grams(text, n + 1)
            matched[n] += (found & most).total()
            total[n] += found.total()
    return _bleu(matched, total, length, wanted)


def _bleu(matched: Sequence[int], total: Sequence[int], length: int, wanted: int) -> float:
    if not any(matched) or not all(total):
        return 0.0
    smooth, logs = 1.0, 0.0
    for hits, whole in zip(matched, total, strict=True):
        if hits == 0:
            smooth *= 2
        logs += math.log(hits / whole if hits else 1 / (smooth * whole))
    short = math.exp(min(0.0, 1 - wanted / length))
    return 100 * short * math.exp(logs / len(matched))


def chrf(made: Sequence[str], references: Sequence[Sequence[str]]) -> float:
    """Return the chrF of a corpus, 0 to 100 (Popović 2015): F2 over runs of one to six characters, blanks left out.

    It takes Chinese as it takes English. Of several references the one that fits best counts.
    """
    sums = [[0, 0, 0] for _ in range(CHARACTERS)]
    for text, own in zip(made, references, strict=True):
        counts = max((_chrf_counts(text, one) for one in own), key=_chrf)
        for place, count in zip(sums, counts, strict=True):
            for index in range(3):
                place[index] += count[index]
    return 100 * _chrf(sums)


def _chrf_counts(made: str, reference: str) -> list[list[int]]:
    """Return, for each length, how many runs were made, are wanted, and match."""
    made, reference = "".join(made.split()), "".join(reference.split())
    found: list[list[int]] = []
    for n in range(1, CHARACTERS + 1):
        own, wanted = grams(made, n), grams(reference, n)
        found.append([own.total() if wanted else 0, wanted.total(), (own & wanted).total()])
    return found


def _chrf(counts: Sequence[Sequence[int]]) -> float:
    pairs = [(hits / own, hits / wanted) for own, wanted, hits in counts if own and wanted]
    if not pairs:
        return 0.0
    precision = sum(pair[0] for pair in pairs) / len(pairs)
    recall = sum(pair[1] for pair in pairs) / len(pairs)
    if not precision + recall:
        return 0.0
    weight = BETA**2
    return (1 + weight) * precision * recall / (weight * precision + recall)


def rouge(made: str, references: Sequence[str], units: Units | None = None) -> Rouge:
    """Return ROUGE-1, ROUGE-2 and ROUGE-L of one text (Lin 2004), F1; of several references the best for each.

    Words aren't stemmed. Chinese and Japanese are compared by character.
    """
    units = units or guess_units(list(references))
    own = rouge_tokens(made, units)
    wanted = [rouge_tokens(text, units) for text in references]
    return Rouge(
        max(_f1_of_grams(own, one, 1) for one in wanted),
        max(_f1_of_grams(own, one, 2) for one in wanted),
        max(_f1(longest_common(own, one), len(own), len(one)) for one in wanted),
    )


def mean_rouge(made: Sequence[str], references: Sequence[Sequence[str]], units: Units | None = None) -> Rouge:
    """Return the mean of ``rouge`` over texts."""
    units = units or guess_units([text for own in references for text in own])
    found = [rouge(text, own, units) for text, own in zip(made, references, strict=True)]
    count = max(1, len(found))
    return Rouge(
        sum(one.one for one in found) / count,
        sum(one.two for one in found) / count,
        sum(one.longest for one in found) / count,
    )


def _f1_of_grams(made: Sequence[str], wanted: Sequence[str], n: int) -> float:
    own, others = grams(made, n), grams(wanted, n)
    return _f1((own & others).total(), own.total(), others.total())


def _f1(hits: int, made: int, wanted: int) -> float:
    return 2 * hits / (made + wanted) if hits else 0.0


def longest_common(first: Sequence[str], second: Sequence[str]) -> int:
    """Return the length of the longest common subsequence.

    With the bits of whole numbers as columns of the table (Hyyrö 2004), so that each row is a few additions.
    """
    where: dict[str, int] = {}
    for index, token in enumerate(first):
        where[token] = where.get(token, 0) | (1 << index)
    full = (1 << len(first)) - 1
    row = full
    for token in second:
        hits = row & where.get(token, 0)
        row = ((row + hits) | (row - hits)) & full
    return len(first) - row.bit_count()
