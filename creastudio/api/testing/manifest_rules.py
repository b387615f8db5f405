"""Rules about a manifest and its parameters, for generators and trainers alike."""

from __future__ import annotations

import inspect
import json

from creastudio.api.errors import UserError
from creastudio.api.params import ParamSpec, parse_text, specs, validate
from creastudio.api.testing.case import Case
from creastudio.api.testing.rule import Rule


def _explains_itself(case: Case) -> None:
    work = case.work
    for name in ("title", "summary", "category"):
        assert getattr(work, name).strip(), f"the manifest has no {name}"
    for spec in specs(work.params):
        assert spec.title.strip(), f"the parameter '{spec.name}' has no title"


def _defaults_fit(case: Case) -> None:
    needed = [spec for spec in specs(case.work.params) if spec.required]
    assert all(spec.role in ("prompt", "model") for spec in needed), (
        f"{', '.join(spec.name for spec in needed)}: only a prompt or a model may be without a default"
    )
    assert case.values is not None


def _stored_and_read(case: Case) -> None:
    values = case.values
    stored = json.loads(json.dumps(values.model_dump(mode="json")))
    assert validate(case.work.params, stored) == values, "the parameters change when they are stored and read"


def _as_text(case: Case) -> None:
    values = case.values
    texts = {
        name: "" if value is None else str(value) for name, value in values.model_dump(mode="json").items()
    }
    assert parse_text(case.work.params, texts) == values, "--set can't express the parameters"


def _bounds_hold(case: Case) -> None:
    for spec in specs(case.work.params):
        for outside in _outside(spec):
            try:
                validate(case.work.params, {**case.values.model_dump(mode="json"), spec.name: outside})
            except UserError:
                continue
            raise AssertionError(f"'{spec.name}' accepts {outside!r}, which lies outside its bounds")


def _outside(spec: ParamSpec) -> list[object]:
    found: list[object] = []
    if spec.minimum is not None:
        found.append(spec.minimum - 1)
    if spec.maximum is not None:
        found.append(spec.maximum + 1)
    if spec.max_length is not None:
        found.append("x" * (spec.max_length + 1))
    if spec.choices:
        found.append("no such choice")
    return found


def _entry_is_a_run(case: Case) -> None:
    assert callable(case.entry), f"{case.work.entry} is no function"
    try:
        inspect.signature(case.entry).bind(object(), object())
    except TypeError as error:
        raise AssertionError(f"{case.work.entry} doesn't take (params, ctx): {error}") from None


MANIFEST_RULES = (
    Rule("it has a title, a summary and a category, and every parameter a title", _explains_itself),
    Rule("its defaults fit its own bounds", _defaults_fit),
    Rule("its parameters survive being stored", _stored_and_read),
    Rule("its parameters can be given as text", _as_text),
    Rule("values out of bounds are refused", _bounds_hold),
    Rule("its entry is a function run(params, ctx)", _entry_is_a_run),
)
