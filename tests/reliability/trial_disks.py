"""Disks that are full, fill up, become read-only or vanish: nothing is lost, and one sentence says what is wrong."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from tests.reliability.trial import Outcome, Trial
from tests.support.source import ROOT


def run(count: int, folder: Path) -> Outcome:
    """Try them where the system lets a person mount file systems of their own."""
    if not _available(folder):
        return Outcome(missing="unshare, and a system that lets a user mount")
    output = folder / "outcome.json"
    command = [
        "unshare",
        "-rm",
        sys.executable,
        "-m",
        "tests.reliability.disk_worker",
        str(count),
        str(folder),
    ]
    done = subprocess.run([*command, str(output)], cwd=ROOT, capture_output=True, text=True, check=False)
    if not output.exists():
        return Outcome(ran=0, broken=[f"the trial itself broke: {done.stderr[-3000:]}"])
    return Outcome.from_dict(json.loads(output.read_text("utf-8")))


def _available(folder: Path) -> bool:
    if shutil.which("unshare") is None:
        return False
    place = folder / "mount"
    place.mkdir()
    script = f"mount -t tmpfs -o size=65536 none '{place}' && mount -o remount,ro '{place}'"
    return subprocess.run(["unshare", "-rm", "sh", "-c", script], capture_output=True).returncode == 0


TRIAL = Trial(
    "on disks that are full, fill up while the studio is killed, become read-only or vanish, nothing acknowledged is lost, one "
    "sentence says what is wrong, and the work can be saved elsewhere or again",
    "disks",
    200,
    8,
    run,
)
