"""What a person has set in a form and not run yet, to be put into the form that takes its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from creastudio.api.params import problems
from creastudio.jobs.job import JobInput
from creastudio.shell.panels.generators.work_form import WorkForm
from creastudio.shell.widgets.inputs import InputField


@dataclass(frozen=True)
class KeptForm:
    """Parameters, seed, name of the new model, and the inputs that were chosen by hand."""

    values: Mapping[str, Any]
    seed: int | None
    locked: bool
    name: str
    inputs: Mapping[str, Path | JobInput]

    @classmethod
    def of(cls, form: WorkForm) -> KeptForm:
        """Return what is set in a form."""
        inputs: dict[str, Path | JobInput] = {
            name: field.value
            for name, field in form.inputs.items()
            if field.value is not None and not (isinstance(field, InputField) and field.follows)
        }
        if form.folder is not None and form.folder.path is not None:
            inputs["data"] = form.folder.path
        name = form.name.name if form.name is not None else ""
        return cls(form.values(), form.seed.value(), form.seed.locked, name, inputs)

    def put_into(self, form: WorkForm) -> None:
        """Set it in another form of the same work, whose plugin may have changed: what doesn't fit is left out."""
        params = form.work.params
        known = {name: value for name, value in self.values.items() if name in params.model_fields}
        wrong = problems(params, known)
        form.set_values({name: value for name, value in known.items() if name not in wrong})
        form.seed.set_value(self.seed)
        form.seed.set_locked(self.locked)
        form.set_inputs(self.inputs)
        if form.name is not None and self.name:
            form.name.edit.setText(self.name)
