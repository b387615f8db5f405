"""Loads a stranger's face in a child process first: what it does there costs nothing here."""

from __future__ import annotations

import faulthandler
import importlib
import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from creastudio.host.carried import QT
from creastudio.host.child import ChildResult, run_child
from creastudio.host.faults import PluginFault, exit_fault, hang_fault, load_fault
from creastudio.host.imports import Import, face_imports, fits_face
from creastudio.host.locate import module_file
from creastudio.host.manifest import load_face
from creastudio.host.plugin_state import ProbeRecord

TIME_LIMIT = 10.0
"""Seconds a face may take to load; a well-made one needs a few milliseconds."""

HEAVY = ("torch", "transformers", "music21", *QT, "tensorflow", "jax")
"""What no face may load: it would be loaded at every start, before the window is up."""


def probe(
    name: str, module: str, search_path: Sequence[str], stamp: str, time_limit: float = TIME_LIMIT
) -> ProbeRecord:
    """Load a face in a child process and return what was found.

    Parameters
    ----------
    time_limit : float
        Seconds until the child's process group is killed.
    """
    request = {"task": "face", "name": name, "module": module, "search_path": list(search_path)}
    # A second Qt may crash the process that loads it: that one is found by reading.
    fault = qt_fault(name, module, search_path)
    fault = fault or _verdict(name, run_child(request, time_limit), time_limit)
    fault = fault or import_fault(name, module, search_path)
    if fault is None:
        return ProbeRecord(stamp=stamp)
    return ProbeRecord(stamp=stamp, message=fault.message, hint=fault.hint, report=fault.report)


def qt_fault(name: str, module: str, search_path: Sequence[str]) -> PluginFault | None:
    """Return the fault of a face that imports a Qt, found without running it; None when it imports none."""
    for item in _imports(module, search_path):
        top = item.module.partition(".")[0]
        if top in QT:
            return PluginFault(
                f"The face of the plugin '{name}' imports {top} ({item.file.name}, line {item.line}), and the window "
                "has its own Qt already.",
                "Its author leaves it out: the studio draws the panels of plugins.",
            )
    return None


def import_fault(name: str, module: str, search_path: Sequence[str]) -> PluginFault | None:
    """Return the fault of a face that imports what none may, found without running it; None when all is well."""
    for item in _imports(module, search_path):
        if not fits_face(item.module):
            return PluginFault(
                f"The face of the plugin '{name}' imports {item.module} ({item.file.name}, line {item.line}), which no "
                "face may.",
                "Its author moves that into the engine module that the entry names: a face imports creastudio.api "
                "and light parts of Python.",
            )
    return None


def _imports(module: str, search_path: Sequence[str]) -> list[Import]:
    package = module_file(module.partition(".")[0], search_path)
    return face_imports(module, package.parent.parent) if package is not None else []


def probe_main(arguments: Sequence[str]) -> int:
    """Be the child: do what the request file says and write the answer into the result file."""
    # Into what is printed: where a library crashes, the report says which line of the plugin called it.
    faulthandler.enable()
    request = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    result = Path(arguments[1])
    if request["task"] == "contract":
        from creastudio.host.contract_child import run_contract

        run_contract(request, result)
    else:
        result.write_text(json.dumps(_try_face(request)), encoding="utf-8")
    sys.stdout.flush()
    sys.stderr.flush()
    # The code of a plugin may have left threads running that would keep the interpreter alive.
    os._exit(0)


def _try_face(request: Mapping[str, Any]) -> dict[str, str]:
    """Load the face as the shell will, and return what is wrong with it; empty texts for nothing."""
    name, search_path = request["name"], request["search_path"]
    # In the order of the shell: a plugin's own copy of a library comes after ours.
    sys.path.extend(search_path)
    importlib.invalidate_caches()
    try:
        load_face(name, request["module"], search_path)
        _refuse_heavy(name)
    except BaseException as error:  # noqa: BLE001  whatever a stranger's code raises, SystemExit too, is the answer
        fault = load_fault(name, error)
        return {"message": fault.message, "hint": fault.hint, "report": fault.report}
    return {"message": "", "hint": "", "report": ""}


def _refuse_heavy(name: str) -> None:
    loaded = [module for module in HEAVY if module in sys.modules]
    if loaded:
        raise PluginFault(
            f"The face of the plugin '{name}' loads {' and '.join(loaded)}, which every start would wait for.",
            "Its author moves that import into the engine module that the entry names.",
        )


def _verdict(name: str, child: ChildResult, time_limit: float) -> PluginFault | None:
    if child.timed_out:
        return hang_fault(name, time_limit, child.printed)
    if child.crashed:
        report = f"Exit code {child.code}\n{child.printed}"
        return PluginFault(f"The plugin '{name}' crashes when it is loaded.", "Update or remove it.", report)
    if not child.answer:
        return exit_fault(name, f"Exit code {child.code}\n{child.printed}")
    try:
        answer = json.loads(child.answer)
        message, hint, report = (str(answer[key]) for key in ("message", "hint", "report"))
    except (ValueError, TypeError, KeyError, RecursionError):
        # The face itself wrote there.
        return exit_fault(name, f"Its answer can't be read.\n{child.printed}")
    if not message:
        return None
    return PluginFault(message, hint, "\n".join(filter(None, (report, child.printed))))
