"""What was measured of music, as the studio takes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from creastudio.api import MeasuredFigure, MeasuredRange
from creastudio.ml.score_metrics import MEASURES
from creastudio.ml.score_sets import SetMeasure
from creastudio_music.engine.copying import CopiedSpan

FEW = 20
"""Pieces below which figures say little."""

LONG_COPY = 16
"""Notes of a copied span that is worth a remark, where it is also longer than real pieces share."""


@dataclass(frozen=True)
class Facts:
    """What is known beside the comparisons.

    Attributes
    ----------
    spans : sequence of CopiedSpan
        Longest copied span of each made piece.
    usual : sequence of int
        Notes of those that real pieces share with one another.
    parallels, real_parallels : sequence of float
        Parallel fifths and octaves per 1,000 moving pairs, a number a piece.
    nats : sequence of float or None
        Nats a note of real pieces, where a model was measured.
    """

    spans: Sequence[CopiedSpan]
    usual: Sequence[int]
    parallels: Sequence[float]
    real_parallels: Sequence[float]
    nats: Sequence[float] | None = None


def figures(compared: Mapping[str, SetMeasure], facts: Facts) -> tuple[MeasuredFigure, ...]:
    """Return all figures."""
    made = [_overlap(key, found) for key, found in compared.items()]
    made.append(_divergence(compared))
    if facts.parallels:
        made.append(
            MeasuredFigure(
                key="parallels",
                name="Parallels",
                meaning="parallel fifths and octaves in 1,000 pairs of lines that move.",
                better="lower",
                made=MeasuredRange.of(facts.parallels),
                floor=MeasuredRange.of(facts.real_parallels) if facts.real_parallels else None,
                near=False,
            )
        )
    if facts.spans:
        notes = [float(span.notes) for span in facts.spans]
        made.append(
            MeasuredFigure(
                key="copied",
                name="Copied span",
                meaning="the longest span, in notes, that stands in a real piece, in whatever key and tempo.",
                better="lower",
                made=MeasuredRange.of(notes),
                floor=MeasuredRange.of([float(n) for n in facts.usual]) if facts.usual else None,
                whole=max(notes),
                near=False,
            )
        )
    if facts.nats:
        made.append(
            MeasuredFigure(
                key="nats",
                name="Nats a note",
                meaning="how surprised the model is by a note of real pieces; lower knows them better.",
                better="lower",
                made=MeasuredRange.of(facts.nats),
                near=False,
            )
        )
    return tuple(made)


def _overlap(key: str, found: SetMeasure) -> MeasuredFigure:
    measure = MEASURES[key]
    return MeasuredFigure(
        key=key,
        name=measure.name,
        meaning=measure.meaning,
        better="higher",
        share=True,
        made=found.overlap,
        floor=found.floor,
        whole=found.whole.overlap,
        near=False,
    )


def _divergence(compared: Mapping[str, SetMeasure]) -> MeasuredFigure:
    floors = [found.floor_divergence for found in compared.values() if found.floor_divergence is not None]
    whole = [found.whole.divergence for found in compared.values()]
    return MeasuredFigure(
        key="divergence",
        name="Divergence",
        meaning="how far these densities diverge on average over all measures, nats (Kullback and Leibler).",
        better="lower",
        made=_mean([found.divergence for found in compared.values()]),
        floor=_mean(floors) if floors else None,
        whole=sum(whole) / len(whole),
        near=False,
    )


def _mean(ranges: Sequence[MeasuredRange]) -> MeasuredRange:
    count = len(ranges)
    return MeasuredRange(
        mean=sum(one.mean for one in ranges) / count,
        low=sum(one.low for one in ranges) / count,
        high=sum(one.high for one in ranges) / count,
    )


def remarks(chance: Mapping[str, SetMeasure], facts: Facts, made: int) -> Iterator[str]:
    """Yield what else is to be said."""
    overlap = sum(found.whole.overlap for found in chance.values()) / len(chance)
    yield f"Notes of chance in place of what was made would overlap by {overlap * 100:.0f} % on average."
    if made < FEW:
        yield f"With only {made} pieces the figures say little; from about fifty on they do."
    longest = max(facts.spans, key=lambda span: span.notes, default=CopiedSpan())
    usual = max(facts.usual, default=0)
    if longest.notes >= max(LONG_COPY, usual + 1):
        yield (
            f"A span of {longest.notes} notes stands in '{longest.name}' too: bars {longest.first_bar + 1} to "
            f"{longest.last_bar + 1} of a made piece."
        )


def card(measured: Sequence[MeasuredFigure], folder: str) -> dict[str, float]:
    """Return what goes onto the model's card."""
    overlaps = [figure.made.mean for figure in measured if figure.key in MEASURES]
    found = {f"overlap with '{folder}'": round(sum(overlaps) / len(overlaps), 4)}
    names = {
        "divergence": "divergence from",
        "copied": "copied notes of",
        "parallels": "parallels beside",
        "nats": "nats a note,",
    }
    for figure in measured:
        if figure.key in names:
            found[f"{names[figure.key]} '{folder}'"] = round(figure.made.mean, 4)
    return found


def table(settings: Mapping[str, Any]) -> str:
    """Return MGEval's table in Markdown: overlapped area and divergence of made, real and chance pieces against real ones."""
    lines = [
        "| | overlap: made | real | chance | divergence: made | real | chance | mean: made | real | chance |",
        "|---" * 10 + "|",
    ]
    for key, found in settings["measures"].items():
        means = found["mean"] if any(found["mean"]) else [None] * 3
        cells = [*found["overlap"], *found["divergence"], *means]
        lines.append(
            f"| {MEASURES[key].name} | " + " | ".join("" if c is None else f"{c:.3g}" for c in cells) + " |"
        )
    return "\n".join(lines) + "\n"
