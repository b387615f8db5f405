"""What the measurements on a model's card mean, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from creastudio.api.model_card import ModelCard

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
TRAINED = "Learned from {count} thousand images, repeats counted"
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

TEXTS = (DISTANCE, AGAINST, *PLAIN.values(), FID, FID_AGAINST, TRAINED, *(text for _, text in VERDICTS))
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


def measurements(card: ModelCard) -> Iterator[Saying]:
    """Yield what a card measured; a metric that nobody explains comes with its own name."""
    floors = {_plain(name): value for name, value in card.metrics.items()}
    for name, value in card.metrics.items():
        shown, plain = f"{value:.3g}", _plain(name)
        floor = floors.get(f"{plain} of other training images", 0.0)
        match plain:
            case "Frechet distance" if floor > 0:
                verdict = next(text for limit, text in VERDICTS if value <= limit * floor)
                yield Saying(AGAINST, {"value": shown, "floor": f"{floor:.3g}"}, {"verdict": verdict})
            case "Frechet distance":
                yield Saying(DISTANCE, {"value": shown})
            case "FID":
                yield Saying(FID_AGAINST if floor > 0 else FID, {"value": shown, "floor": f"{floor:.3g}"})
            case "trained" if name.endswith("kimg"):
                yield Saying(TRAINED, {"count": f"{value:g}"})
            case _ if plain in PLAIN:
                yield Saying(PLAIN[plain], {"value": shown, "percent": f"{value * 100:.0f}"})
            case _ if plain not in FLOORS:
                yield Saying(OTHER, {"value": f"{value:g}"}, {"name": name})
            case _:
                pass  # The floor is said together with the distance.


def _plain(name: str) -> str:
    """Return the name of a metric without how it was measured: "coverage, 64 PCA" is "coverage"."""
    return name.partition(",")[0].strip()
