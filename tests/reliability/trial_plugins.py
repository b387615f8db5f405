"""A plugin that does its worst: the studio stays, its next job works, and a person is told in words."""

from __future__ import annotations

from pathlib import Path

import psutil

from creastudio import paths
from creastudio.host.plugin_state import CRASHES, PluginState
from creastudio.jobs.engine_log import MAX_LOG
from creastudio.jobs.job import JobRecord
from creastudio.workspace.environment import Environment, open_registry, plugin_state_file
from creastudio.workspace.opening import new_project, recover_project
from creastudio.workspace.workspace import Workspace
from tests.reliability import hostile_plugin
from tests.reliability.at_home import home
from tests.reliability.trial import Outcome, Trial
from tests.support.projects import wait_for

PATIENCE = 60.0
"""s that anything may take on a busy machine."""


def run(count: int, folder: Path) -> Outcome:
    """Ask for each way by turns, and after each for something harmless, of the same plugin."""
    outcome, ways = Outcome(), list(hostile_plugin.ENDS)
    with home(folder / "home"):
        hostile_plugin.make(paths.plugins_dir())
        environment = Environment.load()
        workspace = new_project(environment, "Poster")
        try:
            for number in range(count):
                way = ways[number % len(ways)]
                outcome.ran += 1
                outcome.broken += [f"{way}: {sentence}" for sentence in _tried(workspace, way)]
            records = workspace.desk.queue.records()
        finally:
            workspace.close("stop")
        kept, folder_of = workspace.results, workspace.journal.folder
        outcome.broken += _opens_again(environment, folder_of, len(kept))
        deaths = sum(ways[number % len(ways)] in hostile_plugin.DEADLY for number in range(count))
        outcome.broken += _set_aside(deaths)
    left = [child.name() for child in psutil.Process().children(recursive=True)]
    outcome.broken += [f"a process is left: {name}" for name in left]
    harmless = [record for record in records if record.request.params["way"] == "good"]
    done = sum(record.status == "done" for record in harmless)
    outcome.figures = {
        "ways": str(len(ways)),
        "harmless jobs done in between": f"{done:,} of {outcome.ran:,}",
    }
    return outcome


def _tried(workspace: Workspace, way: str) -> list[str]:
    ended = _job(workspace, way, stop=way in hostile_plugin.CANCELLED)
    status, begins = hostile_plugin.ENDS[way]
    wrong: list[str] = []
    if (status and ended.status != status) or not ended.ended:
        wrong.append(f"it ended as {ended.status}: {ended.error}")
    if ended.status == "failed":
        if (
            not ended.error.startswith(begins)
            or not ended.error.endswith(".")
            or not ended.hint.endswith(".")
        ):
            wrong.append(f"it isn't told in words: {ended.error!r} {ended.hint!r}")
        if "Traceback" in ended.error + ended.hint:
            wrong.append(f"a person sees a traceback: {ended.error}")
    logs = sum(log.stat().st_size for log in paths.logs_dir().glob("*.log"))
    if logs > 4 * MAX_LOG:
        wrong.append(f"its logs take {logs >> 20} MB")
    after = _job(workspace, "good")
    if after.status != "done":
        wrong.append(f"the next job ended as {after.status}: {after.error}")
    return wrong


def _job(workspace: Workspace, way: str, *, stop: bool = False) -> JobRecord:
    queue = workspace.desk.queue
    job = workspace.desk.submit("hostile.do", {"way": way}, seed=1).id

    def record() -> JobRecord:
        found = queue.record(job)
        assert found is not None
        return found

    if stop:
        wait_for(workspace, lambda: record().progress > 0 or record().ended, PATIENCE)
        queue.cancel(job)
    wait_for(workspace, lambda: record().ended, PATIENCE)
    return record()


def _set_aside(deaths: int) -> list[str]:
    """A plugin that took its engine down twice isn't there at the next start, and is again when a person says so."""
    if deaths < CRASHES:
        return []
    registry = open_registry()
    found = next(plugin for plugin in registry.plugins if plugin.name == hostile_plugin.NAME)
    others = [plugin.name for plugin in registry.plugins if plugin is not found and plugin.status != "ok"]
    wrong = [f"{name} was set aside with it" for name in others]
    if found.status == "ok" or found.error is None or not str(found.error):
        wrong.append(f"after {deaths} crashes it is {found.status}: {found.error}")
    PluginState.load(plugin_state_file()).enable(hostile_plugin.NAME)
    again = next(plugin for plugin in open_registry().plugins if plugin.name == hostile_plugin.NAME)
    return (
        wrong if again.status == "ok" else [*wrong, f"switched on again it is {again.status}: {again.error}"]
    )


def _opens_again(environment: Environment, journal: Path, results: int) -> list[str]:
    """What such a plugin gave back is stored so that it can be read."""
    from creastudio.store.recovery import working_states

    (state,) = (state for state in working_states(journal.parent) if state.folder == journal)
    workspace = recover_project(environment, state)
    try:
        found = len(workspace.results)
        saved = workspace.save(journal.parent.parent / "after.crea")
    finally:
        workspace.close()
    wrong = [] if found == results else [f"of {results} results {found} came back"]
    return wrong if saved.exists() else [*wrong, "it can't be saved"]


TRIAL = Trial(
    "a plugin that raises, gives back the wrong thing, hangs, spins, crashes, floods, deletes, tells no numbers, leaks, exits or "
    "closes its pipes costs one job that is told in words, its next one works, and after two crashes it is set aside",
    "jobs",
    220,
    11,
    run,
)
