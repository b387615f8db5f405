"""The values of the job system: requests, what is known of a job, and the events it sends."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import Field

from creastudio.api.advice import Advice
from creastudio.api.model_card import ModelCard
from creastudio.api.recipe import Frozen, ModelRef, Recipe
from creastudio.api.region import Region
from creastudio.core.ids import new_id
from creastudio.jobs.check_order import CheckOrder

JobStatus = Literal["queued", "starting", "running", "paused", "cancelling", "cancelled", "done", "failed"]

ENDED: frozenset[JobStatus] = frozenset({"cancelled", "done", "failed"})


class JobInput(Frozen):
    """One input of a job: a file or folder, and how it was made where that is known."""

    name: str
    path: str
    media_type: str = ""
    sha256: str = ""
    recipe: Recipe | None = None


class JobRequest(Frozen):
    """All that an engine needs to run a job; nothing in it refers to the running app.

    Attributes
    ----------
    work : str
        Id of the generator or trainer ("gan.sample").
    entry, params_entry : str
        "package.module:name" of its function and of its ``Params`` class; resolved only in the engine.
    search_path : tuple of str
        Folders put first on the engine's ``sys.path`` (plugins from the user's folder).
    engine : str
        Name of the engine it needs: "" for the shared one, else a third-party plugin's own.
    params : dict
        Validated parameters in JSON types.
    variation, variation_seed : float, int
        See ``JobContext``.
    parent : Recipe or None
        What this job varies.
    region : Region or None
        The selection that its results are for.
    quick : bool
        Which of the two engines of the lane runs it.
    makes, plugin, plugin_version, replay : str
        For the recipe of its results.
    model_name : str
        Name that a person gave the model a trainer will make.
    resume : bool
        Whether a trainer goes on from what ``checkpoint_dir`` holds.
    again : bool
        Whether this makes a result again that was there before.
    checks : tuple of CheckOrder
        What looks at its results before they are given back.
    asked : float
        When it was asked for, seconds since the epoch; 0 when that isn't known.
    """

    id: str = Field(default_factory=new_id)
    work: str
    title: str = ""
    plugin: str = ""
    plugin_version: str = ""
    entry: str
    params_entry: str
    search_path: tuple[str, ...] = ()
    engine: str = ""
    params: dict[str, Any] = Field(default_factory=dict)
    seed: int = Field(default=0, ge=0, lt=2**63)
    variation: float = Field(default=0.0, ge=0.0, le=1.0)
    variation_seed: int = Field(default=0, ge=0, lt=2**63)
    parent: Recipe | None = None
    inputs: tuple[JobInput, ...] = ()
    region: Region | None = None
    quick: bool = True
    trains: bool = False
    memory: int = 0
    device: str = "any"
    makes: str = "image"
    replay: str = "similar"
    model_name: str = ""
    resume: bool = False
    again: bool = False
    checks: tuple[CheckOrder, ...] = ()
    asked: float = 0.0
    settings: dict[str, Any] = Field(default_factory=dict)


class JobRecord(Frozen):
    """What is known of a job; replaced by a new value at every change.

    Attributes
    ----------
    progress : float
        0 to 1.
    error, hint, report : str
        Of a failed job: one sentence, what to do, and for a bug the report to copy.
    eta : float or None
        Seconds left, estimated; None while it isn't known.
    """

    request: JobRequest
    status: JobStatus = "queued"
    progress: float = 0.0
    message: str = ""
    error: str = ""
    hint: str = ""
    report: str = ""
    eta: float | None = None
    elapsed: float = 0.0
    results: int = 0

    @property
    def id(self) -> str:
        """The id of its request."""
        return self.request.id

    @property
    def ended(self) -> bool:
        """Whether nothing more comes from it."""
        return self.status in ENDED


@dataclass(frozen=True)
class JobChanged:
    """A job's record was replaced."""

    record: JobRecord


@dataclass(frozen=True)
class JobPreview:
    """An unfinished result, to be shown in place of the one before."""

    job: str
    media_type: str
    data: bytes
    metadata: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class StreamPiece:
    """A piece of text that was appended to a channel, and what could have stood there, the likeliest first."""

    channel: str
    text: str
    alternatives: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class JobStream:
    """What a job has just written, in order.

    Attributes
    ----------
    anew : bool
        Whether these are the first pieces: a job that is tried a second time writes from the beginning.
    models : tuple of ModelRef
        Models that the job has opened so far: what is stopped needs them for its recipe.
    """

    job: str
    pieces: tuple[StreamPiece, ...]
    anew: bool = False
    models: tuple[ModelRef, ...] = ()


@dataclass(frozen=True)
class JobResult:
    """A finished result whose bytes are already stored under `sha256`."""

    job: str
    sha256: str
    media_type: str
    title: str
    recipe: Recipe
    metadata: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class JobMetric:
    """One point of a curve."""

    job: str
    name: str
    value: float
    step: int


@dataclass(frozen=True)
class JobAdvice:
    """What a trainer says of its training, in place of what it said before."""

    job: str
    advice: tuple[Advice, ...]
    step: int


@dataclass(frozen=True)
class JobPanel:
    """A picture (PNG) that the dashboard of a training shows below its samples; see ``JobContext.preview``."""

    job: str
    data: bytes
    metadata: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class JobNotice:
    """A warning of a plugin, for a person to read."""

    job: str
    message: str


@dataclass(frozen=True)
class JobModel:
    """A model that a trainer put into the library."""

    job: str
    card: ModelCard


JobEvent = (
    JobChanged | JobPreview | JobStream | JobResult | JobMetric | JobAdvice | JobPanel | JobNotice | JobModel
)
