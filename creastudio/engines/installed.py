"""The engines that a person added, and which of them is used."""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from creastudio import paths
from creastudio.api.errors import UserError
from creastudio.engines.manifest import NAME, PackManifest
from creastudio.whole_files import put_aside, write_whole

log = logging.getLogger(__name__)

BUILT_IN, AUTO = "built-in", "auto"


class Trial(BaseModel):
    """What was found when an engine was tried.

    Attributes
    ----------
    device : str
        What it computes on, "cuda:0"; "" when it can't be used at all.
    reason : str
        Why that device, or what went wrong, English.
    torch : str
        Version of torch that it said it has.
    """

    model_config = ConfigDict(frozen=True)

    device: str = ""
    reason: str = ""
    torch: str = ""

    @property
    def faster(self) -> bool:
        """Whether it computes on something else than the processor."""
        return self.device not in ("", "cpu")


class _State(BaseModel):
    wish: str = AUTO
    trials: dict[str, Trial] = {}


@dataclass(frozen=True)
class Pack:
    """An engine in the person's folder."""

    manifest: PackManifest
    folder: Path
    trial: Trial | None

    @property
    def name(self) -> str:
        """Its name, which is that of its folder."""
        return self.manifest.name

    @property
    def program(self) -> Path:
        """Its program; it may have gone missing."""
        return self.folder.joinpath(*self.manifest.program.split("/"))


@dataclass(frozen=True)
class Chosen:
    """Which engine is used, None for the built-in one, and why, one English clause."""

    pack: Pack | None
    reason: str


def packs() -> list[Pack]:
    """Return the engines that were added, by name; folders that hold none are passed over."""
    folder, state = paths.engines_dir(), _read()
    found: list[Pack] = []
    for file in sorted(folder.glob(f"*/{NAME}")) if folder.is_dir() else ():
        if file.parent.name.startswith("."):
            continue
        try:
            status = file.stat()
            manifest = _manifest(file, status.st_mtime_ns, status.st_size)
        except (OSError, ValidationError) as error:
            log.info("No engine is in %s: %s", file.parent, error)
            continue
        if manifest.name == file.parent.name:
            found.append(Pack(manifest, file.parent, state.trials.get(manifest.name)))
    return found


def wish() -> str:
    """Return what the person asked for: "auto", "built-in", or the name of an engine."""
    return _read().wish


def chosen() -> Chosen:
    """Return the engine to use: the one asked for, else the first whose device works, else the built-in one."""
    asked = wish()
    if asked == BUILT_IN:
        return Chosen(None, "it was asked for")
    present = {pack.name: pack for pack in packs()}
    if asked != AUTO:
        pack = present.get(asked)
        why = problem(pack) if pack is not None else "it was removed"
        if pack is not None and not why:
            return Chosen(pack, "it was asked for")
        return Chosen(None, f"'{asked}' was asked for, but {why}")
    refused = ""
    for pack in present.values():
        why = problem(pack)
        if not why and pack.trial is not None and pack.trial.faster:
            return Chosen(pack, f"it computes on {pack.trial.device}: {pack.trial.reason}")
        refused = refused or f"'{pack.name}' isn't used: {why or _slow(pack)}"
    return Chosen(None, refused or "no other engine was added")


def problem(pack: Pack) -> str:
    """Return why an engine can't be used, an English clause; "" when nothing speaks against it."""
    if not pack.program.is_file():
        return "its program is missing"
    try:
        pack.manifest.require_fit()
    except UserError as error:
        return error.message.rstrip(".")
    if pack.trial is not None and not pack.trial.device:
        return pack.trial.reason.rstrip(".")
    return ""


def remember(name: str, trial: Trial) -> None:
    """Keep what was found when an engine was tried."""
    _change(lambda state: state.model_copy(update={"trials": {**state.trials, name: trial}}))


def use(name: str) -> None:
    """Use an engine from now on: "auto", "built-in", or the name of one that was added."""
    if name not in (AUTO, BUILT_IN) and name not in {pack.name for pack in packs()}:
        raise UserError(f"There is no engine '{name}'.", "'creastudio engine list' names those there are.")
    _change(lambda state: state.model_copy(update={"wish": name}))


def remove(name: str) -> None:
    """Take an engine off the disk; what was asked for goes back to "auto" when it was this one."""
    pack = next((pack for pack in packs() if pack.name == name), None)
    if pack is None:
        raise UserError(f"There is no engine '{name}'.", "'creastudio engine list' names those there are.")
    # The manifest first: a folder without one is no engine, should the rest be stopped halfway.
    (pack.folder / NAME).unlink(missing_ok=True)
    shutil.rmtree(pack.folder, ignore_errors=True)
    _change(lambda state: _without(state, name))


@lru_cache(maxsize=16)
def _manifest(file: Path, changed: int, size: int) -> PackManifest:
    """Return a manifest, read once for each of its states: it lists thousands of files, and every form asks."""
    del changed, size
    return PackManifest.model_validate_json(file.read_bytes())


def _slow(pack: Pack) -> str:
    if pack.trial is None:
        return "it was never tried"
    return f"it would compute on the processor too ({pack.trial.reason})"


def _state_file() -> Path:
    return paths.engines_dir() / "engines.json"


def _without(state: _State, name: str) -> _State:
    trials = {key: value for key, value in state.trials.items() if key != name}
    return _State(wish=AUTO if state.wish == name else state.wish, trials=trials)


def _stored() -> _State:
    try:
        return _State.model_validate(json.loads(_state_file().read_text(encoding="utf-8")))
    except FileNotFoundError:
        return _State()


def _read() -> _State:
    try:
        return _stored()
    except (OSError, ValueError) as error:
        log.info("The list of engines can't be read, so it counts as empty: %s", error)
        return _State()


def _change(change: Callable[[_State], _State]) -> None:
    """Store what is remembered of engines with a change; a damaged list is put aside, one that can't be read isn't lost."""
    file = _state_file()
    try:
        try:
            state = _stored()
        except ValueError:
            log.warning("The list of engines is damaged; it lies in %s now.", put_aside(file))
            state = _State()
        text = change(state).model_dump_json(indent=1)
        write_whole(file, lambda out: out.write(text.encode()))
    except OSError as error:
        raise UserError(
            f"Which engine is used can't be stored ({error.strerror or error}).",
            f"Make room on the disk, or make the folder '{paths.engines_dir()}' writable.",
        ) from error
