"""What the parameters of a plugin must be like, so that they can make a form, flags, a default run and a recipe."""

from __future__ import annotations

from typing import get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from creastudio.api.errors import UserError
from creastudio.api.formats import formats_in
from creastudio.api.params import Params, ParamSpec, Role, specs, without_none
from creastudio.host.faults import PluginFault

PLAIN = (int, float, bool, str)
"""Types that a form has a field for; choices have one too."""

FITTING: dict[Role, tuple[type, ...]] = {
    "": PLAIN,
    "seed": (int,),
    "count": (int,),
    "variation": (float,),
    "strength": (int, float),
    "model": (str,),
    "prompt": (str,),
    "time_limit": (int, float),
    "go_back": (int, float),
    "keys": (str,),
    "amounts": (str,),
    "classes": (str,),
    "bars": (str,),
    "tracks": (str,),
    "score": (str,),
    "formats": (str,),
}
"""What the studio itself sets by a role, or shows."""


def check_params(model: type[Params], owner: str) -> None:
    """Raise PluginFault when the parameters of `owner`, a generator or trainer, can't be used."""
    if "<locals>" in model.__qualname__:
        raise PluginFault(
            f"The parameters of '{owner}' are a class inside a function, which an engine can't import.",
            f"Move the class '{model.__name__}' to the top level of its module.",
        )
    for spec in specs(model):
        _check_field(spec, model.model_fields[spec.name], f"'{spec.name}' of '{owner}'")
    _check_defaults(model, owner)


def _check_field(spec: ParamSpec, info: FieldInfo, what: str) -> None:
    if not (info.title or "").strip():
        raise PluginFault(f"The parameter {what} has no title.", "Declare it with param(default, title=...).")
    if spec.role not in get_args(Role):
        raise PluginFault(
            f"The parameter {what} has the role '{spec.role}', which the studio doesn't know.",
            f"Roles are {', '.join(role for role in get_args(Role) if role)}.",
        )
    if spec.role == "model" and not spec.model_family:
        raise PluginFault(
            f"The parameter {what} names a model, but not of which family.",
            'Declare it with role="model", model_family=..., as the cards of the models say it.',
        )
    kind, _ = without_none(info.annotation)
    # A choice has values of its own, of whatever type; no role acts on one.
    if spec.choices and not spec.role:
        return
    fitting = FITTING[spec.role]
    if kind not in fitting:
        names = " or ".join(item.__name__ for item in fitting)
        of_role = f" with the role '{spec.role}'" if spec.role else ""
        raise PluginFault(
            f"The parameter {what} is of a type that no form can show{of_role} ({_name(kind)}).",
            f"Make it {names}{'' if spec.role else ', or a choice with Literal[...]'}.",
        )


def _name(kind: object) -> str:
    return kind.__name__ if isinstance(kind, type) else str(kind)


def _check_defaults(model: type[Params], owner: str) -> None:
    for spec in specs(model):
        if spec.role == "formats" and spec.default:
            _check_formats(spec, owner)
    try:
        model().model_dump_json()
    except ValidationError as error:
        # A prompt or a model may lack a default; the contract says so of all others.
        wrong = next((item for item in error.errors() if item["type"] != "missing"), None)
        if wrong is not None:
            where = ".".join(str(part) for part in wrong["loc"])
            raise PluginFault(
                f"The default of the parameter '{where}' of '{owner}' doesn't fit: {wrong['msg']}.",
                "Give it a default within its own bounds.",
            ) from error


def _check_formats(spec: ParamSpec, owner: str) -> None:
    try:
        formats_in(str(spec.default))
    except UserError as error:
        raise PluginFault(
            f"The default of the parameter '{spec.name}' of '{owner}' names no formats: {error.message}",
            "Name formats that ship with the studio, such as meta.square.",
        ) from error
