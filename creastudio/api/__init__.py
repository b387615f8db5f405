"""All that a plugin's face may import: light, no Qt, no torch.

>>> from creastudio.api import Generator, Params, hookimpl, param
"""

from creastudio.api.advice import Advice, GoBack
from creastudio.api.artifacts import Artifact, image_artifact
from creastudio.api.context import InputFile, JobContext, Made, Model
from creastudio.api.errors import JobCancelled, UserError
from creastudio.api.evaluation import Evaluation, MeasuredFigure, MeasuredRange
from creastudio.api.generator import API_VERSION, Generator, Input, Trainer, Work
from creastudio.api.hookspecs import hookimpl
from creastudio.api.live import LiveContext, LiveFrame, LiveLayouts, LiveNotes
from creastudio.api.measuring import TextFit, TextSize
from creastudio.api.media import Kind
from creastudio.api.model_card import ModelCard, TrainingData, model_id
from creastudio.api.panel import Panel
from creastudio.api.params import NoParams, Params, ParamSpec, param, specs
from creastudio.api.recipe import ModelRef, Recipe, RecipeInput
from creastudio.api.region import Region
from creastudio.api.safety import (
    CheckContext,
    CheckedItem,
    SafetyCategory,
    SafetyCheck,
    SafetyFlag,
    SafetyNote,
)

__all__ = [
    "API_VERSION",
    "Advice",
    "Artifact",
    "CheckContext",
    "CheckedItem",
    "Evaluation",
    "Generator",
    "GoBack",
    "Input",
    "InputFile",
    "JobCancelled",
    "JobContext",
    "Kind",
    "LiveContext",
    "LiveFrame",
    "LiveLayouts",
    "LiveNotes",
    "Made",
    "MeasuredFigure",
    "MeasuredRange",
    "Model",
    "ModelCard",
    "ModelRef",
    "NoParams",
    "Panel",
    "ParamSpec",
    "Params",
    "Recipe",
    "RecipeInput",
    "Region",
    "SafetyCategory",
    "SafetyCheck",
    "SafetyFlag",
    "SafetyNote",
    "TextFit",
    "TextSize",
    "Trainer",
    "TrainingData",
    "UserError",
    "Work",
    "hookimpl",
    "image_artifact",
    "model_id",
    "param",
    "specs",
]
