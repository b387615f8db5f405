"""Disks that are full, read-only or gone, as real file systems of a private namespace.

``unshare -rm python -m tests.reliability.disk_worker COUNT FOLDER OUTPUT``; nobody else sees what is mounted.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from creastudio import paths
from creastudio.api.errors import UserError
from creastudio.core import edits
from creastudio.core.assets import Asset
from creastudio.core.canvas import TextLayer
from creastudio.store.blobs import BlobStore
from creastudio.store.project_file import load_project
from creastudio.store.recovery import working_states
from creastudio.workspace.notice import Notice
from creastudio.workspace.opening import new_project, recover_project
from creastudio.workspace.workspace import Workspace
from tests.reliability.at_home import home
from tests.reliability.trial import Outcome
from tests.support.projects import environment_of, wait_for

SIZE = 1 << 20


class Disk:
    """A small file system of its own, mounted at `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True)
        self.mount("-t", "tmpfs", "-o", f"size={SIZE}", "none")

    def mount(self, *options: str) -> None:
        subprocess.run(["mount", *options, str(self.folder)], check=True, capture_output=True)

    def vanish(self) -> None:
        """Be gone, as a drive that is pulled out; what is written now must not land where it was."""
        subprocess.run(["umount", "-l", str(self.folder)], check=True, capture_output=True)
        self.folder.rmdir()

    def fill(self) -> None:
        """Leave no byte free."""
        with suppress(OSError), (self.folder / "ballast").open("wb", buffering=0) as file:
            while True:
                file.write(bytes(4096))

    def free(self) -> None:
        (self.folder / "ballast").unlink()

    def close(self) -> None:
        subprocess.run(["umount", "-l", str(self.folder)], check=False, capture_output=True)


class Misfortune:
    """One project on one disk, and what goes wrong."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.chance = folder, random.Random(seed)
        self.wrong: list[str] = []
        self.told: list[Notice] = []
        self.edits = 0

    def open(self) -> Workspace:
        workspace = new_project(environment_of(), "Poster")
        workspace.on("notice", self.told.append)
        return workspace

    def edit(self, workspace: Workspace) -> None:
        self.edits += 1
        board = workspace.document.artboards[0].id
        workspace.apply(edits.add_layer(board, TextLayer(text=str(self.edits))))

    def picture(self, workspace: Workspace, size: int) -> None:
        sha256 = workspace.blobs.put(self.chance.randbytes(size))
        workspace.apply(edits.add_assets([Asset(sha256=sha256, media_type="image/png")]))

    def refused(self, act: Callable[[], object], words: tuple[str, ...]) -> None:
        """Do what can't be done, and look at what is said of it."""
        try:
            act()
        except UserError as error:
            if not any(word in error.message for word in words) or not error.hint:
                self.wrong.append(f"it says {error.message!r} {error.hint!r}")
        else:
            self.wrong.append("nothing was said")

    def holds(self, file: Path, least: int) -> None:
        """Look whether a file holds so many edits at least."""
        blobs = BlobStore(self.folder / f"fresh-{self.edits}")
        layers = len(load_project(file, blobs).document.artboards[0].layers)
        if layers < least:
            self.wrong.append(f"{file.name} holds {layers} edits, not {least}")

    def comes_back(self, least: int) -> None:
        """Look whether the working state holds so many edits at least."""
        (state,) = working_states(paths.journals_dir())
        workspace = recover_project(environment_of(), state)
        layers = len(workspace.document.artboards[0].layers)
        workspace.close()
        if layers < least:
            self.wrong.append(f"the working state came back with {layers} edits, not {least}")


def full(task: Misfortune) -> None:
    """The disk of the person's work is full: the last edit is told not to be safe, and is as soon as there is room."""
    disk = Disk(task.folder / "disk")
    try:
        with home(disk.folder / "home"):
            workspace, file = task.open(), disk.folder / "poster.crea"
            task.edit(workspace)
            task.picture(workspace, task.chance.randint(1000, 200_000))
            workspace.save(file)
            workspace.journal.flush()
            disk.fill()
            task.edit(workspace)
            task.refused(lambda: task.picture(workspace, 300_000), ("The disk is full",))
            task.refused(lambda: workspace.save(file), ("The disk is full",))
            wait_for(workspace, lambda: bool(task.told), 30)
            if "isn't safe yet" not in task.told[0].message:
                task.wrong.append(f"of the edit it says {task.told[0].message!r}")
            task.holds(file, 1)
            disk.free()
            if not workspace.journal.flush(30):
                task.wrong.append("the edit isn't safe although there is room")
            workspace.save(file)
            task.holds(file, 2)
            workspace.close()
            task.comes_back(2)
    finally:
        disk.close()


def fills_up(task: Misfortune) -> None:
    """The disk fills up at any moment and the studio is killed: what was acknowledged is there."""
    disk = Disk(task.folder / "disk")
    ours, theirs = os.pipe()
    try:
        with home(disk.folder / "home"):
            pid = os.fork()
            if pid == 0:
                with suppress(UserError):
                    workspace = task.open()
                    workspace.journal.on_durable = lambda step: _write(theirs, step)
                    while True:
                        task.edit(workspace)
                        task.picture(workspace, task.chance.randint(1000, 60_000))
                        workspace.save(disk.folder / "poster.crea")
                os._exit(0)
            os.close(theirs)
            with os.fdopen(ours) as told:
                safe = max((int(line) for line in told.read().split()), default=0)
            os.waitpid(pid, 0)
            (disk.folder / "more").mkdir()
            disk.mount("-o", f"remount,size={4 * SIZE}")
            (state,) = working_states(paths.journals_dir())
            workspace = recover_project(environment_of(), state)
            steps = len(workspace.document.artboards[0].layers) + len(workspace.document.assets)
            workspace.close()
            if steps < safe:
                task.wrong.append(f"{safe} edits were acknowledged, {steps} are there")
            if (disk.folder / "poster.crea").exists():
                task.holds(disk.folder / "poster.crea", 1)
    finally:
        disk.close()


def _write(pipe: int, step: int) -> None:
    os.write(pipe, f"{step}\n".encode())


def read_only(task: Misfortune) -> None:
    """The disk with the file becomes read-only: it says so, the old file stays, and the work goes on."""
    disk = Disk(task.folder / "disk")
    try:
        with home(task.folder / "home"):
            workspace, file = task.open(), disk.folder / "poster.crea"
            task.edit(workspace)
            workspace.save(file)
            disk.mount("-o", "remount,ro")
            task.edit(workspace)
            task.refused(lambda: workspace.save(file), ("The disk is read-only",))
            task.holds(file, 1)
            workspace.save(task.folder / "elsewhere.crea")
            task.holds(task.folder / "elsewhere.crea", 2)
            disk.mount("-o", "remount,rw")
            workspace.save(file)
            task.holds(file, 2)
            workspace.close()
            task.comes_back(2)
    finally:
        disk.close()


def vanished(task: Misfortune) -> None:
    """The drive with the file is pulled out: it says so, and the work is saved elsewhere."""
    around = Disk(task.folder / "media")
    drive = Disk(around.folder / "drive")
    try:
        with home(task.folder / "home"):
            workspace, file = task.open(), drive.folder / "poster.crea"
            task.edit(workspace)
            workspace.save(file)
            drive.vanish()
            # As of drives that the system mounts: nobody else may put anything where they were.
            around.mount("-o", "remount,ro")
            task.edit(workspace)
            task.refused(lambda: workspace.save(file), ("The file or folder is gone",))
            workspace.save(task.folder / "elsewhere.crea")
            task.holds(task.folder / "elsewhere.crea", 2)
            workspace.close()
            task.comes_back(2)
    finally:
        drive.close()
        around.close()


WAYS = (full, fills_up, read_only, vanished)


def main() -> None:
    """Try each by turns and write the outcome."""
    count, folder, output = int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
    outcome = Outcome()
    for number in range(count):
        way = WAYS[number % len(WAYS)]
        task = Misfortune(folder / str(number), number)
        task.folder.mkdir()
        way(task)
        outcome.ran += 1
        outcome.broken += [f"{way.__name__} {number}: {sentence}" for sentence in task.wrong]
    outcome.figures = {"misfortunes": str(len(WAYS))}
    output.write_text(json.dumps(outcome.as_dict()), encoding="utf-8")


if __name__ == "__main__":
    main()
