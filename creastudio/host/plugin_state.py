"""What the studio remembers of plugins between starts: which are switched off, what probes found, who crashed."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import Field, ValidationError

from creastudio.api.errors import UserError
from creastudio.api.recipe import Frozen
from creastudio.host.faults import PluginFault
from creastudio.whole_files import put_aside, write_whole

log = logging.getLogger(__name__)

T = TypeVar("T")

_ONE_AT_A_TIME = threading.Lock()


_IN = " in "


class ProbeRecord(Frozen):
    """What a probe found out about one version of a plugin.

    Attributes
    ----------
    stamp : str
        Version and modification times of the files that were probed; another stamp means: probe again.
    message, hint, report : str
        The fault; empty when the face loaded well.
    """

    stamp: str
    message: str = ""
    hint: str = ""
    report: str = ""

    @property
    def fault(self) -> PluginFault | None:
        """The fault that was found, or None."""
        return PluginFault(self.message, self.hint, self.report) if self.message else None


CRASHES = 2
"""So many times may one version of a plugin take its engine down before it is set aside."""


class CrashRecord(Frozen):
    """How often one version of a plugin took its engine down, and what was said the last time."""

    stamp: str
    count: int = 1
    message: str = ""
    report: str = ""

    def fault(self, name: str) -> PluginFault | None:
        """Return why the plugin is set aside, or None while it isn't."""
        if self.count < CRASHES:
            return None
        return PluginFault(
            f"The plugin '{name}' took its engine down twice and is set aside.",
            "Try again, update it or remove it. The report tells its author more.",
            f"{self.message}\n\n{self.report}",
        )


class _Stored(Frozen):
    version: int = 1
    disabled: tuple[str, ...] = ()
    in_place: tuple[str, ...] = ()
    probes: dict[str, ProbeRecord] = Field(default_factory=dict)
    crashes: dict[str, CrashRecord] = Field(default_factory=dict)
    settings: dict[str, dict[str, Any]] = Field(default_factory=dict)
    debugged: dict[str, int] = Field(default_factory=dict)
    met: tuple[str, ...] = ()


def probe_key(name: str, in_place: str = "") -> str:
    """Return under which name a probe is remembered; two plugins may claim one name, in place and installed."""
    return f"{name}{_IN}{in_place}" if in_place else name


@dataclass
class PluginState:
    """Which plugins a person switched off, which folders are used in place, and what probes found.

    Parameters
    ----------
    file : Path or None
        A JSON file, replaced whole at every change; None keeps nothing (tests, one-off commands).
    """

    file: Path | None = None
    _stored: _Stored = field(default_factory=_Stored)

    @classmethod
    def load(cls, file: Path | None) -> PluginState:
        """Read `file`; a missing one is empty, a damaged one is put aside, reported in the log and begun anew."""
        state = cls(file)
        try:
            state._stored = _read(file) if file is not None else _Stored()
        except OSError as error:
            log.warning("The list of plugins can't be read and counts as empty: %s", error)
        return state

    @property
    def disabled(self) -> frozenset[str]:
        """Names of the plugins a person switched off."""
        return frozenset(self._stored.disabled)

    @property
    def in_place(self) -> tuple[Path, ...]:
        """Folders of plugins under development, used where they lie."""
        return tuple(Path(text) for text in self._stored.in_place)

    def disable(self, name: str) -> None:
        """Switch a plugin off from the next load on."""
        self._change(lambda now: {"disabled": tuple(sorted({*now.disabled, name}))})

    def enable(self, name: str) -> None:
        """Switch a plugin on again and forget what was found wrong with it."""
        self._change(lambda now: {"disabled": tuple(sorted({*now.disabled} - {name}))})
        self.retry(name)

    def retry(self, name: str) -> None:
        """Forget what a probe found and how often it crashed, so that the next load tries it again."""

        def without(now: _Stored) -> dict[str, Any]:
            kept = {
                key: record
                for key, record in now.probes.items()
                if key != name and not key.startswith(f"{name}{_IN}")
            }
            return {"probes": kept, "crashes": _without(now.crashes, name)}

        self._change(without)

    def add_in_place(self, folder: Path) -> None:
        """Use the plugin in `folder` where it lies."""
        text = str(folder.resolve())
        self._change(lambda now: {"in_place": tuple(dict.fromkeys((*now.in_place, text)))})

    def remove_in_place(self, folder: Path) -> None:
        """Stop using the plugin in `folder`; its files stay. UserError when it isn't used from there."""
        text = str(folder.resolve())
        if text not in self._stored.in_place:
            used = ", ".join(self._stored.in_place)
            raise UserError(
                f"No plugin is used in place from '{folder}'.",
                f"Used in place: {used}." if used else "None is used in place.",
            )
        self._change(lambda now: {"in_place": tuple(item for item in now.in_place if item != text)})

    def note_crash(self, name: str, stamp: str, message: str, report: str) -> bool:
        """Note that a plugin took its engine down; True when it is set aside from now on.

        Parameters
        ----------
        stamp : str
            Of its version: what another version did doesn't count.
        """

        def counted(now: _Stored) -> dict[str, Any]:
            known = now.crashes.get(name)
            count = known.count + 1 if known is not None and known.stamp == stamp else 1
            record = CrashRecord(stamp=stamp, count=count, message=message, report=report)
            return {"crashes": {**now.crashes, name: record}}

        try:
            self._change(counted)
        except UserError as error:
            log.warning("%s", error)
        return self.crash_fault(name, stamp) is not None

    @property
    def set_aside(self) -> tuple[str, ...]:
        """Names of the plugins of which a version took its engine down too often."""
        return tuple(sorted(key for key, record in self._stored.crashes.items() if record.count >= CRASHES))

    def crash_fault(self, name: str, stamp: str) -> PluginFault | None:
        """Return why this version of a plugin is set aside, or None."""
        record = self._stored.crashes.get(name)
        return record.fault(name) if record is not None and record.stamp == stamp else None

    def settings_of(self, name: str) -> dict[str, Any]:
        """Return what a person set for a plugin, by name."""
        return dict(self._stored.settings.get(name, {}))

    def set_settings(self, name: str, values: dict[str, Any]) -> None:
        """Keep what a person set for a plugin; UserError when it can't be stored."""
        self._change(lambda now: {"settings": {**now.settings, name: values}})

    def debug(self, name: str, port: int) -> None:
        """Let the engine of a plugin wait for a debugger at a port; 0 for no longer."""
        ports = {name: port} if port else {}
        self._change(lambda now: {"debugged": {**_without(now.debugged, name), **ports}})

    def debug_port(self, name: str) -> int:
        """Return the port at which the engine of a plugin waits for a debugger; 0 when it doesn't."""
        return self._stored.debugged.get(name, 0)

    @property
    def met(self) -> frozenset[str]:
        """Names of the plugins of pip of which a person was told that they are there."""
        return frozenset(self._stored.met)

    def meet(self, names: Iterable[str]) -> None:
        """Note that a person was told of plugins; where it can't be stored, they are told again at the next start."""
        added = set(names)
        try:
            self._change(lambda now: {"met": tuple(sorted({*now.met, *added}))})
        except UserError as error:
            log.warning("%s", error)

    def probed(self, name: str, stamp: str) -> ProbeRecord | None:
        """Return what a probe found for this very version of a plugin, or None."""
        record = self._stored.probes.get(name)
        return record if record is not None and record.stamp == stamp else None

    def remember(self, name: str, record: ProbeRecord) -> None:
        """Keep what a probe found; where it can't be stored, the next start probes again."""
        try:
            self._change(lambda now: {"probes": {**now.probes, name: record}})
        except UserError as error:
            log.warning("%s", error)

    def _change(self, change: Callable[[_Stored], dict[str, Any]]) -> None:
        """Replace fields of what is stored now, which another part of the studio may have changed since this was loaded."""
        try:
            with _ONE_AT_A_TIME:
                before = self._stored if self.file is None else _read(self.file)
                after = before.model_copy(update=change(before))
                if self.file is not None and after != before:
                    text = json.dumps(after.model_dump(mode="json"), indent=1, sort_keys=True)
                    write_whole(self.file, lambda file: file.write(text.encode()))
                self._stored = after
        except OSError as error:
            # It holds until the studio ends.
            self._stored = self._stored.model_copy(update=change(self._stored))
            place = self.file.parent if self.file is not None else ""
            raise UserError(
                f"What is known of plugins can't be stored ({error.strerror}).",
                f"Make room on the disk, or make the folder '{place}' writable.",
            ) from error


def _read(file: Path) -> _Stored:
    """Return what is stored; OSError when the disk doesn't give it."""
    try:
        return _Stored.model_validate_json(file.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return _Stored()
    except ValidationError as error:
        log.warning("The list of plugins %s can't be read and is begun anew: %s", file.name, error)
        put_aside(file)
        return _Stored()


def _without(table: Mapping[str, T], name: str) -> dict[str, T]:
    return {key: value for key, value in table.items() if key != name}
