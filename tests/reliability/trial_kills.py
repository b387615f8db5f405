"""A studio that is killed at any moment of editing and saving: nothing that it said was safe is lost."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from creastudio import paths
from creastudio.core import edits
from creastudio.core.assets import Asset
from creastudio.core.canvas import TextLayer
from creastudio.store.blobs import BlobStore
from creastudio.store.project_file import load_project
from creastudio.store.recovery import working_states
from creastudio.store.versions import list_versions
from creastudio.workspace.environment import Environment
from creastudio.workspace.opening import new_project, recover_project
from tests.reliability.at_home import home
from tests.reliability.forked import Forked, Tell
from tests.reliability.trial import Outcome, Trial
from tests.support.projects import environment_of

MOMENTS = 0.15
"""s after the first word within which the kill comes."""

EVERY = 4
"""Edits between two saves."""


def run(count: int, folder: Path) -> Outcome:
    """Edit and save in a process of its own, kill it, and look at what is there."""
    outcome, chance = Outcome(), random.Random(20261)
    edited = saved = 0
    with home(folder / "home"):
        environment = environment_of()
        for number in range(count):
            file = folder / f"poster-{number}.crea"
            studio = Forked.start(
                lambda tell, file=file, number=number: _studio(environment, file, number, tell)
            )
            studio.listen(30, until=bool)
            studio.listen(chance.uniform(0, MOMENTS))
            said = studio.kill()
            outcome.ran += 1
            edited += _most(said, "edit")
            saved += len([word for word in said if word.startswith("save")])
            for sentence in _lost(environment, file, said):
                outcome.fail(f"kill {number}: {sentence}")
            shutil.rmtree(paths.journals_dir())
            file.unlink(missing_ok=True)
    outcome.figures = {"edits acknowledged": f"{edited:,}", "saves acknowledged": f"{saved:,}"}
    return outcome


def _studio(environment: Environment, file: Path, seed: int, tell: Tell) -> None:
    workspace = new_project(environment, "Poster")
    board = workspace.document.artboards[0].id
    workspace.journal.on_durable = lambda step: tell(f"edit {step}")
    number = 0
    while True:
        number += 1
        workspace.apply(edits.add_layer(board, TextLayer(text=str(number))))
        if number % EVERY == 0:
            picture = workspace.blobs.put(random.Random(seed * 1000 + number).randbytes(20_000))
            workspace.apply(edits.add_assets([Asset(sha256=picture, media_type="image/png")]))
            workspace.save(file)
            tell(f"save {number}")


def _lost(environment: Environment, file: Path, said: list[str]) -> list[str]:
    """Return what is missing of all that was said to be safe."""
    lost: list[str] = []
    (state,) = working_states(paths.journals_dir())
    workspace = recover_project(environment, state)
    try:
        texts = _texts(workspace.document.artboards[0].layers)
        if texts != list(range(1, len(texts) + 1)):
            lost.append("the edits came back in another order")
        steps = len(texts) + len(workspace.document.assets)
        if steps < _most(said, "edit"):
            lost.append(f"{_most(said, 'edit') - steps} acknowledged edits are gone")
        lost += [
            "a picture is gone"
            for item in workspace.document.assets
            if not workspace.blobs.is_whole(item.sha256)
        ]
    finally:
        workspace.close()
    if file.exists() or _most(said, "save"):
        fresh = BlobStore(file.parent / "fresh")
        loaded = load_project(file, fresh).document
        if len(_texts(loaded.artboards[0].layers)) < _most(said, "save"):
            lost.append("an acknowledged save is gone")
        lost += ["a medium of the file is gone" for item in loaded.assets if not fresh.has(item.sha256)]
        for version in list_versions(file):
            load_project(version, fresh)
    return lost


def _texts(layers: tuple[object, ...]) -> list[int]:
    return [int(layer.text) for layer in layers if isinstance(layer, TextLayer)]


def _most(said: list[str], what: str) -> int:
    return max((int(word.split()[1]) for word in said if word.startswith(what)), default=0)


TRIAL = Trial(
    "killed while editing and saving, nothing acknowledged is lost and every project opens",
    "kills",
    500,
    6,
    run,
)
