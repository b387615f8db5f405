"""What the measurements on a model's card mean, in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from creastudio.api.model_card import ModelCard
from creastudio.core import sequence_words

FLOOR = "Frechet distance of other training images"
"""What other pictures of the same kind measure: no model can be told to be better than that."""

FLOORS = (FLOOR, "FID of other training images")

DISTANCE = "Fréchet distance {value}: lower is better"
AGAINST = "Fréchet distance {value}, where other pictures of the same kind measure {floor}: lower is better. {verdict}"
KERNEL = "Kernel distance {value}: lower is better, 0 is best"
COVERAGE = (
    "Coverage {percent} %: that share of the training pictures has a made one near it; higher is better"
)
FID = "FID {value}: lower is better"
FID_AGAINST = "FID {value}, where other pictures of the same kind measure {floor}: lower is better"
KID = "KID {value}: lower is better, 0 is best"
SCORE = "Inception Score {value}: how clear and varied recognised things are; higher is better"
PRECISION = "Precision {percent} %: that share of what it makes looks like something in the training pictures"
RECALL = "Recall {percent} %: that share of the training pictures looks like something it makes"
DENSITY = (
    "Density {value}: how often made pictures lie where training pictures are dense; about 1 for real ones"
)
TRAINED = "Learned from {count} images, repeats counted"
OTHER = "{name}: {value}"

PLAIN = {
    "kernel distance": KERNEL,
    "coverage": COVERAGE,
    "KID": KID,
    "Inception Score": SCORE,
    "precision": PRECISION,
    "recall": RECALL,
    "density": DENSITY,
}
"""Measurements that are told by themselves, each by its name."""

VERDICTS: tuple[tuple[float, str], ...] = (
    (3.0, "Very close: made pictures are hard to tell from the training pictures."),
    (10.0, "Close: made pictures look much like the training pictures."),
    (30.0, "Alike: made pictures can be recognised, with visible flaws."),
    (float("inf"), "Far: train longer, or on more pictures."),
)
"""Up to which multiple of the floor a distance means what."""

TEXTS = (
    DISTANCE,
    AGAINST,
    *PLAIN.values(),
    FID,
    FID_AGAINST,
    TRAINED,
    *(text for _, text in VERDICTS),
    *sequence_words.TEXTS,
)
"""All that is said, for translators."""


@dataclass(frozen=True)
class Saying:
    """One sentence: a text with ``{name}`` fields, and what goes into them.

    Attributes
    ----------
    texts : Mapping
        Fields that are themselves texts of ``TEXTS``, or the name of a metric, which its plugin may translate.
    """

    text: str
    values: Mapping[str, str] = field(default_factory=dict[str, str])
    texts: Mapping[str, str] = field(default_factory=dict[str, str])

    def plain(self) -> str:
        """Return it in English."""
        return self.text.format(**self.values, **self.texts)


@dataclass(frozen=True)
class Measured:
    """What a card measured.

    Attributes
    ----------
    told : tuple of Saying
        What a person can use, in sentences; what says most comes first.
    rest : tuple of Saying
        Figures that nobody explains, under their own names.
    """

    told: tuple[Saying, ...]
    rest: tuple[Saying, ...]


def measured(card: ModelCard) -> Measured:
    """Return what a card measured."""
    known = list(sequence_words.told(card.metrics))
    used = {name for _, _, names in known for name in names}
    pictures = [(name, _of_pictures(card, name)) for name in card.metrics if name not in used]
    rest = [
        Saying(OTHER, {"value": f"{card.metrics[name]:g}"}, {"name": name})
        for name, saying in pictures
        if saying is None and _plain(name) not in FLOORS
    ]
    told = [Saying(text, values) for text, values, _ in known]
    return Measured((*told, *(saying for _, saying in pictures if saying is not None)), tuple(rest))


def _of_pictures(card: ModelCard, name: str) -> Saying | None:
    """Return what is said of a measurement of pictures; None of another one, and of a floor, which is said with its distance."""
    floors = {_plain(other): value for other, value in card.metrics.items()}
    value, plain = card.metrics[name], _plain(name)
    shown, floor = f"{value:.3g}", floors.get(f"{plain} of other training images", 0.0)
    match plain:
        case "Frechet distance" if floor > 0:
            verdict = next(text for limit, text in VERDICTS if value <= limit * floor)
            return Saying(AGAINST, {"value": shown, "floor": f"{floor:.3g}"}, {"verdict": verdict})
        case "Frechet distance":
            return Saying(DISTANCE, {"value": shown})
        case "FID":
            return Saying(FID_AGAINST if floor > 0 else FID, {"value": shown, "floor": f"{floor:.3g}"})
        case "trained" if name.endswith("kimg"):
            return Saying(TRAINED, {"count": f"{1000 * value:,.0f}"})
        case _ if plain in PLAIN:
            return Saying(PLAIN[plain], {"value": shown, "percent": f"{value * 100:.0f}"})
        case _:
            return None


def _plain(name: str) -> str:
    """Return the name of a metric without how it was measured: "coverage, 64 PCA" is "coverage"."""
    return name.partition(",")[0].strip()
