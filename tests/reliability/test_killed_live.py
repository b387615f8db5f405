"""A studio that is killed while a picture follows the hand leaves neither engine nor memory behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from creastudio.jobs.live_slots import PREFIX, _folder  # pyright: ignore[reportPrivateUsage]
from tests.support.source import ROOT
from tests.support.toy_live import until

STUDIO = """
import sys, time
from pathlib import Path
import psutil
from tests.support.toy_jobs import Desk, MemoryStore
from tests.support.toy_live import Studio

folder = Path(sys.argv[1])
studio = Studio(Desk(folder, MemoryStore(), in_thread=False), folder)
studio.open("flat")
held = []
for grey in range(1, 4):
    studio.ask(grey, side=64)
    held.append(studio.picture())
    if grey > 1:
        held.pop(0).release()
print(*(child.pid for child in psutil.Process().children(recursive=True)), flush=True)
for grey in range(10**9):
    studio.ask(grey % 256, side=64 + grey % 64)
    studio.picture().release()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there the system frees the memory itself")
def test_killed_under_the_hand(tmp_path: Path) -> None:
    studio = subprocess.Popen(
        [sys.executable, "-c", STUDIO, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert studio.stdout is not None
    with studio.stdout:
        engines = [int(word) for word in studio.stdout.readline().split()]
    assert engines
    studio.kill()
    studio.wait(10)
    until(lambda: not any(psutil.pid_exists(pid) for pid in engines))
    left = [path.name for path in _folder().glob(f"{PREFIX}*") if int(path.name.split("-")[2]) in engines]
    assert left == []
