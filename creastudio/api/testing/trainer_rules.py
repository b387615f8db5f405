"""Rules about what a trainer does when it runs."""

from __future__ import annotations

import hashlib
import itertools
import json
import math
import shutil
import struct
from pathlib import Path

from creastudio.api.context import Model
from creastudio.api.errors import UserError
from creastudio.api.testing.case import Case
from creastudio.api.testing.context import FakeContext, Killed
from creastudio.api.testing.rule import Rule
from creastudio.api.testing.run_rules import (
    cancel_is_heard,
    missing_input_is_said,
    names_no_place,
    progress_goes_forward,
)
from creastudio.api.testing.samples import spoil


def _makes_a_model(case: Case) -> None:
    model = _model(case.base)
    card = model.card
    assert card.family == case.trainer.family, (
        f"it makes models of the family '{case.trainer.family}', but the card says '{card.family}'"
    )
    assert card.title.strip(), "the card has no title"
    assert card.data, "the card doesn't say what the model learned from"
    assert _tensor_count(model.weights), "the model has no weights"
    names_no_place(case, [card.model_dump_json()])


def _takes_the_name(case: Case) -> None:
    card = _model(case.base).card
    assert card.title == "Contract model", (
        f"the model was called 'Contract model', the card says '{card.title}'"
    )


def _shows_curves(case: Case) -> None:
    metrics = case.base.metrics
    assert metrics, "it never calls ctx.metric"
    for name, value, _ in metrics:
        assert math.isfinite(value), f"the metric '{name}' is {value}"
    for name in {name for name, _, _ in metrics}:
        steps = [step for other, _, step in metrics if other == name]
        back = any(after < before for before, after in itertools.pairwise(steps))
        assert not back, f"the steps of the metric '{name}' go back"


def _dashboard_is_fed(case: Case) -> None:
    assert case.panel is not None
    drawn = {name.strip() for names in case.panel.bindings.values() for name in names.split(",")}
    missing = drawn - {name for name, _, _ in case.base.metrics}
    assert not missing, f"the dashboard draws {', '.join(sorted(missing))}, which it never measures"


def _shows_samples(case: Case) -> None:
    assert case.base.previews, "it never calls ctx.preview: a person can't see what the model learns"


def _resumes(case: Case) -> None:
    whole = case.base
    assert whole.checks > 1, "it calls ctx.check_cancelled only once in a whole training"
    folder = case.folder / "resumed"
    try:
        case.run(folder=folder, kill_at=max(2, whole.checks * 2 // 3))
    except Killed:
        pass
    else:
        raise AssertionError("it checks less often for a cancel the second time")
    resumed = case.run(folder=folder)
    model = _model(resumed)
    if case.work.replay == "exact":
        assert _digest(model.weights) == _digest(_model(whole).weights), (
            "a training that was killed and resumed ends with other weights than an unbroken one"
        )


def _empty_folder_is_said(case: Case) -> None:
    folder = case.folder / "nothing"
    folder.mkdir(exist_ok=True)
    try:
        case.run(inputs={**case.files, "data": folder})
    except UserError as error:
        hint = error.hint
    else:
        raise AssertionError("it trains on an empty folder")
    assert hint, "the UserError about an empty data set has no hint"


def _bad_files_are_named(case: Case) -> None:
    folder = case.folder / "spoiled"
    shutil.copytree(case.files["data"], folder, dirs_exist_ok=True)
    names = spoil(folder)
    context = case.run(inputs={**case.files, "data": folder})
    _model(context)
    notices = "\n".join(context.notices)
    silent = [name for name in names if name not in notices]
    assert not silent, (
        f"it says nothing of {', '.join(silent)}, which it can't use; log a warning that names them"
    )


def _is_pictures(case: Case) -> bool:
    return case.trainer.data == "image"


def _has_dashboard(case: Case) -> bool:
    return case.panel is not None and case.panel.view == "dashboard"


def _model(context: FakeContext) -> Model:
    assert len(context.saved) == 1, f"it saves {len(context.saved)} models, not one"
    return context.saved[0]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _tensor_count(weights: Path) -> int:
    """Return how many tensors a safetensors file holds, from its header alone."""
    data = weights.read_bytes()
    assert len(data) > 8, "the weights are no safetensors file"
    (length,) = struct.unpack_from("<Q", data)
    assert length <= len(data) - 8, "the weights are no safetensors file"
    header = json.loads(data[8 : 8 + length])
    return sum(name != "__metadata__" for name in header)


TRAINER_RULES = (
    Rule("it makes one model with a card and safetensors weights", _makes_a_model),
    Rule("the model gets the name that it was given", _takes_the_name),
    Rule("its progress goes from 0 to 1", progress_goes_forward),
    Rule("it draws curves", _shows_curves),
    Rule("every curve of its dashboard is measured", _dashboard_is_fed, _has_dashboard),
    Rule("it shows samples while it learns", _shows_samples),
    Rule("a killed training resumes to the same model", _resumes),
    Rule("a cancel is heard", cancel_is_heard),
    Rule("a missing data set is a UserError", missing_input_is_said),
    Rule("an empty folder is a UserError with a hint", _empty_folder_is_said),
    Rule("files that can't be used are named, and the rest is used", _bad_files_are_named, _is_pictures),
)
