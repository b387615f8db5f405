"""What was measured of a model, in JSON and in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from creastudio.ml.fidelity import Comparison, Figure, Nearest, Spread

NAMES = {
    "frechet": "Frechet distance",
    "kernel": "kernel distance",
    "precision": "precision",
    "recall": "recall",
    "density": "density",
    "coverage": "coverage",
}
INCEPTION_NAMES = {"frechet": "FID", "kernel": "KID"}
"""Names that belong to the Inception network's features alone."""

LOWER = ("frechet", "kernel")
"""Measures of which less is better; of the others more is."""

MEANINGS = {
    "frechet": "how far what is made lies from the pictures, in mean and spread of the features; lower is better",
    "kernel": "the same by another rule, which doesn't depend on how many pictures there are; lower is better, 0 is best",
    "precision": "the share of what is made that looks like something in the pictures",
    "recall": "the share of the pictures that looks like something the model makes",
    "density": "how often what is made lies where pictures are dense; about 1 for real ones",
    "coverage": "the share of the pictures that has a made one near it",
    "inception": "how clear and how varied the recognised things are; higher is better, for photographs alone",
}

METHOD = (
    "Each figure is the mean over {repeats} random subsets of {subset} pictures, with the range of nine in ten of them. "
    "The floor is the same for real pictures against other real ones: no model can be expected to be better."
)

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


@dataclass(frozen=True)
class Evaluation:
    """All that was measured, and on what.

    Attributes
    ----------
    size : tuple of int
        Height and width of the pictures, px.
    features : tuple of str
        Kind, name, and a sentence about them.
    few : bool
        Whether there are too few real pictures for the figures to mean much.
    """

    model: str
    data: str
    real: int
    left_out: int
    made: int
    size: tuple[int, int]
    truncation: float
    seed: int
    features: tuple[str, str, str]
    found: Comparison
    near: Nearest
    score: Score | None
    few: bool

    def name(self, key: str) -> str:
        """Return what a measure is called with these features: FID with Inception's alone."""
        names = {**NAMES, **INCEPTION_NAMES} if self.features[0] == "inception" else NAMES
        return names[key]

    def card(self) -> dict[str, float]:
        """Return what goes onto the model's card, names and values as the trainer writes them."""
        metrics: dict[str, float] = {}
        for key, figure in self.found.figures.items():
            metrics[f"{self.name(key)}, {self.features[1]}"] = round(figure.made.mean, 5)
            if key == "frechet" and figure.floor is not None:
                metrics[f"{self.name(key)} of other training images, {self.features[1]}"] = round(
                    figure.floor.mean, 5
                )
        if self.score is not None:
            metrics["Inception Score, Inception"] = round(self.score.whole[0], 4)
        return metrics

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        figures = [_figure_json(key, self.name(key), figure) for key, figure in self.found.figures.items()]
        score = self.score
        return {
            "model": self.model,
            "pictures": {"folder": self.data, "used": self.real, "left_out": self.left_out},
            "made": {"count": self.made, "first_seed": self.seed, "truncation": self.truncation},
            "size": {"height": self.size[0], "width": self.size[1]},
            "features": dict(zip(("kind", "name", "about"), self.features, strict=True)),
            "subset": self.found.subset,
            "repeats": self.found.repeats,
            "figures": figures,
            "inception_score": None
            if score is None
            else {"all": score.whole, "made": score.made, "real": score.real},
            "closest": float(self.near.made.min()),
            "card": self.card(),
            "method": METHOD.format(repeats=self.found.repeats, subset=self.found.subset),
            "words": list(self.words()),
        }

    def words(self) -> Iterator[str]:
        """Yield what the figures mean, a sentence each."""
        if self.few:
            yield f"Only {self.real} real pictures: the figures say little; from about a thousand on they do."
        for key, figure in self.found.figures.items():
            yield f"{_title(self.name(key))} {_shown(key, figure.made.mean)}: {MEANINGS[key]}.{_beside(key, figure)}"
        if self.score is not None:
            yield (
                f"Inception Score {self.score.made[0]:.3g}: {MEANINGS['inception']}. "
                f"As many real pictures have {self.score.real[0]:.3g}."
            )
        yield closest_words(self.near)


def closest_words(near: Nearest) -> str:
    """Return in words how near made pictures come to real ones."""
    made, real = near.close(NEAR_COPY)
    told = f"The closest made picture is {float(near.made.min()):.2g} times as far from a real one as real neighbours usually are."
    if not made:
        return told
    return (
        f"{told} {made} of {len(near.made)} made pictures lie nearer than {NEAR_COPY:g} times that, and {real} of "
        f"{len(near.real)} real ones do: look at the closest, some may be copies."
    )


def report(evaluation: Evaluation) -> str:
    """Return the report in Markdown."""
    found = evaluation.found
    height, width = evaluation.size
    lines = [
        f"# {evaluation.model}, measured",
        "",
        f"{evaluation.made} made pictures against {evaluation.real} real ones"
        + (f" of '{evaluation.data}'" if evaluation.data else "")
        + f", {width} x {height} px, truncation {evaluation.truncation:g}, seeds from {evaluation.seed}. "
        f"{evaluation.features[2]}",
        "",
        METHOD.format(repeats=found.repeats, subset=found.subset),
        "",
        "| | made | range | floor | range | all pictures |",
        "|---|---|---|---|---|---|",
    ]
    for key, figure in found.figures.items():
        floor = figure.floor
        cells = [_title(evaluation.name(key)), _shown(key, figure.made.mean), _range(key, figure.made)]
        cells += ["-", "-"] if floor is None else [_shown(key, floor.mean), _range(key, floor)]
        lines.append(f"| {' | '.join([*cells, _shown(key, figure.whole) if key in LOWER else ''])} |")
    if evaluation.score is not None:
        made, real, whole = evaluation.score.made, evaluation.score.real, evaluation.score.whole
        lines.append(
            f"| Inception Score | {made[0]:.3g} | +- {made[1]:.2g} | {real[0]:.3g} | +- {real[1]:.2g} | {whole[0]:.3g} |"
        )
    lines += ["", *(f"- {sentence}" for sentence in evaluation.words()), ""]
    return "\n".join(lines)


def _figure_json(key: str, name: str, figure: Figure) -> dict[str, Any]:
    def spread(value: Spread | None) -> dict[str, float] | None:
        return None if value is None else {"mean": value.mean, "low": value.low, "high": value.high}

    return {
        "key": key,
        "name": _title(name),
        "better": "lower" if key in LOWER else "higher",
        "made": spread(figure.made),
        "floor": spread(figure.floor),
        "all": figure.whole if key in LOWER else None,
        "told_apart": figure.told_apart,
    }


def _title(name: str) -> str:
    return name[0].upper() + name[1:]


def _beside(key: str, figure: Figure) -> str:
    if figure.floor is None:
        return ""
    floor = f" Real pictures among themselves have {_shown(key, figure.floor.mean)}"
    if not figure.told_apart:
        return f"{floor}: no difference beyond chance."
    if key in LOWER and figure.made.high < figure.floor.low:
        return f"{floor}: this is nearer than real pictures are among themselves, as copies would be."
    if key == "frechet" and figure.floor.mean > 0:
        return f"{floor}, so this is {figure.made.mean / figure.floor.mean:.2g} times that."
    return f"{floor}."


def _shown(key: str, value: float) -> str:
    return (
        f"{value * 100:.0f}\N{NO-BREAK SPACE}%"
        if key in ("precision", "recall", "coverage")
        else f"{value:.3g}"
    )


def _range(key: str, spread: Spread) -> str:
    return f"{_shown(key, spread.low)} to {_shown(key, spread.high)}"
