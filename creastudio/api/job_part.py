"""A part of a job that is a whole job to whoever does it: with inputs, seed and results of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from creastudio.api.advice import Advice
from creastudio.api.artifacts import Artifact
from creastudio.api.context import InputFile, JobContext, Made, Model
from creastudio.api.errors import UserError
from creastudio.api.measuring import TextFit, TextSize
from creastudio.api.media import media_type_of
from creastudio.api.model_card import ModelCard


class JobPart:
    """A ``JobContext`` within another: a plugin that runs the entry of one of its own generators gives it this.

    Everything but what is named below goes to the whole job. Another plugin's generator is asked by ``JobContext.request``.

    Parameters
    ----------
    whole : JobContext
        Of the job that it is a part of.
    inputs : mapping
        Name -> file; the inputs of the whole job aren't seen.
    seed : int
        0 <= seed < 2**63.
    share : (float, float)
        Where the progress of the whole job is when the part begins and when it ends, 0 to 1.

    Attributes
    ----------
    results : list of Artifact
        What was emitted; the whole job may emit it, or something else. Files lie under ``scratch``, which both share.
    """

    def __init__(
        self,
        whole: JobContext,
        *,
        inputs: Mapping[str, Path],
        seed: int,
        share: tuple[float, float] = (0.0, 1.0),
    ) -> None:
        self._whole, self._inputs, self._share = whole, dict(inputs), share
        self.device: str
        self.seed = seed
        self.variation, self.variation_seed, self.model_name = 0.0, 0, ""
        self.settings, self.data_dir, self.scratch = whole.settings, whole.data_dir, whole.scratch
        self.log = whole.log
        self.results: list[Artifact] = []

    def __getattr__(self, name: str) -> str:
        # Where to compute is found out when it is asked for: that imports torch.
        if name == "device":
            return self._whole.device
        raise AttributeError(name)

    def progress(self, fraction: float, message: str = "") -> None:
        """Say how far the part is; the job as a whole ends only when it says so itself."""
        start, end = self._share
        self._whole.progress(min(start + (end - start) * min(max(fraction, 0.0), 1.0), 0.999), message)

    def preview(self, artifact: Artifact) -> None:
        """Show an unfinished result."""
        self._whole.preview(artifact)

    def stream(self, channel: str, text: str, alternatives: Sequence[tuple[str, float]] = ()) -> None:
        """Show what has just been written."""
        self._whole.stream(channel, text, alternatives)

    def emit(self, artifact: Artifact) -> None:
        """Keep a finished result."""
        self.results.append(artifact)

    def metric(self, name: str, value: float, step: int) -> None:
        """Add a point to a curve."""
        self._whole.metric(name, value, step)

    def advise(self, advice: Sequence[Advice], step: int) -> None:
        """Say how a training goes."""
        self._whole.advise(advice, step)

    def check_cancelled(self) -> None:
        """Wait while paused, raise on cancel."""
        self._whole.check_cancelled()

    def checkpoint_dir(self) -> Path:
        """Return the folder of the whole job that outlives a kill."""
        return self._whole.checkpoint_dir()

    def model(self, ref: str) -> Model:
        """Open a model."""
        return self._whole.model(ref)

    def models(self, family: str) -> Sequence[ModelCard]:
        """Return the cards of the models of one family."""
        return self._whole.models(family)

    def input(self, name: str) -> InputFile:
        """Return an input of the part.

        Raises
        ------
        UserError
            When the part was started without it.
        """
        if name not in self._inputs:
            raise UserError(f"The input '{name}' is missing.", "Choose it first.")
        path = self._inputs[name]
        return InputFile(name, path, "" if path.is_dir() else media_type_of(path.name))

    def measure_text(self, fits: Sequence[TextFit]) -> list[TextSize]:
        """Return how texts come out where they are set."""
        return self._whole.measure_text(fits)

    def request(
        self,
        generator: str,
        params: Mapping[str, Any] | None = None,
        inputs: Mapping[str, Path | str] | None = None,
        *,
        seed: int | None = None,
    ) -> list[Made]:
        """Have another generator make something; with the seed of the part where none is named."""
        return self._whole.request(generator, params, inputs, seed=self.seed if seed is None else seed)

    def save_model(self, card: ModelCard, weights: Path, samples: bytes = b"") -> None:
        """Put a finished model into the library."""
        self._whole.save_model(card, weights, samples)
