"""What was measured of a model against real pictures, sounds or texts: figures with their floors, and words for them.

A generator called ``FAMILY.evaluate`` measures models of its family. It emits ``Evaluation.artifact()``: the report as
``text/markdown``, with all figures in the metadata; the command line and the window make pages and entries of cards of that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal

from pydantic import Field, ValidationError

from creastudio.api.artifacts import Artifact
from creastudio.api.errors import UserError
from creastudio.api.recipe import Frozen

Say = Callable[[str], str]
"""Turns an English sentence into a person's language."""


class MeasuredRange(Frozen):
    """A figure over several subsets.

    Attributes
    ----------
    mean : float
        Of all of them, in the figure's own unit.
    low, high : float
        The range that holds nine in ten of them.
    """

    mean: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> MeasuredRange:
        """Return the mean of a figure's values, one at least, and the range that holds nine in ten of them."""
        ordered = sorted(values)
        out = int(0.05 * len(ordered))
        return cls(mean=sum(values) / len(values), low=ordered[out], high=ordered[-1 - out])


class MeasuredFigure(Frozen):
    """One figure of a model.

    Attributes
    ----------
    key : str
        What it is ("recall"), whatever the features.
    name, meaning : str
        What it is called, and what it says, after a colon: "Recall" is "the share of ...". Translated by
        ``creastudio_translations``.
    better : {"lower", "higher"}
    share : bool
        Whether it is a share, shown as per cent.
    made, floor : MeasuredRange
        Of made against real, and of real against other real ones by the same rule; the latter None where there are too
        few.
    whole : float or None
        Of all at once, where that means something.
    near : bool
        Whether a lower value than real ones have speaks of copies, as of a distance.
    """

    key: str
    name: str
    meaning: str
    better: Literal["lower", "higher"]
    share: bool = False
    made: MeasuredRange
    floor: MeasuredRange | None = None
    whole: float | None = None
    near: bool = True

    @property
    def told_apart(self) -> bool | None:
        """Whether made and real differ by more than chance; None without a floor."""
        if self.floor is None:
            return None
        return self.made.low > self.floor.high or self.made.high < self.floor.low

    def shown(self, value: float) -> str:
        """Return a value for a person to read."""
        return f"{value * 100:.0f}\N{NO-BREAK SPACE}%" if self.share else f"{value:.3g}"

    def words(self, say: Say = str) -> str:
        """Return what it means, and how it stands beside its floor."""
        told = f"{say(self.name)} {self.shown(self.made.mean)}: {say(self.meaning)}"
        if self.floor is None:
            return told
        floor = say(f"Real ones among themselves have {self.shown(self.floor.mean)}.")
        return f"{told} {floor} {say(self._verdict(self.floor))}"

    def _verdict(self, floor: MeasuredRange) -> str:
        if not self.told_apart:
            return "There is no difference beyond chance."
        if self.better == "lower" and self.made.high < floor.low and not self.near:
            return "That is less than real ones have."
        if self.better == "lower" and self.made.high < floor.low:
            return "That is nearer than real ones are to one another: too few, less variety, or copies."
        if self.better == "higher" and self.made.low > floor.high:
            return "That is more than real ones have."
        return "The difference is more than chance."


class MeasuredSample(Frozen):
    """A text that was made, and what really follows the same beginning."""

    made: str
    real: str = ""
    beginning: str = ""


class Evaluation(Frozen):
    """All that was measured of one model.

    Attributes
    ----------
    model, folder : str
        Title of the model, and name of what it was measured against.
    real, left_out, made : int
        How many real ones were used and left out, and how many were made.
    size : str
        Of each ("64 x 64 px").
    features : str
        A sentence: by what they were compared.
    subset, repeats : int
        How many on each side of one comparison, and how many comparisons.
    remarks : tuple of str
        Further sentences; translated by ``creastudio_translations``.
    card : dict of str to float
        What may be written onto the model's card: name and value of metrics.
    settings : dict
        What else decides the figures, in JSON types.
    samples : tuple of MeasuredSample
        Some of the texts, not chosen, where texts were measured.
    """

    model: str
    folder: str = ""
    real: int = Field(ge=0)
    left_out: int = Field(default=0, ge=0)
    made: int = Field(ge=0)
    size: str = ""
    features: str = ""
    subset: int = Field(ge=1)
    repeats: int = Field(ge=1)
    figures: tuple[MeasuredFigure, ...] = ()
    remarks: tuple[str, ...] = ()
    card: dict[str, float] = Field(default_factory=dict[str, float])
    settings: dict[str, Any] = Field(default_factory=dict[str, Any])
    samples: tuple[MeasuredSample, ...] = ()

    @classmethod
    def of(cls, metadata: dict[str, Any]) -> Evaluation:
        """Return what the metadata of a result hold; UserError where they hold no evaluation."""
        try:
            return cls.model_validate(metadata.get("evaluation"))
        except ValidationError:
            raise UserError(
                "The generator gave back no figures.", "This is a mistake in its plugin; tell its author."
            ) from None

    def artifact(self, more: str = "", **metadata: Any) -> Artifact:
        """Return the report as a result.

        Parameters
        ----------
        more : str
            Markdown behind the report.
        **metadata
            What else belongs to the result, in JSON types.
        """
        title = f"{self.model}, measured"
        text = f"# {title}\n\n{self.markdown()}{more}"
        found = {"evaluation": self.model_dump(mode="json"), **metadata}
        return Artifact("text/markdown", text.encode(), title=title, metadata=found)

    def about(self, say: Say = str) -> str:
        """Return what was compared, and how."""
        size = f", {self.size}" if self.size else ""
        compared = say(f"{self.made} made against {self.real} real ones of '{self.folder}'{size}.")
        left_out = say(f"{self.left_out} files were left out.") if self.left_out else ""
        return " ".join(part for part in (compared, left_out, say(self.features)) if part)

    def method(self, say: Say = str) -> str:
        """Return how figures and floors came about."""
        return (
            say(
                f"Each figure is the mean over {self.repeats} random subsets of {self.subset}, with the range of nine in "
                "ten of them."
            )
            + " "
            + say(
                "The floor is the same for real ones against other real ones: no model can be expected to be better."
            )
        )

    def words(self, say: Say = str) -> Iterator[str]:
        """Yield what the figures mean, and the remarks."""
        yield from (figure.words(say) for figure in self.figures)
        yield from (say(remark) for remark in self.remarks)

    def markdown(self, say: Say = str) -> str:
        """Return the report in Markdown."""
        heads = ("", *(say(head) for head in ("made", "range", "floor", "range", "all at once")))
        lines = [
            self.about(say),
            "",
            self.method(say),
            "",
            f"| {' | '.join(heads)} |",
            "|---" * len(heads) + "|",
        ]
        lines += [f"| {' | '.join(_cells(figure, say))} |" for figure in self.figures]
        lines += ["", *(f"- {sentence}" for sentence in self.words(say)), ""]
        for sample in self.samples:
            lines += [f"## {sample.beginning or say('Sample')}", ""]
            for head, text in ((say("made"), sample.made), (say("real"), sample.real)):
                quoted = "\n".join(f"> {line}" for line in text.strip().splitlines())
                lines += [f"{head}:", "", quoted or ">", ""]
        return "\n".join(lines)


def _cells(figure: MeasuredFigure, say: Say) -> Iterator[str]:
    yield say(figure.name)
    for spread in (figure.made, figure.floor):
        if spread is None:
            yield from ("", "")
        else:
            yield figure.shown(spread.mean)
            yield f"{figure.shown(spread.low)} – {figure.shown(spread.high)}"
    yield "" if figure.whole is None else figure.shown(figure.whole)
