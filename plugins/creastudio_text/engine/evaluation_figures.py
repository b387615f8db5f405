"""What was measured of texts, as the studio takes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from creastudio.api import MeasuredFigure, MeasuredRange
from creastudio.ml.text_comparison import Measured
from creastudio.ml.text_copying import Copied

FEW = 20
"""Texts below which figures say little."""

NAMES = {
    "bleu": "BLEU",
    "chrf": "chrF",
    "rouge1": "ROUGE-1",
    "rouge2": "ROUGE-2",
    "rougeL": "ROUGE-L",
    "distinct2": "Distinct-2",
    "self_bleu": "Self-BLEU",
    "repetition": "Repetition",
}

MEANINGS = {
    "bleu": "how many runs of up to four words, or characters, stand in the real text as well; 0 to 100.",
    "chrf": "the same of up to six characters, which forgives endings of words; 0 to 100.",
    "rouge1": "shared words, or characters.",
    "rouge2": "shared pairs of words, or characters.",
    "rougeL": "the longest sequence of words, or characters, that both have in order.",
    "distinct2": "the share of pairs of words, or characters, that are different: variety.",
    "self_bleu": "how alike the texts are among themselves; lower is more varied.",
    "repetition": "the share of runs of four that a text has said before.",
    "copied": "the longest span, in characters, that stands word for word in the texts.",
    "bits": "how many bits a character of the texts takes the model, whatever its tokens; lower knows them better.",
}

LOWER = ("self_bleu", "repetition")
SHARES = ("rouge1", "rouge2", "rougeL", "distinct2", "repetition")


@dataclass(frozen=True)
class Facts:
    """What is known beside the comparisons.

    Attributes
    ----------
    spans, usual : sequence of int
        Longest copied span of each made text, and of real texts that others share, characters.
    longest : Copied
    bits : float or None
        Bits a character, where a model was measured.
    """

    spans: Sequence[int]
    usual: Sequence[int]
    longest: Copied
    bits: float | None = None


def figures(found: Mapping[str, Measured], facts: Facts) -> tuple[MeasuredFigure, ...]:
    """Return all figures."""
    made = [_figure(key, measured) for key, measured in found.items()]
    made.append(_copied(facts))
    if facts.bits is not None:
        made.append(
            MeasuredFigure(
                key="bits",
                name="Bits a character",
                meaning=MEANINGS["bits"],
                better="lower",
                made=MeasuredRange.of([facts.bits]),
                near=False,
            )
        )
    return tuple(made)


def _figure(key: str, measured: Measured) -> MeasuredFigure:
    better: Literal["lower", "higher"] = "lower" if key in LOWER else "higher"
    return MeasuredFigure(
        key=key,
        name=NAMES[key],
        meaning=MEANINGS[key],
        better=better,
        share=key in SHARES,
        made=measured.made,
        floor=measured.floor,
        whole=measured.whole,
        near=False,
    )


def _copied(facts: Facts) -> MeasuredFigure:
    return MeasuredFigure(
        key="copied",
        name="Copied span",
        meaning=MEANINGS["copied"],
        better="lower",
        made=MeasuredRange.of([float(span) for span in facts.spans]),
        floor=MeasuredRange.of([float(span) for span in facts.usual]) if facts.usual else None,
        whole=float(max(facts.spans)),
        near=False,
    )


def remarks(facts: Facts, made: int) -> Iterator[str]:
    """Yield what else is to be said."""
    if made < FEW:
        yield f"With only {made} texts the figures say little; from about a hundred on they do."
    span = facts.longest
    if span.characters >= 30 or (span.words * 2 > span.characters and span.characters >= 15):
        yield (
            f"The longest copied span has {span.characters} characters ({span.words} words): “{span.text[:120]}”"
        )


def card(measured: Sequence[MeasuredFigure], folder: str) -> dict[str, float]:
    """Return what goes onto the model's card."""
    names = {
        "bits": "bits a character",
        "self_bleu": "self-BLEU",
        "distinct2": "distinct-2",
        "copied": "copied span",
    }
    return {
        f"{names[figure.key]}, '{folder}'": round(figure.made.mean, 4)
        for figure in measured
        if figure.key in names
    }
