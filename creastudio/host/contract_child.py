"""The contract suite over one plugin, in a child process: its engine is a stranger's code."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TextIO

from creastudio.api.context import Model
from creastudio.api.errors import UserError
from creastudio.api.model_card import ModelCard
from creastudio.api.testing import Case, SafetyCase, outcomes, rules_for, safety_problems
from creastudio.host.api_ages import advice_on
from creastudio.host.manifest import Face, load_face


def run_contract(request: Mapping[str, Any], result: Path) -> None:
    """Try every rule on every generator and trainer of a plugin.

    Writes one JSON line before and one after each rule, so that the last line names the rule a crash or hang
    happened in.
    """
    # In the order of an engine: what a plugin brings along comes first.
    sys.path[:0] = request["search_path"]
    face = load_face(request["name"], request["module"], request["search_path"])
    models = [*shipped_models([Path(folder) for folder in request["model_folders"]])]
    with (
        tempfile.TemporaryDirectory(prefix="creastudio-check-") as folder,
        result.open("w", encoding="utf-8") as out,
    ):
        folder_of_it = Path(request["search_path"][0]) if request["search_path"] else None
        if folder_of_it is not None:
            for sentence in advice_on(face, folder_of_it, request["module"].partition(".")[0]):
                _write(out, {"work": request["name"], "advice": sentence})
        # Trainers first: a generator may need the model that one of them makes.
        for work in (*face.trainers, *face.generators):
            case = Case(
                work,
                Path(folder, work.id),
                models=models,
                panel=_panel_of(face, work.id),
                settings=face.settings,
            )
            _run_case(case, out)
            if case.work.makes == "model" and "base" in vars(case):
                models += case.base.saved
        for check in face.checks:
            for rule, problem in safety_problems(SafetyCase(check, tuple(models), own=face.settings)):
                _write(out, {"work": check.id, "rule": rule, "problem": problem, "report": ""})


def shipped_models(folders: list[Path]) -> list[Model]:
    """Return the models in `folders`: each a subfolder with ``card.json`` and ``model.safetensors``."""
    found: list[Model] = []
    for folder in folders:
        for card in sorted(folder.glob("*/card.json")):
            weights = card.with_name("model.safetensors")
            if not weights.is_file():
                raise UserError(
                    f"The model '{card.parent.name}' has a card but no model.safetensors.", "Add it."
                )
            found.append(Model(ModelCard.model_validate_json(card.read_bytes()), card.parent, weights))
    return found


def _run_case(case: Case, out: TextIO) -> None:
    titles = [rule.title for rule in rules_for(case)]
    results = outcomes(case)
    for title in titles:
        _write(out, {"work": case.work.id, "starts": title})
        outcome = next(results)
        _write(
            out, {"work": case.work.id, "rule": title, "problem": outcome.problem, "report": outcome.report}
        )


def _write(out: TextIO, line: Mapping[str, str]) -> None:
    out.write(json.dumps(line) + "\n")
    out.flush()


def _panel_of(face: Face, work_id: str) -> Any:
    return next((panel for panel in face.panels if panel.generator == work_id), None)
