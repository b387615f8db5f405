"""What is wrong with a plugin, in a sentence, and what the studio remembers of plugins between starts."""

from __future__ import annotations

import json
import logging
import os
import tempfile
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from creastudio.api.errors import UserError
from creastudio.api.recipe import Frozen

log = logging.getLogger(__name__)


class PluginFault(UserError):
    """Why a plugin can't be used; costs that plugin and nothing else.

    Parameters
    ----------
    message, hint : str
        As in ``UserError``.
    report : str
        The traceback or output that its author needs; "" when the sentence says it all.
    """

    def __init__(self, message: str, hint: str = "", report: str = "") -> None:
        super().__init__(message, hint)
        self.report = report


ASK_AUTHOR = "Update or remove it; the report tells its author more. Everything else goes on working."


def load_fault(name: str, error: BaseException) -> PluginFault:
    """Return the fault for whatever the import of a face or one of its hooks raised."""
    if isinstance(error, PluginFault):
        return error
    report = _report(error)
    if isinstance(error, UserError):
        return PluginFault(error.message, error.hint, report)
    if isinstance(error, SystemExit):
        return exit_fault(name, report)
    if isinstance(error, ImportError) and (error.name or "").startswith("creastudio.api"):
        return PluginFault(
            f"The plugin '{name}' asks for more than the plugin API of this studio has ({error}).",
            "It may be written for a newer CreaStudio.",
            report,
        )
    if isinstance(error, ModuleNotFoundError) and error.name:
        return PluginFault(
            f"The plugin '{name}' needs '{error.name}', which isn't installed.",
            "Ask its author for a wheel that contains what it needs.",
            report,
        )
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        where = ".".join(str(part) for part in (error.title, *first["loc"]))
        return PluginFault(
            f"The manifest of the plugin '{name}' isn't right ({where}: {first['msg']}).", ASK_AUTHOR, report
        )
    what = str(error).strip().splitlines()
    detail = f"{type(error).__name__}: {what[0]}" if what else type(error).__name__
    return PluginFault(f"The plugin '{name}' fails when it is loaded ({detail}).", ASK_AUTHOR, report)


def _report(error: BaseException) -> str:
    """Return the traceback without the steps of Python's import system, which are many and say nothing."""
    told = traceback.TracebackException.from_exception(error)
    told.stack = traceback.StackSummary.from_list(
        [step for step in told.stack if "importlib" not in step.filename]
    )
    return "".join(told.format())


def exit_fault(name: str, report: str = "") -> PluginFault:
    """Return the fault of a face that ends the process it is loaded in."""
    return PluginFault(f"The plugin '{name}' ends the program when it is loaded.", ASK_AUTHOR, report)


def hang_fault(name: str, seconds: float, report: str = "") -> PluginFault:
    """Return the fault of a face that didn't finish loading within `seconds`."""
    return PluginFault(
        f"The plugin '{name}' didn't finish loading within {seconds:g} s.",
        "If the machine was busy, switch the plugin on again to try once more; else update or remove it.",
        report,
    )


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
        """Read `file`; a missing one is empty, a damaged one is reported in the log and begun anew."""
        state = cls(file)
        if file is None or not file.is_file():
            return state
        try:
            state._stored = _Stored.model_validate_json(file.read_bytes())
        except (OSError, ValidationError) as error:
            log.warning("The list of plugins %s can't be read and is begun anew: %s", file.name, error)
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
        self._change(disabled=tuple(sorted({*self._stored.disabled, name})))

    def enable(self, name: str) -> None:
        """Switch a plugin on again and forget what was found wrong with it."""
        self._change(disabled=tuple(sorted({*self._stored.disabled} - {name})))
        self.retry(name)

    def retry(self, name: str) -> None:
        """Forget what a probe found and how often it crashed, so that the next load tries it again."""
        kept = {
            key: record
            for key, record in self._stored.probes.items()
            if key != name and not key.startswith(f"{name}{_IN}")
        }
        crashes = {key: record for key, record in self._stored.crashes.items() if key != name}
        self._change(probes=kept, crashes=crashes)

    def add_in_place(self, folder: Path) -> None:
        """Use the plugin in `folder` where it lies."""
        text = str(folder.resolve())
        if text not in self._stored.in_place:
            self._change(in_place=(*self._stored.in_place, text))

    def remove_in_place(self, folder: Path) -> None:
        """Stop using the plugin in `folder`; its files stay. UserError when it isn't used from there."""
        text = str(folder.resolve())
        if text not in self._stored.in_place:
            used = ", ".join(self._stored.in_place)
            raise UserError(
                f"No plugin is used in place from '{folder}'.",
                f"Used in place: {used}." if used else "None is used in place.",
            )
        self._change(in_place=tuple(item for item in self._stored.in_place if item != text))

    def note_crash(self, name: str, stamp: str, message: str, report: str) -> bool:
        """Note that a plugin took its engine down; True when it is set aside from now on.

        Parameters
        ----------
        stamp : str
            Of its version: what another version did doesn't count.
        """
        known = self._stored.crashes.get(name)
        count = known.count + 1 if known is not None and known.stamp == stamp else 1
        record = CrashRecord(stamp=stamp, count=count, message=message, report=report)
        try:
            self._change(crashes={**self._stored.crashes, name: record})
        except UserError as error:
            log.warning("%s", error)
        return record.fault(name) is not None

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
        self._change(settings={**self._stored.settings, name: values})

    def debug(self, name: str, port: int) -> None:
        """Let the engine of a plugin wait for a debugger at a port; 0 for no longer."""
        others = {key: value for key, value in self._stored.debugged.items() if key != name}
        self._change(debugged={**others, name: port} if port else others)

    def debug_port(self, name: str) -> int:
        """Return the port at which the engine of a plugin waits for a debugger; 0 when it doesn't."""
        return self._stored.debugged.get(name, 0)

    def probed(self, name: str, stamp: str) -> ProbeRecord | None:
        """Return what a probe found for this very version of a plugin, or None."""
        record = self._stored.probes.get(name)
        return record if record is not None and record.stamp == stamp else None

    def remember(self, name: str, record: ProbeRecord) -> None:
        """Keep what a probe found; where it can't be stored, the next start probes again."""
        try:
            self._change(probes={**self._stored.probes, name: record})
        except UserError as error:
            log.warning("%s", error)

    def _change(self, **fields: Any) -> None:
        changed = self._stored.model_copy(update=fields)
        if changed == self._stored:
            return
        self._stored = changed
        if self.file is None:
            return
        try:
            _replace(self.file, json.dumps(changed.model_dump(mode="json"), indent=1, sort_keys=True))
        except OSError as error:
            raise UserError(
                f"What is known of plugins can't be stored ({error.strerror}).",
                f"Make room on the disk, or make the folder '{self.file.parent}' writable.",
            ) from error


def _replace(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
        os.replace(beside, file)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise
