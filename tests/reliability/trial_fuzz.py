"""Damaged files of every kind that can be opened: each is read, or refused in a sentence, within time and memory."""

from __future__ import annotations

import os
import selectors
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.reliability.fuzz_readers import KEPT, READERS, seeds
from tests.reliability.fuzz_worker import MEMORY, outcome, sample
from tests.reliability.trial import Outcome, Trial
from tests.support.source import ROOT

SECONDS = 30.0
"""s that one file may take, on a machine that has much else to do."""

START = 60.0
"""s that the process may take beside that for its imports."""


def run(count: int, folder: Path) -> Outcome:
    """Read `count` damaged files, in a process that is started again whenever one ends it."""
    result = Outcome()
    if not Path("/proc/self/status").exists():
        return Outcome(missing="Linux")
    first, slowest = 0, 0.0
    while first < count:
        first, slow = _batch(first, count - first, folder, result)
        slowest = max(slowest, slow)
    for file in sorted(KEPT.glob("[!.]*")):
        if said := outcome(file):
            result.fail(f"{file.name}, which was kept: {said}")
    result.ran = count
    result.figures = {
        "kinds of files": str(len(seeds())),
        "slowest": f"{slowest:.1f} s",
        "cap": f"{MEMORY >> 20} MB",
    }
    return result


def _batch(first: int, count: int, folder: Path, result: Outcome) -> tuple[int, float]:
    """Read from number `first` on until all are read or the process ended; return the next number and the longest time."""
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.reliability.fuzz_worker", str(folder), str(first), str(count)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
    )
    number, slowest, pending = first - 1, 0.0, False
    clock = [time.monotonic() + START]
    with worker:
        for line in _lines(worker, clock):
            word, _, said = line.strip().partition(" ")
            number = int(word)
            if said == "...":
                clock[0], pending = time.monotonic(), True
                continue
            slowest, pending = max(slowest, time.monotonic() - clock[0]), False
            if said:
                _bad(result, folder, number, said)
        slow = worker.poll() is None and pending and time.monotonic() - clock[0] > SECONDS
        worker.kill()
    if slow:
        _bad(result, folder, number, f"takes longer than {SECONDS:g} s")
    elif pending:
        _bad(result, folder, number, f"ends the process ({worker.returncode})")
    elif number < first:
        raise RuntimeError(f"the worker ended with {worker.returncode} before it read anything")
    return number + 1, slowest


def _lines(worker: subprocess.Popen[bytes], clock: list[float]) -> Iterator[str]:
    """Yield what a worker says, line by line, until it ends or nothing comes ``SECONDS`` after the clock."""
    assert worker.stdout is not None
    rest = b""
    with selectors.DefaultSelector() as waiting:
        waiting.register(worker.stdout, selectors.EVENT_READ)
        while waiting.select(max(0.0, clock[0] + SECONDS - time.monotonic())):
            data = os.read(worker.stdout.fileno(), 1 << 16)
            if not data:
                # It has closed its end: whether it was killed is known a moment later.
                worker.wait()
                return
            *lines, rest = (rest + data).split(b"\n")
            yield from (line.decode() for line in lines)


def _bad(result: Outcome, folder: Path, number: int, said: str) -> None:
    kind, data = sample(number, {kind: found for kind, found in seeds().items() if kind in READERS})
    found = folder.parent / "creastudio-fuzz-found"
    found.mkdir(exist_ok=True)
    (found / f"{number}.{kind}").write_bytes(data)
    result.fail(f"file {number} (.{kind}) {said}")


TRIAL = Trial(
    "damaged projects, brand kits, models, plugins, layered files, pictures, sounds, scores, cuts, subtitles, layouts and texts "
    "are read, or refused in a sentence, within caps of time and memory",
    "files",
    50_000,
    200,
    run,
)
