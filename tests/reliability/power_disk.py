"""What may be on a disk after the power went: any part of what wasn't synced, in any order, torn at sectors.

After Pillai et al., "All File Systems Are Not Created Equal" (OSDI 2014): a step is safe once its file, or its folder, was
synced after it; until then each may be there or not, whatever came before or after it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.reliability.power_trace import Step

SECTOR = 512
"""Bytes that a disk writes as a whole."""

Keep = Callable[[], bool]
"""Whether one thing that wasn't synced is there all the same."""


@dataclass
class Disk:
    """Contents and names, by inode; 0 is the folder that was watched."""

    contents: dict[int, bytearray] = field(default_factory=dict)
    names: dict[int, dict[str, int]] = field(default_factory=dict)

    def write_into(self, folder: Path, inode: int = 0, depth: int = 0) -> None:
        """Write what is there as files into an empty folder."""
        if depth > 20:
            return
        for name, target in self.names.get(inode, {}).items():
            if target in self.names or target not in self.contents:
                (folder / name).mkdir()
                self.write_into(folder / name, target, depth + 1)
            else:
                (folder / name).write_bytes(self.contents[target])


def state(steps: Sequence[Step], until: int, keep: Keep) -> tuple[Disk, set[str]]:
    """Return the disk when the power went after `until` steps, and what had been said to be safe."""
    safe = _synced(steps, until)
    files = {step.target for step in steps if step.kind == "name"} - _folders(steps)
    disk, said = Disk(), set[str]()
    for number, step in enumerate(steps[:until]):
        if step.kind == "ack":
            said.add(step.word)
        elif step.kind in ("write", "cut"):
            _change(disk, step, safe[number], keep)
        elif step.kind != "sync" and (safe[number] or keep()):
            _rename(disk, step)
        if step.kind == "name" and step.target in files:
            disk.contents.setdefault(step.target, bytearray())
    return disk, said


def _folders(steps: Sequence[Step]) -> set[int]:
    return {step.inode for step in steps if step.kind in ("name", "unname", "rename")}


def _synced(steps: Sequence[Step], until: int) -> list[bool]:
    """Return for each step whether what it changed was synced after it."""
    synced: set[int] = set()
    safe = [False] * until
    for number in reversed(range(until)):
        step = steps[number]
        if step.kind == "sync":
            synced.add(step.inode)
        # A name that moves between two folders is safe when both are.
        safe[number] = step.inode in synced and (step.into < 0 or step.into in synced)
    return safe


def _change(disk: Disk, step: Step, safe: bool, keep: Keep) -> None:
    content = disk.contents.setdefault(step.inode, bytearray())
    if step.kind == "cut":
        if safe or keep():
            del content[step.at :]
            content.extend(bytes(step.at - len(content)))
        return
    at = step.at
    while at < step.at + len(step.data):
        end = min((at // SECTOR + 1) * SECTOR, step.at + len(step.data))
        if safe or keep():
            content.extend(bytes(max(0, end - len(content))))
            content[at:end] = step.data[at - step.at : end - step.at]
        at = end


def _rename(disk: Disk, step: Step) -> None:
    folder = disk.names.setdefault(step.inode, {})
    if step.kind == "name":
        folder[step.name] = step.target
    elif step.kind == "unname":
        folder.pop(step.name, None)
    else:
        if folder.get(step.name) == step.target:
            del folder[step.name]
        disk.names.setdefault(step.into, {})[step.new_name] = step.target


def keeps(chance: random.Random) -> Keep:
    """Return a disk's mood: it keeps nothing, everything, or a share by chance."""
    share = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
    return lambda: chance.random() < share
