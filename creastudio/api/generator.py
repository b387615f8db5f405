"""Generators and trainers: manifests written in Python. Their entries are resolved only in the engine."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, field_validator

from creastudio.api.media import Kind
from creastudio.api.params import NoParams, Params
from creastudio.api.recipe import Frozen, Replay

API_VERSION = "1.8"
"""Version of the plugin API; a plugin states the range it was written for.

1.1 brought the roles of inputs, 1.2 live sessions, the panel view "pad", ``ctx.advise`` and ``Evaluation``, 1.3 streams of
text, the panel view "branches", languages of models and checks of safety, 1.4 the panel view "score", the roles "bars",
"tracks" and "score" of parameters, live notes on a score, 1.5 the parameters that trainings share, layouts and brand kits,
``ctx.measure_text``, ``ctx.request`` and live layouts, 1.6 settings of a plugin, 1.7 files of other programs and ``seeded``,
1.8 ``metadata`` of ``image_artifact``, ``hold`` of ``Fade`` and ``training_params.step_tokens``.
"""

ID_PATTERN = r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$"
ENTRY_PATTERN = r"^[A-Za-z_][\w.]*:[A-Za-z_]\w*$"

InputRole = Literal["", "region", "mask", "taste", "layouts", "past"]
"""What the studio itself may fill an input with while pixels are selected; see ``Input``."""

Device = Literal["any", "cpu", "accelerator"]


class Input(Frozen):
    """One thing a generator takes.

    Attributes
    ----------
    name : str
        How ``ctx.input`` and ``--input NAME=FILE`` call it.
    kind : Kind
        What fits; the form fills it from the selection.
    role : {"", "region", "mask", "taste", "layouts", "past"}
        ``region``: while pixels are selected, the picture that is painted under them, with context around; the result
        comes back to where it was taken from, so it should have the same size. ``mask``: an 8-bit grey picture of
        the same size, white where is selected. Both are PNGs; else they are inputs like any other. ``taste``: what the
        person prefers among layouts (``api.layout_taste``); the window fills it, and no form shows it. ``layouts``: so does it with
        the layouts of the project, as ``api.layout.layouts_text`` writes them. ``past``: ads of the past
        (``api.past_ads``); where a person gives none, the window gives those of their library.
    folder : bool
        Whether it is a folder of such files, as a trainer's data set is.
    endings : tuple of str
        Endings of the files that fit (".gguf"), where the kind alone doesn't say; empty for all of the kind. A generator
        called "FAMILY.convert" states those of the files that it converts.
    """

    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    kind: Kind
    title: str = ""
    required: bool = True
    role: InputRole = ""
    folder: bool = False
    endings: tuple[str, ...] = ()

    @field_validator("kind")
    @classmethod
    def _is_known(cls, kind: Kind) -> Kind:
        # What another program wrote is said by the kind that comes of it ("image") and its endings.
        if kind == "file":
            raise ValueError("files of other programs are made, not taken")
        return kind


class Generator(Frozen):
    """Something that makes results.

    Attributes
    ----------
    id : str
        "plugin.name" ("gan.sample").
    category : str
        Group in the generators panel ("Images").
    makes : Kind
        What it gives back.
    entry : str
        "package.module:function" with signature ``run(params, ctx)``.
    live_entry : str
        "package.module:function" with signature ``open(ctx) -> render``, for a picture that follows the hand; see
        ``creastudio.api.live``.
    live_tolerance : float or None
        How far, in levels of 0 to 255 on average, a live picture may lie from the picture that a job makes of the same
        parameters and seed; None promises nothing.
    quick : bool
        True for jobs under about 30 s: they run on the quick engine, beside a training.
    memory : int
        Estimate of its peak, MB.
    seeded : bool
        Whether chance is in what it makes. False where the same settings and inputs give the same result whatever ``ctx.seed`` is:
        no form shows a seed then, and nobody is offered variations that would be all alike.
    api : str
        Range of API versions it was written for, as in requirements (">=1.0,<2").
    trial : dict
        Parameters, beside the defaults, of a run of a few seconds on a CPU; for ``plugins check`` and tests.
    """

    id: str = Field(pattern=ID_PATTERN)
    title: str
    summary: str = ""
    category: str
    takes: tuple[Input, ...] = ()
    makes: Kind
    languages: tuple[str, ...] = ()
    good_for: tuple[str, ...] = ()
    params: type[Params] = NoParams
    entry: str = Field(pattern=ENTRY_PATTERN)
    live_entry: str = ""
    live_tolerance: float | None = Field(default=None, ge=0, le=255)
    device: Device = "any"
    memory: int = Field(default=200, ge=0)
    quick: bool = True
    replay: Replay = "similar"
    seeded: bool = True
    version: str = "1.0"
    api: str = ">=1.0,<2"
    trial: dict[str, Any] = Field(default_factory=dict)


class Trainer(Frozen):
    """Something that makes a model from a data set, and can go on where it was stopped.

    Attributes
    ----------
    data : Kind
        What the data set holds; the folder is ``ctx.input("data")``.
    family : str
        Family of the models it makes; matched with a parameter's ``model_family``.
    sample_with : str
        Generator that shows what the model can do, offered when training is done.
    trial : dict
        As a generator's; a trainer needs one that trains for a few seconds.
    """

    id: str = Field(pattern=ID_PATTERN)
    title: str
    summary: str = ""
    category: str
    data: Kind
    family: str
    params: type[Params] = NoParams
    entry: str = Field(pattern=ENTRY_PATTERN)
    sample_with: str = ""
    device: Device = "any"
    memory: int = Field(default=1000, ge=0)
    replay: Replay = "exact"
    version: str = "1.0"
    api: str = ">=1.0,<2"
    trial: dict[str, Any] = Field(default_factory=dict)

    @property
    def makes(self) -> Kind:
        """A trainer always makes a model."""
        return "model"

    @property
    def seeded(self) -> bool:
        """A trainer always draws by chance."""
        return True

    @property
    def quick(self) -> bool:
        """A trainer never runs on the quick engine."""
        return False

    @property
    def takes(self) -> tuple[Input, ...]:
        """A trainer takes one data set."""
        return (Input(name="data", kind=self.data, title="Data set", folder=True),)


Work = Generator | Trainer
"""Anything a job can run."""
