"""What a running job may ask of the studio. There is no way from here to the app itself."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from creastudio.api.advice import Advice
from creastudio.api.artifacts import Artifact
from creastudio.api.measuring import TextFit, TextSize
from creastudio.api.model_card import ModelCard


@dataclass(frozen=True)
class Model:
    """A model of the library, opened for a job.

    Attributes
    ----------
    card : ModelCard
        What the model says of itself.
    folder : Path
        Where its files lie; read only.
    weights : Path
        Its safetensors file, whose hash has been checked against the card.
    """

    card: ModelCard
    folder: Path
    weights: Path


@dataclass(frozen=True)
class InputFile:
    """One input of a job: a file (or, for a trainer's data, a folder) and its media type."""

    name: str
    path: Path
    media_type: str = ""


@dataclass(frozen=True)
class Made:
    """One result of a job that a job asked for.

    Attributes
    ----------
    sha256 : str
        By which recipes and layouts name it.
    path : Path
        Where it lies; read only, and only while the asking job runs.
    metadata : Mapping
        As the other job emitted it.
    """

    sha256: str
    path: Path
    media_type: str
    title: str
    metadata: Mapping[str, Any]


class JobContext(Protocol):
    """The second argument of every ``run(params, ctx)``.

    Attributes
    ----------
    seed : int
        The seed of this job, 0 <= seed < 2**63; all randomness must come from it.
    device : str
        Where to compute: "cuda:0", "mps" or "cpu".
    variation : float
        0 for an ordinary run; else the strength, 0 to 1, of a variation of ``seed`` towards ``variation_seed``.
    variation_seed : int
        See ``variation``. A generator that can move its result gradually declares a parameter with
        ``role="variation"``; for any other, Vary means new seeds and both stay 0. A batch that moves towards several
        seeds names each in its artifact's metadata as ``variation_seed``.
    model_name : str
        For trainers: the name the person gave the new model; its card's id and title come from it.
    settings : Mapping
        A dict of what the person set, and none of it is in the recipe: ``own``, all of the plugin's own settings (what
        ``creastudio_settings`` returns) as a dict of JSON values, defaults included, empty for a plugin that has none;
        ``device``, as it was chosen ("auto", "cpu"); ``memory_scale``, 1.0, or 0.5 when the job ran out of memory and
        is tried again; and ``datasets``, the folder of the manifests of folders that can't be written to, for
        ``creastudio.api.dataset.read_manifest``.
    data_dir : Path
        Kept between jobs, for the plugin alone (caches).
    scratch : Path
        Empty, deleted after the job.
    log : logging.Logger
        A record at WARNING becomes a notice that a person sees.
    """

    seed: int
    variation: float
    variation_seed: int
    model_name: str
    device: str
    settings: Mapping[str, Any]
    data_dir: Path
    scratch: Path
    log: logging.Logger

    def progress(self, fraction: float, message: str = "") -> None:
        """Say how far the job is, 0 to 1, and in a few words what it does now."""
        ...

    def preview(self, artifact: Artifact) -> None:
        """Show an unfinished result; replaces the preview before it.

        A picture whose metadata has ``panel`` (a title) is shown by the dashboard of a training below its samples:
        ``columns`` is how many cells lie side by side in it, ``captions`` a list of short texts, one a cell, row by
        row, and ``note`` one sentence.
        """
        ...

    def stream(self, channel: str, text: str, alternatives: Sequence[tuple[str, float]] = ()) -> None:
        """Show what has just been written: `text` is appended to the channel, usually a token at a time.

        What streams is only shown; a result is what is emitted. Call it as often as tokens come: the studio gathers
        what nobody could see one by one.

        Parameters
        ----------
        channel : str
            Which of the texts grows: "0", "1", ... for the results with these indices. At most 64 characters.
        text : str
            Whole characters only: a token that ends within a character waits for the next.
        alternatives : sequence of (str, float)
            What could have stood there instead of `text`, with its probability, 0 to 1, the likeliest first; the
            chosen one may be among them. The first ten are kept.
        """
        ...

    def emit(self, artifact: Artifact) -> None:
        """Give back a finished result."""
        ...

    def metric(self, name: str, value: float, step: int) -> None:
        """Add a point to the curve `name`; `step` counts images or tokens seen."""
        ...

    def advise(self, advice: Sequence[Advice], step: int) -> None:
        """Say how a training goes, for its dashboard; replaces what was said before. `step` as for ``metric``."""
        ...

    def check_cancelled(self) -> None:
        """Call often (every training step): waits while paused, raises ``JobCancelled`` on cancel."""
        ...

    def checkpoint_dir(self) -> Path:
        """Return the folder of this job that outlives a kill; a trainer resumes from what it holds."""
        ...

    def model(self, ref: str) -> Model:
        """Open a model by ``id`` or ``id@hash``.

        Raises
        ------
        UserError
            When the model is missing or its weights don't match its card.
        """
        ...

    def models(self, family: str) -> Sequence[ModelCard]:
        """Return the cards of the models of one family that are on this machine, for a job that chooses by itself.

        Only ``model`` opens one, and only then the recipe names it.
        """
        ...

    def input(self, name: str) -> InputFile:
        """Return the input called `name`.

        Raises
        ------
        UserError
            When the job was started without it.
        """
        ...

    def measure_text(self, fits: Sequence[TextFit]) -> list[TextSize]:
        """Return how texts come out where they are set, one for each: laid out by the code that paints them.

        Ask for many at once: a call takes about a millisecond, whatever it asks.

        Raises
        ------
        UserError
            For more than ``creastudio.api.measuring.MAX_FITS``.
        """
        ...

    def request(
        self,
        generator: str,
        params: Mapping[str, Any] | None = None,
        inputs: Mapping[str, Path | str] | None = None,
        *,
        seed: int | None = None,
    ) -> list[Made]:
        """Have another generator, of any plugin, make something, and wait for it; what it made goes into the recipes here.

        It runs where this job runs, and is cancelled with it.

        Parameters
        ----------
        inputs : mapping
            Name -> a file of this job, or the SHA-256 of something that ``request`` made.
        seed : int, optional
            This job's own when left out.

        Raises
        ------
        UserError
            When there is no such generator, its parameters don't fit, or it failed with a reason a person can act on.
        """
        ...

    def save_model(self, card: ModelCard, weights: Path, samples: bytes = b"") -> None:
        """Put a finished model into the library under its card's id; `weights` lies under ``scratch``.

        `samples` is a picture of what it makes (PNG). Without it, the last picture that a training showed is kept.
        """
        ...


def expect_number(value: object, method: str) -> None:
    """Raise TypeError for what is no number, text with digits too; those of NumPy and torch are numbers.

    Parameters
    ----------
    method : str
        Of ``ctx``, for the sentence.
    """
    if isinstance(value, str | bytes) or not hasattr(value, "__float__"):
        raise TypeError(f"ctx.{method} takes numbers, not {type(value).__name__} ({value!r})")
