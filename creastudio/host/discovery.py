"""Finds every plugin and loads the faces of those that can be trusted to load."""

from __future__ import annotations

import contextlib
import importlib
import logging
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from creastudio.host.candidates import (
    Candidate,
    environment_candidates,
    folder_candidates,
    in_place_candidates,
    name_taken,
)
from creastudio.host.faults import PluginFault, load_fault
from creastudio.host.locate import module_file
from creastudio.host.manifest import Face, load_face
from creastudio.host.plugin_state import PluginState, ProbeRecord, probe_key
from creastudio.host.probe import TIME_LIMIT, probe
from creastudio.host.registry import PluginInfo, Registry, Status

log = logging.getLogger(__name__)

MAX_PROBES = 4
"""Children that probe new plugins at the same time."""

_loaded_stamps: dict[str, str] = {}
"""Face module -> stamp of the files it was imported from, so that an updated plugin is imported anew."""

_added_folders: set[str] = set()
"""What was put on ``sys.path`` here; it stays there while its plugin is used, which may still import more from it."""


def load_registry(
    plugin_folder: Path | None = None,
    state_file: Path | None = None,
    *,
    time_limit: float = TIME_LIMIT,
    wait_for_probes: bool = True,
    safe_mode: bool = False,
) -> Registry:
    """Find all plugins and load their faces; a broken one is quarantined and the rest goes on.

    Built-in faces are imported at once. A third party's is first loaded in a child process, once for each of its
    versions, and only imported here when that went well.

    Parameters
    ----------
    plugin_folder : Path, optional
        The person's plugin folder: one unpacked wheel a subfolder.
    state_file : Path, optional
        Where it is kept which plugins are switched off or used in place, and what probes found.
    time_limit : float
        Seconds that a face may take to load in its probe.
    wait_for_probes : bool
        False returns at once with new plugins marked ``unchecked``; a second load then probes them.
    safe_mode : bool
        Leave out all plugins of third parties, whatever is known of them: they are marked ``safe mode``.
    """
    state = PluginState.load(state_file)
    # In place first: its author wants to see what is being edited, not the version installed long ago.
    folders = [
        *in_place_candidates(state.in_place),
        *(folder_candidates(plugin_folder) if plugin_folder is not None else ()),
    ]
    elsewhere = {folder for candidate in folders for folder in candidate.search_path}
    _leave(_added_folders - elsewhere)
    candidates = [*environment_candidates(elsewhere | _added_folders), *folders]
    if safe_mode:
        loaded = [item for item in candidates if item.origin == "built-in"]
        left = [_info(item, "safe mode") for item in candidates if item.origin != "built-in"]
        return Registry([*(_load(item, state, {}) for item in loaded), *left])
    if wait_for_probes:
        _probe_new(candidates, state, time_limit)
    taken: dict[str, Candidate] = {}
    return Registry([_load(candidate, state, taken) for candidate in candidates])


def _probe_new(candidates: Iterable[Candidate], state: PluginState, time_limit: float) -> None:
    new: list[tuple[Candidate, str]] = []
    for candidate in candidates:
        if candidate.origin == "built-in" or candidate.fault or candidate.name in state.disabled:
            continue
        stamp = candidate.stamp
        if state.probed(_key(candidate), stamp) is None:
            new.append((candidate, stamp))
    if not new:
        return

    def run(item: tuple[Candidate, str]) -> ProbeRecord | None:
        candidate, stamp = item
        try:
            return probe(candidate.name, candidate.module, candidate.search_path, stamp, time_limit)
        except OSError as error:
            log.warning("The plugin '%s' couldn't be tried: %s", candidate.name, error)
            return None

    with ThreadPoolExecutor(max_workers=min(MAX_PROBES, len(new)), thread_name_prefix="probe") as pool:
        for (candidate, _), record in zip(new, pool.map(run, new), strict=True):
            if record is not None:
                state.remember(_key(candidate), record)


def _load(candidate: Candidate, state: PluginState, taken: dict[str, Candidate]) -> PluginInfo:
    if candidate.name in state.disabled:
        return _info(candidate, "disabled")
    try:
        # What a face prints must not get into what the command line answers ("--json").
        with contextlib.redirect_stdout(sys.stderr):
            face = _face(candidate, state, taken)
    except (Exception, SystemExit) as error:  # noqa: BLE001  whatever a face does costs that plugin alone
        return _info(candidate, "failed", fault=load_fault(candidate.name, error))
    if face is None:
        return _info(candidate, "unchecked")
    taken[candidate.name] = candidate
    return _info(candidate, "ok", face)


def _face(candidate: Candidate, state: PluginState, taken: dict[str, Candidate]) -> Face | None:
    """Return the face of a candidate, None when it wasn't probed yet; raises what is wrong with it."""
    if candidate.fault is not None:
        raise candidate.fault
    other = taken.get(candidate.name)
    if other is not None:
        raise name_taken(candidate.name, other)
    if candidate.origin == "built-in":
        return load_face(candidate.name, candidate.module)
    stamp = candidate.stamp
    crashed = state.crash_fault(candidate.name, stamp)
    if crashed is not None:
        raise crashed
    record = state.probed(_key(candidate), stamp)
    if record is None:
        return None
    if record.fault is not None:
        raise record.fault
    _make_importable(candidate, stamp)
    return load_face(candidate.name, candidate.module, candidate.search_path)


def _make_importable(candidate: Candidate, stamp: str) -> None:
    """Put the plugin's folder last on ``sys.path`` and forget an older version of its modules.

    Last, so that what a plugin brings along never replaces a library of the studio.
    """
    for folder in candidate.search_path:
        if folder not in sys.path:
            sys.path.append(folder)
            _added_folders.add(folder)
    importlib.invalidate_caches()
    _forget_elsewhere(candidate)
    if candidate.search_path and _loaded_stamps.get(candidate.module, stamp) != stamp:
        _forget(candidate.module.partition(".")[0])
    _loaded_stamps[candidate.module] = stamp
    file = module_file(candidate.module)
    if candidate.search_path and not (file and _inside(file, candidate.search_path)):
        raise PluginFault(
            f"The plugin '{candidate.name}' and something else both bring a package "
            f"'{candidate.module.partition('.')[0]}'.",
            "Its author gives the package a name of its own, such as 'creastudio_NAME'.",
        )


def _leave(folders: set[str]) -> None:
    """Take the folders of plugins that aren't used any more from the path: one may come from another folder now."""
    for folder in folders:
        with contextlib.suppress(ValueError):
            sys.path.remove(folder)
        _added_folders.discard(folder)


def _forget_elsewhere(candidate: Candidate) -> None:
    """Forget the package of a plugin where it was imported from a folder that is used no longer."""
    if not candidate.search_path:
        return
    package = candidate.module.partition(".")[0]
    file = getattr(sys.modules.get(package), "__file__", None)
    if file and not any(_inside(Path(file), [entry]) for entry in sys.path if entry):
        _forget(package)


def _forget(package: str) -> None:
    for module in [name for name in sys.modules if name == package or name.startswith(f"{package}.")]:
        del sys.modules[module]


def _inside(file: Path, folders: Iterable[str]) -> bool:
    return any(file.resolve().is_relative_to(Path(folder).resolve()) for folder in folders)


def _key(candidate: Candidate) -> str:
    return probe_key(candidate.name, candidate.folder if candidate.in_place else "")


def _info(
    candidate: Candidate, status: Status, face: Face | None = None, fault: PluginFault | None = None
) -> PluginInfo:
    return PluginInfo(
        name=candidate.name,
        version=candidate.version,
        origin=candidate.origin,
        status=status,
        error=fault.message if fault else "",
        hint=fault.hint if fault else "",
        report=fault.report if fault else "",
        summary=candidate.summary,
        module=candidate.module,
        folder=candidate.folder,
        in_place=candidate.in_place,
        search_path=candidate.search_path,
        stamp="" if candidate.origin == "built-in" else candidate.stamp,
        face=face or Face(),
    )
