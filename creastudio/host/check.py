"""Checks a plugin as its author, or somebody who was given it, can (``plugins check PATH``)."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from creastudio.api.errors import UserError
from creastudio.engines.finder import find_engine
from creastudio.host.candidates import Candidate, project_candidates, unpacked_candidates
from creastudio.host.child import ChildResult, run_child
from creastudio.host.faults import PluginFault
from creastudio.host.imports import engine_problems, face_problems
from creastudio.host.in_place import lacks, refuse_unfit_libraries
from creastudio.host.install import unpacked
from creastudio.host.pack import pack
from creastudio.host.probe import probe

CONTRACT_LIMIT = 600.0
"""Seconds that the contract runs of one plugin may take."""


@dataclass(frozen=True)
class Tick:
    """One line of the report.

    Attributes
    ----------
    about : str
        Name of the plugin, or id of its generator or trainer.
    rule : str
        A sentence that is true when all is well.
    problem, hint : str
        What is wrong and what to do; "" when all is well.
    report : str
        Traceback or output, for the author.
    advice : str
        What isn't wrong, but will be: something of the API that is to go, or a range that promises too much.
    """

    about: str
    rule: str
    problem: str = ""
    hint: str = ""
    report: str = ""
    advice: str = ""

    @property
    def ok(self) -> bool:
        """Whether the rule is kept."""
        return not self.problem


def check_plugin(path: Path, *, run: bool = True, time_limit: float = CONTRACT_LIMIT) -> Iterator[Tick]:
    """Check the plugin in a project folder, an unpacked wheel or a wheel, and yield a line for each rule.

    Its face and its engine are only ever loaded in child processes.

    Parameters
    ----------
    run : bool
        Whether to run its generators and trainers too; False stops at what can be read.
    time_limit : float
        Seconds that the runs of one plugin may take.

    Raises
    ------
    UserError
        When there is no plugin at `path`.
    """
    with _opened(path) as candidates:
        for candidate in candidates:
            if candidate.fault is not None:
                raise candidate.fault
            yield from _check(candidate, run, time_limit)


@contextmanager
def _opened(path: Path) -> Generator[list[Candidate]]:
    if not path.exists():
        raise UserError(f"There is no '{path}'.", "Give the folder of a plugin, or its wheel.")
    if (path / "pyproject.toml").is_file():
        yield project_candidates(path.resolve())
    elif path.is_dir():
        yield unpacked_candidates(path.resolve())
    else:
        with (
            tempfile.TemporaryDirectory(prefix="creastudio-check-") as folder,
            unpacked(path, Path(folder)) as fresh,
        ):
            yield unpacked_candidates(fresh)


def _check(candidate: Candidate, run: bool, time_limit: float) -> Iterator[Tick]:
    name, root = candidate.name, Path(candidate.search_path[0])
    package = candidate.module.partition(".")[0]
    wrong = face_problems(candidate.module, root)
    yield _lines(name, "its face imports the api and light parts of Python only", wrong)
    yield _lines(name, "its modules use nothing of the studio but the api", engine_problems(package, root))
    if wrong:
        # It would be refused for that very reason.
        return
    found = probe(name, candidate.module, candidate.search_path, "")
    yield Tick(name, "its face loads and its manifest is sound", found.message, found.hint, found.report)
    if found.message:
        return
    if candidate.in_place:
        yield _packs(candidate)
        lacking = _has_libraries(candidate)
        yield lacking
        if not lacking.ok:
            # Whatever needs them would fail for that very reason.
            return
    if run:
        yield from _runs(candidate, time_limit)


def _lines(about: str, rule: str, problems: list[str]) -> Tick:
    return Tick(about, rule, "; ".join(problems))


def _packs(candidate: Candidate) -> Tick:
    with tempfile.TemporaryDirectory(prefix="creastudio-check-") as folder:
        try:
            pack(Path(candidate.folder), Path(folder))
        except UserError as error:
            return Tick(candidate.name, "a wheel can be made of it", error.message, error.hint)
    return Tick(candidate.name, "a wheel can be made of it")


def _has_libraries(candidate: Candidate) -> Tick:
    rule = "what it needs is here, and can be brought"
    try:
        refuse_unfit_libraries(Path(candidate.folder))
        fault = lacks(Path(candidate.folder))
    except PluginFault as error:
        fault = error
    return Tick(candidate.name, rule, fault.message, fault.hint) if fault else Tick(candidate.name, rule)


def _runs(candidate: Candidate, time_limit: float) -> Iterator[Tick]:
    package = candidate.module.partition(".")[0]
    request = {
        "task": "contract",
        "name": candidate.name,
        "module": candidate.module,
        "search_path": list(candidate.search_path),
        "model_folders": [str(Path(folder, package, "models")) for folder in candidate.search_path],
    }
    child = run_child(request, time_limit, find_engine().command)
    begun = ("", "")
    for said in _said(child.answer):
        if "starts" in said:
            begun = said["work"], said["starts"]
            continue
        begun = ("", "")
        if "advice" in said:
            yield Tick(said["work"], "its author might read this", advice=said["advice"])
            continue
        yield Tick(said["work"], said["rule"], said["problem"], "", said["report"])
    ending = _ending(child, time_limit)
    if begun[1] or child.code != 0:
        yield Tick(
            begun[0] or candidate.name, begun[1] or "its runs come to an end", ending, "", child.printed
        )


def _said(answer: str) -> Iterator[dict[str, str]]:
    """Yield the lines that the child wrote, up to one that was cut short by its end."""
    for line in answer.splitlines():
        try:
            yield json.loads(line)
        except ValueError:
            return


def _ending(child: ChildResult, time_limit: float) -> str:
    if child.timed_out:
        return f"it didn't finish within {time_limit:g} s; give its manifest a smaller trial"
    if child.crashed:
        return f"it crashed (exit code {child.code})"
    return f"it ended the process (exit code {child.code})"
