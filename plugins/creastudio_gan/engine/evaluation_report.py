"""What was measured of a model, as the studio takes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from creastudio.api import MeasuredFigure, MeasuredRange
from creastudio.ml.fidelity import Comparison, Figure, Nearest, Spread

NAMES = {
    "frechet": "Frechet distance",
    "kernel": "Kernel distance",
    "precision": "Precision",
    "recall": "Recall",
    "density": "Density",
    "coverage": "Coverage",
}
INCEPTION_NAMES = {"frechet": "FID", "kernel": "KID"}
"""Names that belong to the Inception network's features alone."""

CARD_NAMES = {name: name.lower() for key, name in NAMES.items() if key != "frechet"}
"""As the trainer writes them."""

LOWER = ("frechet", "kernel")
"""Measures of which less is better, and of which all at once means something."""

SHARES = ("precision", "recall", "coverage")

MEANINGS = {
    "frechet": "how far what is made lies from the pictures, in mean and spread of the features. Lower is better.",
    "kernel": "the same by another rule, which doesn't depend on how many pictures there are. 0 is best.",
    "precision": "the share of what is made that looks like something in the pictures.",
    "recall": "the share of the pictures that looks like something the model makes.",
    "density": "how often what is made lies where pictures are dense. About 1 for real ones.",
    "coverage": "the share of the pictures that has a made one near it.",
    "inception": "how clear and how varied the recognised things are. Higher is better; for photographs alone.",
}

NEAR_COPY = 0.25
"""Distance to the nearest real picture, in units of the usual distance between real neighbours."""


@dataclass(frozen=True)
class Score:
    """Inception Scores, each a mean and a standard deviation over ten parts.

    Attributes
    ----------
    whole : tuple
        Of all made pictures.
    made, real : tuple
        Of equally many made and real ones.
    """

    whole: tuple[float, float]
    made: tuple[float, float]
    real: tuple[float, float]


def figures(found: Comparison, inception: bool, score: Score | None) -> tuple[MeasuredFigure, ...]:
    """Return all figures, by the names that these features allow."""
    names = {**NAMES, **INCEPTION_NAMES} if inception else NAMES
    made = tuple(_figure(key, names[key], figure) for key, figure in found.figures.items())
    return (*made, _score_figure(score)) if score is not None else made


def card(measured: tuple[MeasuredFigure, ...], features: str) -> dict[str, float]:
    """Return what goes onto the model's card, names and values as the trainer writes them."""
    metrics: dict[str, float] = {}
    for figure in measured:
        name = CARD_NAMES.get(figure.name, figure.name)
        metrics[f"{name}, {features}"] = round(figure.made.mean, 5)
        if figure.key == "frechet" and figure.floor is not None:
            metrics[f"{name} of other training images, {features}"] = round(figure.floor.mean, 5)
    return metrics


def remarks(near: Nearest, few: int, truncation: float) -> Iterator[str]:
    """Yield what else is to be said; `few` is how many real pictures there are, where that is too few, else 0."""
    if truncation != 1:
        yield f"Made with truncation {truncation:g}: clearer and less varied than the model itself."
    if few:
        yield f"With only {few} real pictures the figures say little; from about a thousand on they do."
    made, real = near.close(NEAR_COPY)
    closest = float(near.made.min())
    yield f"The closest made picture is {closest:.2g} times as far from a real one as real neighbours usually are."
    if made:
        yield (
            f"{made} of {len(near.made)} made pictures lie nearer than a quarter of that, and {real} of {len(near.real)} "
            "real ones do: look at the closest, some may be copies."
        )


def _figure(key: str, name: str, figure: Figure) -> MeasuredFigure:
    return MeasuredFigure(
        key=key,
        name=name,
        meaning=MEANINGS[key],
        better="lower" if key in LOWER else "higher",
        share=key in SHARES,
        made=_range(figure.made),
        floor=None if figure.floor is None else _range(figure.floor),
        whole=figure.whole if key in LOWER else None,
    )


def _score_figure(score: Score) -> MeasuredFigure:
    return MeasuredFigure(
        key="inception",
        name="Inception Score",
        meaning=MEANINGS["inception"],
        better="higher",
        made=_around(score.made),
        floor=_around(score.real),
        whole=score.whole[0],
    )


def _range(spread: Spread) -> MeasuredRange:
    return MeasuredRange(mean=spread.mean, low=spread.low, high=spread.high)


def _around(score: tuple[float, float]) -> MeasuredRange:
    mean, deviation = score
    return MeasuredRange(mean=mean, low=mean - 1.645 * deviation, high=mean + 1.645 * deviation)
