"""Open projects for tests, with a toy plugin in the place of real generators."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from creastudio import paths
from creastudio.api import Generator
from creastudio.api.testing import tiny_png
from creastudio.host.manifest import Face
from creastudio.host.registry import PluginInfo, Registry
from creastudio.store.settings import SettingsStore
from creastudio.workspace.environment import Environment, open_model_library
from creastudio.workspace.workspace import Workspace
from tests.support.plugin_maker import make_unpacked

TOY = "toy"


def toy_environment(*, in_thread: bool = True) -> Environment:
    """Return an environment with a generator ``toy.dot`` that makes tiny pictures."""
    if not (paths.plugins_dir() / f"cs_{TOY}").exists():
        make_unpacked(paths.plugins_dir(), TOY)
    return Environment.load(in_thread=in_thread)


def work_off(workspace: Workspace, timeout: float = 30.0) -> None:
    """Poll until no job runs or waits."""
    wait_for(workspace, lambda: not workspace.desk.queue.busy, timeout)


def wait_for(workspace: Workspace, condition: Callable[[], bool], timeout: float = 30.0) -> None:
    """Poll until `condition` holds."""
    end = time.monotonic() + timeout
    while not condition():
        workspace.poll()
        assert time.monotonic() < end, [record.status for record in workspace.desk.queue.records()]
        time.sleep(0.002)
    workspace.poll()


def picture_folder(folder: Path, count: int = 12) -> Path:
    """Write `count` tiny pictures and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number}.png").write_bytes(tiny_png(number, 16))
    return folder


def environment_of(*generators: Generator) -> Environment:
    """Return an environment whose one plugin has these generators; jobs run in a thread."""
    store = SettingsStore(paths.settings_file())
    plugin = PluginInfo("toys", "1.0", face=Face(generators=generators))
    library = open_model_library(Registry(()))
    return Environment(store, store.load(), Registry((plugin,)), library, in_thread=True)
