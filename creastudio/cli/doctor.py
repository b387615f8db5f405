"""``creastudio doctor``: which device runs what, and why; what is here and what is missing."""

from __future__ import annotations

import json
import os
import platform
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from creastudio.cli.settings import in_thread_option, json_option

if TYPE_CHECKING:
    from creastudio.workspace.environment import Environment

LIBRARIES = ("PySide6-Essentials", "numpy", "pillow", "pydantic")
"""Of the studio; an engine may have others, and says so itself."""

ENGINE_LIBRARIES = ("torch", "torchvision", "transformers", "music21")
LEAST_FREE = 2 * 1024**3
"""Bytes of free disk below which a note is printed."""


@click.command(short_help="Show which device runs what, and what is missing.")
@json_option
@in_thread_option
def doctor(as_json: bool, in_thread: bool) -> None:
    """Show which device runs what and why, and whether everything that is needed is here.

    torch is asked in an engine process, where jobs run; this command itself never loads it.
    """
    from creastudio.cli.output import result, result_json
    from creastudio.workspace.environment import Environment

    environment = Environment.load(in_thread=in_thread)
    report = examine(environment)
    if as_json:
        result_json(report)
        return
    for line in lines(report):
        result(line)


def examine(environment: Environment) -> dict[str, Any]:
    """Return all that is found, in JSON types; sizes in bytes."""
    from creastudio import __version__, paths
    from creastudio.engines.finder import find_engine

    program = find_engine()
    engine = ask_engine(environment)
    disk = shutil.disk_usage(paths.data_dir())
    return {
        "studio": __version__,
        "system": platform.platform(),
        "python": platform.python_version(),
        "cores": os.cpu_count() or 1,
        "libraries": {**_versions(), **_engine_versions(engine)},
        "engine_program": {"name": program.name, "reason": program.reason, "command": list(program.command)},
        "engine": engine,
        "device_setting": environment.settings.device,
        "works": _works(environment, engine),
        "plugins": [
            {"name": p.name, "version": p.version, "status": p.status, "error": p.error, "hint": p.hint}
            for p in environment.registry.plugins
        ],
        "models": [
            {"id": e.card.id, "family": e.card.family, "origin": e.origin}
            for e in environment.models.entries()
        ],
        "display": _display(),
        "data_folder": str(paths.data_dir()),
        "disk_free": disk.free,
    }


def ask_engine(environment: Environment) -> dict[str, Any]:
    """Return what torch finds, as an engine says it; ``error`` and ``hint`` when none can be asked."""
    from creastudio.api.errors import UserError
    from creastudio.cli.progress import progress
    from creastudio.cli.session import JobSession
    from creastudio.jobs.job import JobRequest

    request = JobRequest(
        work="studio.facts",
        title="Asking the engine",
        entry="creastudio.ml.facts:run",
        params_entry="creastudio.api.params:NoParams",
        makes="text",
    )
    try:
        with JobSession(environment, progress(quiet=True)) as session:
            (answer,) = session.run(request)
            return json.loads(session.blobs.read(answer.asset.sha256))
    except UserError as error:
        return {"error": error.message, "hint": error.hint, "report": str(getattr(error, "report", ""))}


def lines(report: dict[str, Any]) -> Iterator[str]:
    """Yield the report for a person to read."""
    yield f"CreaStudio {report['studio']}, Python {report['python']}, {report['system']}, {report['cores']} cores"
    versions = (f"{name} {version or 'MISSING'}" for name, version in report["libraries"].items())
    yield f"Libraries  {', '.join(versions)}"
    program = report["engine_program"]
    yield f"Engine     {program['name']}: {program['reason']}"
    yield from _engine_lines(report)
    yield ""
    for work in report["works"]:
        yield f"{work['id']:<24} {work['device']:<8} {work['lane']} engine, about {work['memory']} MB"
    yield ""
    for plugin in report["plugins"]:
        yield f"Plugin     {plugin['name']} {plugin['version']}: {plugin['status']}"
        if plugin["error"]:
            yield f"           {plugin['error']} {plugin['hint']}"
    names = ", ".join(model["id"] for model in report["models"])
    yield f"Models     {names or 'none'}"
    yield f"Display    {report['display']}"
    yield f"Data       {report['data_folder']}, {report['disk_free'] / 2**30:.1f} GB free"
    if report["disk_free"] < LEAST_FREE:
        yield "           Little room is left: results and checkpoints may not fit."


def _engine_lines(report: dict[str, Any]) -> Iterator[str]:
    engine = report["engine"]
    if "error" in engine:
        yield f"           can't be used: {engine['error']} {engine['hint']}".rstrip()
        if engine["report"]:
            yield engine["report"].rstrip()
        return
    yield f"Device     {engine['device']}: {engine['reason']} (setting: {report['device_setting']})"
    precision = "bfloat16 where it helps" if engine["bfloat16"] else "float32"
    threads = f"{engine['threads']} thread{'' if engine['threads'] == 1 else 's'}"
    yield f"           {threads}, {precision}, torch {engine['torch']}"
    for item in engine["devices"]:
        memory = f", {item['memory'] / 2**30:.1f} GB" if item["memory"] else ""
        yield f"           {item['id']}: {item['name']}{memory}"


def _works(environment: Environment, engine: dict[str, Any]) -> list[dict[str, Any]]:
    chosen = str(engine.get("device", "none"))
    registry = environment.registry
    return [
        {
            "id": work.id,
            "device": "cpu" if work.device == "cpu" and chosen != "none" else chosen,
            "lane": "quick" if work.quick else "long",
            "memory": work.memory,
        }
        for work in (*registry.generators(), *registry.trainers())
    ]


def _versions() -> dict[str, str]:
    from importlib import metadata

    found: dict[str, str] = {}
    for name in LIBRARIES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = ""
    return found


def _engine_versions(engine: dict[str, Any]) -> dict[str, str]:
    """Return the versions in the engine as it says them; "" for what is missing there or can't be asked."""
    said = engine.get("libraries", {})
    return {name: str(said.get(name, "")) for name in ENGINE_LIBRARIES}


def _display() -> str:
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"):
        if os.environ.get(name):
            return f"{name}={os.environ[name]}"
    return "none: commands work, the window doesn't" if platform.system() == "Linux" else "native"
