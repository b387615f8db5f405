"""The choices for one folder while they are made, with undo; no widgets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from creastudio.api.dataset import (
    Box,
    DatasetManifest,
    DatasetReport,
    FileChoice,
    Finding,
    Framing,
    PictureFacts,
)

ALL, OUT = "all", "out"
"""Views that are no finding: every picture, and what is left out."""


@dataclass(frozen=True)
class Shown:
    """One cell: a file, and how it stands.

    Attributes
    ----------
    facts : PictureFacts or None
        None for a file that can't be used.
    detail : str
        What is wrong with it.
    group : int
        Number of its group of duplicates from 0; -1 for none.
    first : bool
        Whether it is the one of its group that would be kept.
    """

    name: str
    choice: FileChoice
    facts: PictureFacts | None = None
    detail: str = ""
    group: int = -1
    first: bool = False

    @property
    def out(self) -> bool:
        """Whether it is left out."""
        return self.choice.exclude


@dataclass
class _History:
    """Versions of a manifest, and which of them is shown."""

    versions: list[DatasetManifest] = field(default_factory=lambda: [DatasetManifest()])
    at: int = 0
    slot: str = ""


class Preparation(QObject):
    """What was found in a folder, and what is chosen for it.

    Attributes
    ----------
    report : DatasetReport
        Empty until the folder was examined.
    """

    changed = Signal()
    """The choices."""
    examined = Signal()
    """The report."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self.report = DatasetReport(name=folder.name)
        self._facts: dict[str, PictureFacts] = {}
        self._history = _History()
        self._stored = DatasetManifest()

    # -- what there is

    @property
    def manifest(self) -> DatasetManifest:
        """The choices as they are now."""
        return self._history.versions[self._history.at]

    @property
    def dirty(self) -> bool:
        """Whether the choices differ from those that are stored."""
        return self.manifest != self._stored

    @property
    def framing(self) -> Framing | None:
        """How all pictures get their shape; None for what the training says."""
        return self.manifest.framing

    def all_taken_in(self) -> DatasetManifest:
        """Return the choices with nothing left out: what is out already is examined too, it may be taken in again."""
        taken = {
            name: self.manifest.choice(name).model_copy(update={"exclude": False, "why": ""})
            for name in self.manifest.excluded
        }
        return self.manifest.with_choices(taken)

    def begin(self, stored: DatasetManifest | None) -> None:
        """Begin with what is stored for the folder."""
        self._stored = stored or DatasetManifest()
        self._history = _History([self._stored])
        self.changed.emit()

    def take_report(self, report: DatasetReport) -> None:
        """Show what was found."""
        self.report = report
        self._facts = {item.name: item for item in report.pictures}
        self.examined.emit()

    def mark_stored(self) -> None:
        """Note that the choices are stored as they are now."""
        self._stored = self.manifest
        self.changed.emit()

    def shown(self, view: str) -> list[Shown]:
        """Return the cells of a view: ``ALL``, ``OUT``, or the code of a finding."""
        finding = self.report.finding(view)
        if finding is not None and finding.groups:
            return self._groups(finding)
        names: Iterable[str]
        if finding is not None:
            names = self._files_of(finding)
        elif view == OUT:
            names = sorted(self.manifest.excluded)
        else:
            names = self._facts
        details = finding.details if finding is not None else {}
        return [self._cell(name, details.get(name, "")) for name in names]

    def count(self, view: str) -> int:
        """Return how many files a view has."""
        if view == ALL:
            return len(self._facts)
        if view == OUT:
            return len(self.manifest.excluded)
        finding = self.report.finding(view)
        return len(self._files_of(finding)) if finding is not None else 0

    @property
    def used(self) -> int:
        """How many pictures a training would get."""
        out = self.manifest.excluded
        return sum(name not in out for name in self._facts)

    def suggested(self) -> dict[str, str]:
        """Return the files that would be left out and aren't yet, and why."""
        out = self.manifest.excluded
        return {name: why for name, why in self.report.suggested().items() if name not in out}

    # -- choosing

    def set_out(self, names: Sequence[str], out: bool) -> None:
        """Leave files out, or take them in again; one step of undo."""
        manifest = self.manifest
        changed = {
            name: manifest.choice(name).model_copy(update={"exclude": out, "why": ""})
            for name in names
            if manifest.choice(name).exclude != out
        }
        if changed:
            self._push(manifest.with_choices(changed))

    def leave_out_suggested(self) -> None:
        """Leave out what can't be used, and all but one of each group of duplicates."""
        suggested = self.suggested()
        if suggested:
            self._push(self.manifest.without(suggested))

    def set_framing(self, framing: Framing | None) -> None:
        """Choose how all pictures get their shape."""
        if framing != self.framing:
            self._push(self.manifest.model_copy(update={"framing": framing}))

    def set_crop(self, name: str, box: Box | None) -> None:
        """Choose what is taken of one picture; None for all of it."""
        choice = self.manifest.choice(name)
        if choice.crop != box:
            self._push(self.manifest.with_choices({name: choice.model_copy(update={"crop": box})}))

    def set_own(self, names: Sequence[str], field_name: str, value: object) -> None:
        """Set a field of ``FileChoice`` for some files: ``framing``, ``label``, ``licence`` or ``source``.

        What is typed in one go for the same files is one step of undo.
        """
        changed = {
            name: self.manifest.choice(name).model_copy(update={field_name: value})
            for name in names
            if getattr(self.manifest.choice(name), field_name) != value
        }
        if changed:
            slot = "" if field_name == "framing" else f"{field_name} {' '.join(names)}"
            self._push(self.manifest.with_choices(changed), slot)

    def set_text(self, field_name: str, text: str) -> None:
        """Set ``title``, ``licence`` or ``source``; what is typed in one go is one step of undo."""
        if getattr(self.manifest, field_name) != text:
            self._push(self.manifest.model_copy(update={field_name: text}), slot=field_name)

    def take_advice(self) -> None:
        """Keep the advice on mirroring and augmentation among the choices."""
        advice = self.report.advice
        advised = self.manifest.model_copy(update={"mirror": advice.mirror, "augment": advice.augment})
        if advised != self.manifest:
            self._push(advised)

    # -- undo

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to go back."""
        return self._history.at > 0

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to go forward."""
        return self._history.at < len(self._history.versions) - 1

    def undo(self) -> None:
        """Go one step back."""
        self._go(-1)

    def redo(self) -> None:
        """Go one step forward."""
        self._go(1)

    def _go(self, step: int) -> None:
        at = self._history.at + step
        if 0 <= at < len(self._history.versions):
            self._history.at, self._history.slot = at, ""
            self.changed.emit()

    def _push(self, manifest: DatasetManifest, slot: str = "") -> None:
        history = self._history
        goes_on = bool(slot) and slot == history.slot and history.at > 0
        del history.versions[history.at + (0 if goes_on else 1) :]
        # What was typed and taken back is no step.
        if manifest != history.versions[-1]:
            history.versions.append(manifest)
        else:
            slot = ""
        history.at, history.slot = len(history.versions) - 1, slot
        self.changed.emit()

    # -- cells

    def _cell(self, name: str, detail: str = "", group: int = -1, first: bool = False) -> Shown:
        return Shown(name, self.manifest.choice(name), self._facts.get(name), detail, group, first)

    def _groups(self, finding: Finding) -> list[Shown]:
        return [
            self._cell(name, "", number, index == 0)
            for number, group in enumerate(finding.groups)
            for index, name in enumerate(group)
        ]

    def _files_of(self, finding: Finding) -> tuple[str, ...]:
        """Return the files of a finding; those of a finding about classes are what lies in their sub-folders."""
        if not finding.code.startswith("class_") or finding.code == "class_none":
            return () if finding.code == "nested" else finding.files
        classes = set(finding.files)
        return tuple(item.name for item in self.report.pictures if item.label in classes)
