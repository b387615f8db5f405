"""From a crash to the project as it was: a thousand edits come back in seconds."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from creastudio.core import edits
from creastudio.core.canvas import TextLayer
from creastudio.workspace.opening import new_project
from tests.reliability.at_home import home
from tests.reliability.forked import Forked, Tell
from tests.reliability.trial import Outcome, Trial
from tests.support.projects import environment_of
from tests.support.source import ROOT

MOST = 5.0
"""s that it may take, the start of a new process included."""

RECOVERY = """
from creastudio import paths
from creastudio.workspace.opening import recover_project, unsaved_work
from tests.support.projects import environment_of

(state,) = unsaved_work()
workspace = recover_project(environment_of(), state)
print(len(workspace.document.artboards[0].layers), flush=True)
workspace.close()
"""


def run(count: int, folder: Path) -> Outcome:
    """Make `count` edits, be killed, and start again."""
    outcome = Outcome(ran=count)
    with home(folder / "home"):
        studio = Forked.start(lambda tell: _edit(count, tell))
        studio.listen(300, until=bool)
        studio.kill()
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", RECOVERY],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        seconds = time.perf_counter() - start
    if done.stdout.strip() != str(count):
        outcome.fail(f"of {count} edits came back: {done.stdout.strip()} {done.stderr[-500:]}")
    if count == TRIAL.full and seconds > MOST:
        outcome.fail(f"it took {seconds:.1f} s")
    outcome.figures = {"from a new process to the project": f"{seconds:.1f} s"}
    return outcome


def _edit(count: int, tell: Tell) -> None:
    workspace = new_project(environment_of(), "Poster")
    board = workspace.document.artboards[0].id
    for number in range(count):
        workspace.apply(edits.add_layer(board, TextLayer(text=str(number))))
    workspace.journal.flush()
    tell("safe")
    time.sleep(600)


TRIAL = Trial(f"from a crash to the project as it was in at most {MOST:g} s", "edits", 1000, 50, run)
