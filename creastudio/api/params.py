"""Parameters: one pydantic model makes the form, the validation, the CLI flags, the recipe and the docs.

>>> class Sample(Params):
...     count: int = param(4, title="Pictures", ge=1, le=64, role="count")
>>> [spec.name for spec in specs(Sample)]
['count']
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.fields import FieldInfo

from creastudio.api.errors import UserError

Role = Literal[
    "", "seed", "count", "variation", "model", "prompt", "strength", "time_limit", "go_back", "keys", "amounts",
    "classes", "bars", "tracks", "score", "formats",
]  # fmt: skip
"""What the studio itself may do with a parameter.

``seed``: the dice and the lock act on it. ``count``: how many results one job makes. ``variation``: moved by
Vary while the seed is kept. ``model``: names a model of the library (choices are filled in by the studio).
``prompt``: a person's own words, edited in a large field. ``strength``: how far a result may leave its input.
``go_back``: of a trainer; where to go on from, set by the offers of its advice (see ``GoBack``) and not by the form.
``keys``: what holds at which time, as ``creastudio.api.keys`` writes it; set on the timeline, not in the form.
``amounts``: numbers by name ("smile:1.5, 3:-0.4"); the form shows a slider for each.
``classes``: names of classes; the form offers those that the card of the chosen model lists as ``config["classes"]``.
``bars``: bars of a score that are to be worked on, from 1 ("5-8, 12"; empty for all); the score editor fills in what is
selected. ``tracks``: its tracks, by number from 1 or by name ("1, Bass"; empty for all), filled in likewise.
``formats``: sizes, as ``creastudio.api.formats.formats_in`` reads them ("meta.story, display, 800x600"); the form offers
all that are known, and the person's own ones are spelled out before a job gets the text.
``score``: in live sessions, the score that is looked at, as the text of ``Score.dumps``; the score editor fills it in.
"""

SHOWN = 60
"""Characters of a wrong value that an error repeats."""

Widget = Literal["int", "float", "bool", "text", "choice", "model", "seed"]


class Params(BaseModel):
    """Base of the parameters of a generator or trainer: frozen; unknown names are refused."""

    # JSON, and so a recipe, knows neither infinity nor nan.
    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True, allow_inf_nan=False)

    def expected_seconds(self, pace: float = 1.0) -> float | None:
        """Return about how many seconds a job with these settings takes; None where nobody can say.

        A trainer says so before a person starts something that takes an hour.

        Parameters
        ----------
        pace : float
            How many times as long the work takes here as on an ordinary machine without a GPU; 1 until it is known.
        """
        del pace
        return None

    def expected_memory(self, device: str = "cpu") -> int | None:
        """Return about how much memory a job with these settings takes at most, MB; None where nobody can say.

        Parameters
        ----------
        device : str
            Where it runs: "cpu" for the memory of the process, "cuda:0" for that of the card.
        """
        del device
        return None

    def for_gpu(self) -> bool:
        """Tell whether these settings, and so what is expected of them, are meant for a machine with a GPU."""
        return False


class NoParams(Params):
    """For a generator that has nothing to set."""


def param(
    default: Any = ...,
    *,
    title: str,
    help: str = "",
    unit: str = "",
    group: str = "",
    role: Role = "",
    step: float | None = None,
    ge: float | None = None,
    le: float | None = None,
    soft_ge: float | None = None,
    soft_le: float | None = None,
    max_length: int | None = None,
    model_family: str = "",
    advanced: bool = False,
) -> Any:
    """Declare one parameter of a ``Params`` class.

    Parameters
    ----------
    default : Any
        The value a person starts from; leave out for a parameter that has none.
    title, help, unit, group : str
        What the form shows, in English; translated by ``creastudio_translations``.
    role : Role
        What the studio may do with it.
    step : float, optional
        One notch of the slider.
    ge, le : float, optional
        Bounds, inclusive. A number without both bounds gets a field, not a slider.
    soft_ge, soft_le : float, optional
        Ends of the slider where they are narrower than the bounds: what lies beyond can still be typed.
    max_length : int, optional
        Longest text, characters.
    model_family : str
        For ``role="model"``: which models of the library fit ("gan").
    advanced : bool
        Folded away at first.
    """
    extra = {
        "unit": unit,
        "group": group,
        "role": role,
        "step": step,
        "soft_ge": soft_ge,
        "soft_le": soft_le,
        "model_family": model_family,
        "advanced": advanced,
    }
    return Field(
        default,
        title=title,
        description=help,
        ge=ge,
        le=le,
        max_length=max_length,
        json_schema_extra={"creastudio": typing.cast(Any, extra)},
    )


@dataclass(frozen=True)
class ParamSpec:
    """One parameter as forms, the command line and the docs see it."""

    name: str
    widget: Widget
    default: Any
    title: str
    help: str = ""
    unit: str = ""
    group: str = ""
    role: Role = ""
    minimum: float | None = None
    maximum: float | None = None
    step: float | None = None
    soft_minimum: float | None = None
    soft_maximum: float | None = None
    max_length: int | None = None
    choices: tuple[str, ...] = ()
    model_family: str = ""
    advanced: bool = False
    required: bool = False
    optional: bool = field(default=False)

    @property
    def bounded(self) -> bool:
        """Whether both bounds are known, so that a slider makes sense."""
        return self.minimum is not None and self.maximum is not None


def specs(model: type[Params]) -> tuple[ParamSpec, ...]:
    """Return the parameters of a ``Params`` class in the order they were declared."""
    return tuple(field_spec(name, info) for name, info in model.model_fields.items())


def role_name(model: type[Params], role: Role) -> str | None:
    """Return the name of the first parameter with this role, or None."""
    return next((spec.name for spec in specs(model) if spec.role == role), None)


def validate(model: type[Params], values: Mapping[str, Any]) -> Params:
    """Make parameters from plain values.

    Raises
    ------
    UserError
        Names every parameter that doesn't fit and the bounds it must keep.
    """
    try:
        return model.model_validate(_with_choices(model, values))
    except ValidationError as error:
        raise UserError(_explain(model, error), hint=_hint(model, error)) from None


def problems(model: type[Params], values: Mapping[str, Any]) -> dict[str, str]:
    """Return what is wrong with `values`, by parameter; empty when they fit. For forms."""
    try:
        model.model_validate(_with_choices(model, values))
    except ValidationError as error:
        return {str(item["loc"][0]): f"{_sentence(model, item)}." for item in error.errors() if item["loc"]}
    return {}


def parse_text(model: type[Params], pairs: Mapping[str, str]) -> Params:
    """Make parameters from text, as the command line gives them (``kimg=1``)."""
    by_name = {spec.name: spec for spec in specs(model)}
    values: dict[str, Any] = {}
    for name, text in pairs.items():
        spec = by_name.get(name)
        empty = spec is not None and spec.optional and text.lower() in {"", "none"}
        values[name] = None if empty else text
    return validate(model, values)


def _with_choices(model: type[Params], values: Mapping[str, Any]) -> dict[str, Any]:
    """Turn the text of a choice into its value: forms and command lines know ``Literal[1, 2]`` as "1" and "2"."""
    found = dict(values)
    for name, value in values.items():
        info = model.model_fields.get(name)
        if info is None or not isinstance(value, str):
            continue
        for choice in _choice_values(without_none(info.annotation)[0]):
            if value == str(choice):
                found[name] = choice
    return found


def field_spec(name: str, info: FieldInfo) -> ParamSpec:
    """Return one field of any pydantic model (a settings class, too) as a form sees it."""
    raw = info.json_schema_extra
    # pydantic also takes a function there; param() never gives one.
    stored: dict[str, Any] = {} if callable(raw) else typing.cast("dict[str, Any]", raw or {})
    extra: dict[str, Any] = stored.get("creastudio", stored)
    annotation, optional = without_none(info.annotation)
    low, high, longest = _bounds(info.metadata)
    role: Role = extra.get("role", "")
    return ParamSpec(
        name=name,
        widget=_widget(annotation, role),
        default=None if info.is_required() else info.get_default(call_default_factory=False),
        title=info.title or name.replace("_", " ").capitalize(),
        help=info.description or "",
        unit=extra.get("unit", ""),
        group=extra.get("group", ""),
        role=role,
        minimum=low,
        maximum=high,
        step=extra.get("step"),
        soft_minimum=extra.get("soft_ge"),
        soft_maximum=extra.get("soft_le"),
        max_length=longest,
        choices=_choices(annotation),
        model_family=extra.get("model_family", ""),
        advanced=bool(extra.get("advanced", False)),
        required=info.is_required(),
        optional=optional,
    )


def without_none(annotation: Any) -> tuple[Any, bool]:
    """Return the type of a field without its ``| None``, and whether it had one."""
    if get_origin(annotation) in (typing.Union, types.UnionType):
        rest = [part for part in get_args(annotation) if part is not type(None)]
        if len(rest) == 1:
            return rest[0], True
    return annotation, False


def _bounds(metadata: Sequence[Any]) -> tuple[float | None, float | None, int | None]:
    low = high = longest = None
    for item in metadata:
        low = getattr(item, "ge", low)
        high = getattr(item, "le", high)
        longest = getattr(item, "max_length", longest)
    return low, high, longest


def _choices(annotation: Any) -> tuple[str, ...]:
    return tuple(str(value) for value in _choice_values(annotation))


def _choice_values(annotation: Any) -> tuple[Any, ...]:
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return tuple(member.value for member in annotation)
    return ()


def _widget(annotation: Any, role: Role) -> Widget:
    if role in ("model", "seed"):
        return role
    if _choices(annotation):
        return "choice"
    by_type: dict[Any, Widget] = {bool: "bool", int: "int", float: "float"}
    return by_type.get(annotation, "text")


def _explain(model: type[Params], error: ValidationError) -> str:
    return "; ".join(_sentence(model, item) for item in error.errors()) + "."


def _sentence(model: type[Params], item: Any) -> str:
    name = ".".join(str(part) for part in item["loc"]) or "the parameters"
    value = _shown(item["input"])
    if item["type"] == "extra_forbidden":
        return f"There is no parameter '{name}'"
    if item["type"] == "missing":
        return f"'{name}' needs a value"
    spec = next((spec for spec in specs(model) if spec.name == name), None)
    if spec is not None and spec.choices:
        return f"'{name}' is {value} but must be one of {', '.join(spec.choices)}"
    if spec is not None and spec.bounded and spec.widget in ("int", "float", "seed"):
        return f"'{name}' is {value} but must be from {spec.minimum:g} to {spec.maximum:g}"
    if item["type"] == "string_too_long":
        return f"'{name}' has {len(item['input']):,} characters and may have {item['ctx']['max_length']:,}"
    # A validator of the class itself says what is wrong in its own words.
    why = item["msg"].removeprefix("Value error, ")
    return f"'{name}' is {value}: {why[:1].lower()}{why[1:]}"


def _shown(value: Any) -> str:
    """Return a value as a sentence can hold it."""
    whole = repr(value)
    return whole if len(whole) <= SHOWN else f"{whole[:SHOWN]}…"


def _hint(model: type[Params], error: ValidationError) -> str:
    if any(item["type"] == "extra_forbidden" for item in error.errors()):
        return f"The parameters are: {', '.join(model.model_fields)}."
    if all(item["type"] == "missing" for item in error.errors()):
        return "Give it a value and try again."
    return "Change the value and try again."
