"""The power goes: what was said to be safe is on the disk whatever part of the rest is."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from pathlib import Path

from tests.reliability.at_home import home
from tests.reliability.power_disk import keeps, state
from tests.reliability.power_scenes import SCENES, Scene
from tests.reliability.power_trace import Step, available, watched
from tests.reliability.trial import Outcome, Trial


def run(count: int, folder: Path) -> Outcome:
    """Watch each way to write once, and look at `count` disks after a power cut in all, evenly shared out."""
    if not available():
        return Outcome(missing="strace")
    outcome, caught = Outcome(), 0
    chance = random.Random(20261)
    # What is looked at a thousand times needs no disk, where there is a folder in memory.
    memory = Path("/dev/shm")
    states = (
        memory if memory.is_dir() else folder
    ) / f"creastudio-power-{folder.name}-{chance.getrandbits(32):x}"
    try:
        for name, scene in SCENES.items():
            with home(folder / f"home-{name}"):
                steps = _steps(name, folder)
                lost = _lost(scene, steps, count // len(SCENES), states, chance)
            outcome.ran += count // len(SCENES)
            if not scene.control:
                outcome.broken += [f"{name}: {sentence}" for sentence in lost]
            elif lost:
                caught += 1
            else:
                outcome.fail(f"the control was not caught: {name}")
    finally:
        shutil.rmtree(states, ignore_errors=True)
    controls = sum(scene.control for scene in SCENES.values())
    outcome.figures = {"controls that lost something, as they must": f"{caught} of {controls}"}
    return outcome


def _steps(name: str, folder: Path) -> list[Step]:
    root = folder / f"watched-{name}"
    root.mkdir()
    return watched("tests.reliability.power_scenes", [name, str(root)], root, folder / "trace")


def _lost(scene: Scene, steps: Sequence[Step], count: int, states: Path, chance: random.Random) -> list[str]:
    lost: list[str] = []
    for number in range(count):
        # Every step once before any by chance.
        until = number % (len(steps) + 1)
        disk, said = state(steps, until, keeps(chance))
        shutil.rmtree(states, ignore_errors=True)
        states.mkdir()
        disk.write_into(states)
        safe = max((int(word) for word in said), default=0)
        try:
            found = scene.read(states)
        except Exception as error:
            lost.append(f"after step {until} of {len(steps)}: {type(error).__name__}: {error}")
            continue
        if found < safe:
            lost.append(f"after step {until} of {len(steps)}: {safe} was said to be safe, {found} is there")
    return lost


TRIAL = Trial(
    "after a power cut, whatever part of the unsynced writes the disk kept, torn and in any order, nothing acknowledged "
    "is lost in journal, project, media and settings; careless ways to write are caught",
    "disks",
    14_000,
    210,
    run,
)
