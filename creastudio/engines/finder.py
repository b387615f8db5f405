"""Finds the program that engine processes are started from, and says why it is that one."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from creastudio.engines import installed

VARIABLE = "CREASTUDIO_ENGINE"
"""Environment variable that names an engine's program, before everything else."""

SHARED = "CREASTUDIO_SHARED"
"""Environment variable by which a frozen engine finds the code and the data that it shares with the studio."""

FACTS = "engine.json"
"""File beside the built-in engine's program that says which torch it has."""

PROGRAM = "creastudio-engine.exe" if sys.platform == "win32" else "creastudio-engine"


@dataclass(frozen=True)
class EngineProgram:
    """What engines are started from.

    Attributes
    ----------
    command : tuple of str
        What starts it; what it is started for ("--engine") comes after.
    name : str
        Of an added engine: its name. "built-in" for the one that comes with the studio, "named" for that of the
        environment variable.
    reason : str
        Why it is this one, one English clause.
    """

    command: tuple[str, ...]
    name: str
    reason: str

    def start(self, purpose: str) -> list[str]:
        """Return the whole command that starts it for a purpose, "--engine" or the like."""
        return [*self.command, purpose]


def find_engine() -> EngineProgram:
    """Return the engine to use now; what can't be used is passed over, and the reason says so."""
    named = os.environ.get(VARIABLE, "")
    if named:
        return EngineProgram((str(Path(named).expanduser().absolute()),), "named", f"{VARIABLE} names it")
    chosen = installed.chosen()
    if chosen.pack is not None:
        return EngineProgram((str(chosen.pack.program),), chosen.pack.name, chosen.reason)
    return EngineProgram(built_in_command(), "built-in", chosen.reason)


def built_in_command() -> tuple[str, ...]:
    """Return the command of the engine that comes with the studio."""
    if not getattr(sys, "frozen", False):
        # -P: the current folder must not be able to replace modules of the child.
        return (sys.executable, "-P", "-m", "creastudio")
    if Path(sys.executable).name == PROGRAM:
        return (sys.executable,)
    beside = Path(sys.executable).parent / "engine" / PROGRAM
    inside = Path(sys.executable).parents[1] / "Resources" / "engine" / PROGRAM
    return (str(inside if inside.exists() and not beside.exists() else beside),)


def torch_version() -> str:
    """Return the version of torch in the engine that is used, without starting it; "" when that can't be told."""
    if os.environ.get(VARIABLE):
        return ""
    pack = installed.chosen().pack
    if pack is not None:
        return pack.manifest.torch
    if not getattr(sys, "frozen", False):
        try:
            return version("torch")
        except PackageNotFoundError:
            return ""
    try:
        said = json.loads((Path(built_in_command()[0]).parent / FACTS).read_text(encoding="utf-8"))
        return str(said["torch"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def computes_here() -> bool:
    """Whether jobs can run in this very process: the frozen studio has no torch."""
    return not getattr(sys, "frozen", False) or Path(sys.executable).name == PROGRAM
