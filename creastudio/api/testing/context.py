"""A job context without a studio around it: it keeps all that a job says."""

from __future__ import annotations

import hashlib
import logging
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from creastudio.api.advice import Advice
from creastudio.api.artifacts import Artifact
from creastudio.api.context import InputFile, Made, Model, expect_number
from creastudio.api.errors import JobCancelled, UserError
from creastudio.api.measuring import TextFit, TextSize
from creastudio.api.media import media_type_of, suffix_of
from creastudio.api.model_card import ModelCard
from creastudio.api.params import NoParams, Params
from creastudio.api.testing.measures import fake_size


class Killed(BaseException):
    """Stands for the sudden end of an engine: unlike a cancel, no plugin knows it or may prepare for it."""


class FakeContext:
    """A ``JobContext`` for tests, and a ``LiveContext`` too.

    Parameters
    ----------
    folder : Path
        Where the job's folders are made. A second context on the same folder finds the checkpoints of the first.
    seed, device, variation, variation_seed, model_name
        As in ``JobContext``.
    settings : mapping, optional
        What shall differ from the settings of a studio that nobody changed: ``{"own": {"colours": 3}}``.
    inputs : mapping
        Name -> file or folder.
    models : iterable of Model
        The library.
    params : Params
        For a live session: what its first picture is made of.
    cancel_at, kill_at : int, optional
        Which call of ``check_cancelled`` raises ``JobCancelled`` or ``Killed``, counted from 1.

    others : mapping
        Id of a generator that may be asked for -> ``make(params, inputs)``, its results.

    Attributes
    ----------
    requests : list of (str, dict, dict)
        Generator, parameters and inputs of each ``request``.
    fractions : list of float
        What ``progress`` was told; the words are in ``messages``.
    results, previews : list of Artifact
        What was emitted or shown.
    streamed : dict of str to str
        Channel -> the text that was streamed to it.
    alternatives : list of (str, str, tuple of (str, float))
        Channel, piece of text, and what could have stood there, for each piece that said so.
    metrics : list of (str, float, int)
        Name, value and step.
    advised : list of (int, tuple of Advice)
        Step and what was advised there.
    saved : list of Model
        Models that were put into the library.
    notices : list of str
        Log records at WARNING and above.
    checks : int
        How often ``check_cancelled`` was called.
    late : int
        Results, previews and pieces of text that came after the cancel.
    """

    def __init__(
        self,
        folder: Path,
        *,
        seed: int = 0,
        device: str = "cpu",
        variation: float = 0.0,
        variation_seed: int = 0,
        model_name: str = "",
        settings: Mapping[str, Any] | None = None,
        inputs: Mapping[str, Path] | None = None,
        models: Iterable[Model] = (),
        params: Params | None = None,
        cancel_at: int | None = None,
        kill_at: int | None = None,
        others: Mapping[str, Callable[[Mapping[str, Any], Mapping[str, Any]], Sequence[Artifact]]]
        | None = None,
    ) -> None:
        self.requests: list[tuple[str, dict[str, Any], dict[str, Any]]] = []
        self._others = dict(others or {})
        self.seed, self.device = seed, device
        self.variation, self.variation_seed = variation, variation_seed
        self.model_name = model_name
        self.settings: Mapping[str, Any] = {
            "device": device,
            "memory_scale": 1.0,
            "datasets": str(folder / "datasets"),
            "own": {},
            **(settings or {}),
        }
        self.params: Params = params or NoParams()
        self.scratch = _emptied(folder / "scratch")
        self.data_dir = _made(folder / "data")
        self._recorder = _Recorder()
        self.log: logging.Logger = self._recorder
        self.fractions: list[float] = []
        self.messages: list[str] = []
        self.results: list[Artifact] = []
        self.previews: list[Artifact] = []
        self.streamed: dict[str, str] = {}
        self.alternatives: list[tuple[str, str, tuple[tuple[str, float], ...]]] = []
        self.metrics: list[tuple[str, float, int]] = []
        self.advised: list[tuple[int, tuple[Advice, ...]]] = []
        self.saved: list[Model] = []
        self.checks = 0
        self.late = 0
        self._folder = folder
        self._inputs = {
            name: InputFile(name, path, "" if path.is_dir() else media_type_of(path.name))
            for name, path in (inputs or {}).items()
        }
        # Two trainers under test call their models alike; a case puts the one that it wants first.
        self._models: dict[str, Model] = {}
        for model in models:
            self._models.setdefault(model.card.id, model)
        self._cancel_at, self._kill_at = cancel_at, kill_at
        self._cancelled = False

    @property
    def notices(self) -> list[str]:
        """Log records at WARNING and above, as a person would read them."""
        return self._recorder.notices

    def progress(self, fraction: float, message: str = "") -> None:
        """Keep what the job says of its progress."""
        self.fractions.append(fraction)
        self.messages.append(message)

    def preview(self, artifact: Artifact) -> None:
        """Keep an unfinished result."""
        self.late += self._cancelled
        self.previews.append(artifact)

    def stream(self, channel: str, text: str, alternatives: Sequence[tuple[str, float]] = ()) -> None:
        """Keep what is written, with what could have stood there."""
        assert isinstance(channel, str), f"a channel is a str, not {type(channel).__name__}"
        assert isinstance(text, str), f"a piece of text is a str, not {type(text).__name__}"
        outside = [share for _, share in alternatives if not 0 <= share <= 1]
        assert not outside, f"the probabilities {outside} leave 0 to 1"
        self.late += self._cancelled
        self.streamed[channel] = self.streamed.get(channel, "") + text
        if alternatives:
            self.alternatives.append((channel, text, tuple(alternatives)))

    def emit(self, artifact: Artifact) -> None:
        """Keep a finished result; a file is read now, as the studio would take it over now."""
        self.late += self._cancelled
        if artifact.path is not None:
            assert artifact.path.resolve().is_relative_to(self.scratch.resolve()), (
                f"the result's file {artifact.path} doesn't lie under ctx.scratch"
            )
        self.results.append(artifact)

    def metric(self, name: str, value: float, step: int) -> None:
        """Keep a point of a curve; TypeError for text, as in a job."""
        expect_number(value, "metric")
        expect_number(step, "metric")
        self.metrics.append((name, value, step))

    def advise(self, advice: Sequence[Advice], step: int) -> None:
        """Keep what a trainer says of its training."""
        self.advised.append((step, tuple(advice)))

    def check_cancelled(self) -> None:
        """Count the call; raise when its turn has come."""
        self.checks += 1
        if self._kill_at is not None and self.checks >= self._kill_at:
            raise Killed
        if self._cancel_at is not None and self.checks >= self._cancel_at:
            self._cancelled = True
            raise JobCancelled

    def checkpoint_dir(self) -> Path:
        """Return a folder that a second context on the same folder finds again."""
        return _made(self._folder / "checkpoint")

    def model(self, ref: str) -> Model:
        """Return the first model of this id that was given to this context; UserError for any other."""
        name = ref.partition("@")[0]
        if name not in self._models:
            raise UserError(f"There is no model '{name}'.", f"Models: {', '.join(self._models) or 'none'}.")
        return self._models[name]

    def models(self, family: str) -> list[ModelCard]:
        """Return the cards of the models of one family that were given to this context."""
        return [model.card for model in self._models.values() if model.card.family == family]

    def input(self, name: str) -> InputFile:
        """Return an input; UserError when the context was made without it."""
        if name not in self._inputs:
            raise UserError(f"The input '{name}' is missing.", "Choose it first.")
        return self._inputs[name]

    def measure_text(self, fits: Sequence[TextFit]) -> list[TextSize]:
        """Return sizes as of a font whose wide signs are as wide as high, any other letter 0.55 of it."""
        assert all(isinstance(fit, TextFit) for fit in fits), "ctx.measure_text takes TextFit values"
        return [fake_size(fit) for fit in fits]

    def request(
        self,
        generator: str,
        params: Mapping[str, Any] | None = None,
        inputs: Mapping[str, Path | str] | None = None,
        *,
        seed: int | None = None,
    ) -> list[Made]:
        """Have one of `others` make something; UserError for any other generator."""
        del seed
        self.requests.append((generator, dict(params or {}), dict(inputs or {})))
        if generator not in self._others:
            raise UserError(f"There is no generator '{generator}'.", "See 'creastudio plugins list'.")
        found: list[Made] = []
        for artifact in self._others[generator](params or {}, inputs or {}):
            data = artifact.read()
            sha256 = hashlib.sha256(data).hexdigest()
            path = _made(self._folder / "asked") / f"{sha256}{suffix_of(artifact.media_type)}"
            path.write_bytes(data)
            found.append(Made(sha256, path, artifact.media_type, artifact.title, artifact.metadata))
        return found

    def save_model(self, card: ModelCard, weights: Path, samples: bytes = b"") -> None:
        """Keep a model: its weights are copied away from ``scratch``, as the library does."""
        assert weights.resolve().is_relative_to(self.scratch.resolve()), (
            f"the weights {weights} don't lie under ctx.scratch"
        )
        folder = _made(self._folder / "models" / card.id)
        kept = folder / "model.safetensors"
        shutil.copyfile(weights, kept)
        if samples:
            (folder / "samples.png").write_bytes(samples)
        self.saved.append(Model(card=card, folder=folder, weights=kept))


class _Recorder(logging.Logger):
    """A logger outside the tree of loggers: what a plugin logs reaches nobody but the test."""

    def __init__(self) -> None:
        super().__init__("creastudio.testing", logging.DEBUG)
        self.notices: list[str] = []

    def handle(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.WARNING:
            self.notices.append(record.getMessage())


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _emptied(folder: Path) -> Path:
    if folder.exists():
        shutil.rmtree(folder)
    return _made(folder)
