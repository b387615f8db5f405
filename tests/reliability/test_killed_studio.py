"""A studio that is killed: at most the last edit is missing, queued jobs are still there, no engine is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from creastudio import paths
from creastudio.core.canvas import TextLayer
from creastudio.store.recovery import working_states
from creastudio.workspace.opening import recover_project, unsaved_work
from tests.support.projects import toy_environment, work_off

EDITOR = """
import sys, time
from creastudio.core import edits
from creastudio.core.canvas import TextLayer
from creastudio.workspace.opening import new_project
from tests.support.projects import toy_environment

workspace = new_project(toy_environment(), "Poster")
board = workspace.document.artboards[0].id
acknowledged = []
workspace.journal.on_durable = lambda step: print(step, flush=True)
number = 0
while True:
    number += 1
    workspace.apply(edits.add_layer(board, TextLayer(text=str(number))))
    time.sleep(0.001)
"""

WORKER = """
import sys, time
from creastudio.workspace.opening import new_project
from tests.support.projects import toy_environment

workspace = new_project(toy_environment(in_thread=False), "Poster")
for seed in range(40):
    workspace.desk.submit("toy.dot", {"count": 4}, seed=seed)
workspace.journal.flush()
while len(workspace.results) < 6:
    workspace.poll()
    time.sleep(0.001)
print(len(workspace.results), flush=True)
time.sleep(60)
"""


def started(source: str) -> subprocess.Popen[str]:
    root = Path(__file__).resolve().parents[2]
    search = os.pathsep.join([str(root), str(root / "plugins")])
    return subprocess.Popen(
        [sys.executable, "-c", source],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": search},
    )


def killed(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.wait()


@pytest.mark.parametrize("steps", [1, 25])
def test_no_acknowledged_edit_is_lost(steps: int) -> None:
    process = started(EDITOR)
    assert process.stdout is not None
    told = 0
    while told < steps:
        told = int(process.stdout.readline())
    killed(process)
    told = max([told, *(int(line) for line in process.stdout.read().split())])
    process.stdout.close()
    (state,) = unsaved_work()
    workspace = recover_project(toy_environment(), state)
    texts = [layer.text for layer in workspace.document.artboards[0].layers if isinstance(layer, TextLayer)]
    assert texts == [str(number) for number in range(1, len(texts) + 1)]
    assert len(texts) >= told
    workspace.close()


def test_queued_jobs_are_done_after_a_kill_and_no_engine_stays(tmp_path: Path) -> None:
    process = started(WORKER)
    assert process.stdout is not None
    assert int(process.stdout.readline()) >= 6
    engines = psutil.Process(process.pid).children(recursive=True)
    assert engines
    killed(process)
    process.stdout.close()
    end = time.monotonic() + 10
    while any(engine.is_running() and engine.status() != psutil.STATUS_ZOMBIE for engine in engines):
        assert time.monotonic() < end
        time.sleep(0.01)

    (state,) = working_states(paths.journals_dir())
    workspace = recover_project(toy_environment(), state)
    assert any(not record.ended for record in workspace.desk.queue.records())
    work_off(workspace)
    seeds = {result.asset.recipe.seed for result in workspace.results if result.asset.recipe}
    assert len(seeds) == 43
    assert {record.status for record in workspace.desk.queue.records()} == {"done"}
    workspace.close()
