"""What a person prefers among layouts: pairs of which one was chosen, kept as a small file that composers learn from.

A pair keeps the difference of what two layouts are like, so that nothing of the ads themselves is in the file.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, ValidationError

from creastudio.api.errors import UserError
from creastudio.api.layout import Layout
from creastudio.api.recipe import Frozen

MOST_PAIRS = 1000
"""Pairs that a file keeps; of more the oldest go."""

MAX_BYTES = 2_000_000
"""Longest file that is read, bytes."""

MOST_TRAITS = 60

TOLD = ("family", "scheme", "face", "align")
"""What of ``settings["concept"]`` is a trait: "family.card"."""

NO_TERMS = frozenset({"energy", "contrast_least"})
"""Scores that sum others up."""

TraitName = Annotated[str, StringConstraints(pattern=r"^[a-z_]+(\.[a-z_]+)?$", max_length=60)]


class LayoutPair(Frozen):
    """That one layout was preferred to another.

    Attributes
    ----------
    difference : dict
        Trait -> its value in the other less its value in the preferred one.
    weight : float
        How much it counts: all pairs of one choice together count 1.
    source : {"pick", "results", "past"}
        A person's choice, figures of ads that ran, or ads of the past beside disturbed ones.
    """

    difference: dict[TraitName, float] = Field(max_length=MOST_TRAITS)
    weight: float = Field(default=1.0, gt=0, le=1)
    source: Literal["pick", "results", "past"] = "pick"


class LayoutTaste(Frozen):
    """Pairs, oldest first."""

    version: Literal[1] = 1
    pairs: tuple[LayoutPair, ...] = Field(default=(), max_length=MOST_PAIRS)

    def with_pairs(self, pairs: Iterable[LayoutPair]) -> LayoutTaste:
        """Return it with more pairs; the oldest go where they are too many."""
        return LayoutTaste(pairs=(*self.pairs, *pairs)[-MOST_PAIRS:])

    def dumps(self) -> bytes:
        """Return the stored form: JSON in UTF-8."""
        return self.model_dump_json().encode()

    @classmethod
    def loads(cls, data: bytes, name: str = "taste.json") -> LayoutTaste:
        """Read what ``dumps`` gave.

        Raises
        ------
        UserError
            When it is something else; it names the place.
        """
        if len(data) > MAX_BYTES:
            raise UserError(
                f"'{name}' is too large for what was learned.", hint=f"It holds at most {MOST_PAIRS} pairs."
            )
        try:
            found = cls.model_validate_json(data)
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"])) or "the file"
            raise UserError(
                f"'{name}' holds nothing that was learned: {place}: {first['msg']}.",
                hint="Choose a taste file that the studio wrote.",
            ) from None
        if not all(math.isfinite(value) for pair in found.pairs for value in pair.difference.values()):
            raise UserError(
                f"'{name}' holds nothing that was learned: a value is no number.",
                hint="Choose a taste file that the studio wrote.",
            )
        return found


def traits_of(layouts: Sequence[Layout]) -> dict[str, float]:
    """Return what an ad is like, the mean over its formats: its scores by term, and 1 for each idea that it is made after."""
    sums: dict[str, float] = {}
    for layout in layouts:
        for name, value in _traits(layout).items():
            sums[name] = sums.get(name, 0.0) + value / len(layouts)
    return sums


def _traits(layout: Layout) -> dict[str, float]:
    found = {name: value for name, value in layout.scores.items() if name not in NO_TERMS}
    concept: Any = layout.settings.get("concept")
    if isinstance(concept, Mapping):
        for name in TOLD:
            value: Any = concept.get(name)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
            if isinstance(value, str):
                found[f"{name}.{value}"] = 1.0
    return found


def preferred(
    chosen: Mapping[str, float],
    others: Sequence[Mapping[str, float]],
    weight: float = 1.0,
    source: Literal["pick", "results", "past"] = "pick",
) -> list[LayoutPair]:
    """Return the pairs of one choice, each beside one that wasn't chosen; together they weigh `weight`.

    Parameters
    ----------
    chosen, others : mapping
        As ``traits_of`` gives them.
    """
    found: list[LayoutPair] = []
    for other in others:
        names = sorted({*chosen, *other})[:MOST_TRAITS]
        difference = {name: round(other.get(name, 0.0) - chosen.get(name, 0.0), 4) for name in names}
        difference = {name: value for name, value in difference.items() if value}
        if difference:
            found.append(LayoutPair(difference=difference, weight=weight / len(others), source=source))
    return found
