"""Data sets of pictures: what was chosen for each file, kept as ``creastudio-dataset.json``, and what was found in it.

The manifest holds choices and rights, never pixels and never a path outside its folder, so that it travels with the
pictures. Everything that learns from a folder of pictures honours it.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, cast

from pydantic import Field, ValidationError, field_validator, model_validator

from creastudio.api.errors import UserError
from creastudio.api.recipe import Frozen

MANIFEST = "creastudio-dataset.json"
"""Name of the file, in the folder that it is about."""

FORMAT = "creastudio-dataset"
VERSION = 1
MAX_MANIFEST = 64 * 1024**2
"""Bytes; a larger file isn't read."""

FitMode = Literal["crop", "pad", "stretch"]
Focus = Literal["centre", "salient", "face"]
Ground = Literal["white", "black", "edge", "blur"]
Severity = Literal["wrong", "advice", "note"]


class Framing(Frozen):
    """How pictures get the shape of what is learned.

    Attributes
    ----------
    fit : {"crop", "pad", "stretch"}
        Cut off what is too much, add a ground, or distort.
    focus : {"centre", "salient", "face"}
        What a crop keeps: the middle, what draws the eye, or the largest face (what draws the eye where none is found).
    ground : {"white", "black", "edge", "blur"}
        What is added: a colour, the colour of the nearest edge, or the picture itself, enlarged and blurred.
    """

    fit: FitMode = "crop"
    focus: Focus = "centre"
    ground: Ground = "white"


class Box(Frozen):
    """A rectangle of an upright picture, in shares of its sides: 0 <= left < right <= 1, 0 <= top < bottom <= 1."""

    left: float = Field(ge=0, le=1)
    top: float = Field(ge=0, le=1)
    right: float = Field(ge=0, le=1)
    bottom: float = Field(ge=0, le=1)

    @model_validator(mode="after")
    def _has_room(self) -> Box:
        if self.right - self.left < 1e-3 or self.bottom - self.top < 1e-3:
            raise ValueError("a box needs some width and height")
        return self


class FileChoice(Frozen):
    """What was chosen for one file; all defaults mean: used as it is.

    Attributes
    ----------
    exclude : bool
        Whether it is left out.
    why : str
        Why it is left out: the code of a finding ("duplicates"), or "" for a person's own wish.
    crop : Box or None
        What is taken of it, before its shape is changed.
    framing : Framing or None
        In place of that of the whole data set.
    label : str or None
        Its class, in place of the name of its sub-folder.
    licence, source : str
        In place of those of the whole data set.
    """

    exclude: bool = False
    why: str = ""
    crop: Box | None = None
    framing: Framing | None = None
    label: str | None = None
    licence: str = ""
    source: str = ""


class DatasetManifest(Frozen):
    """The choices for a folder of pictures; ``docs/files.md`` describes the file.

    Attributes
    ----------
    framing : Framing or None
        None: what the training's own settings say.
    mirror : bool or None
        Whether mirrored pictures may be learned too; None while nobody said. Advice for the form of a training.
    augment : str or None
        Names of augmentations that suit the pictures, as the trainers call them. Advice likewise.
    files : dict of str to FileChoice
        Path below the folder, parts joined by "/" -> what was chosen.
    """

    format: Literal["creastudio-dataset"] = FORMAT
    version: int = Field(default=VERSION, ge=1)
    title: str = ""
    licence: str = ""
    source: str = ""
    framing: Framing | None = None
    mirror: bool | None = None
    augment: str | None = None
    files: dict[str, FileChoice] = Field(default_factory=dict[str, FileChoice])

    @field_validator("files")
    @classmethod
    def _inside(cls, files: dict[str, FileChoice]) -> dict[str, FileChoice]:
        for name in files:
            if not is_inside(name):
                raise ValueError(f"'{name}' lies outside the folder")
        return files

    def choice(self, name: str) -> FileChoice:
        """Return what was chosen for the file `name` ("cats/1.png")."""
        return self.files.get(name, _AS_IT_IS)

    def label_of(self, name: str) -> str:
        """Return the class of a picture: what was chosen, else the sub-folder of the data set; "" for none."""
        label = self.choice(name).label
        if label is not None:
            return label
        first, slash, _ = name.partition("/")
        return first if slash else ""

    @property
    def excluded(self) -> frozenset[str]:
        """Names of the files that are left out."""
        return frozenset(name for name, choice in self.files.items() if choice.exclude)

    def with_choices(self, choices: Mapping[str, FileChoice]) -> DatasetManifest:
        """Return a manifest with other choices for some files; those that say nothing are dropped."""
        files = {**self.files, **choices}
        kept = {name: files[name] for name in sorted(files) if files[name] != _AS_IT_IS}
        return self.model_copy(update={"files": kept})

    def without(self, names: Mapping[str, str]) -> DatasetManifest:
        """Return a manifest that leaves out more files; name -> why, as ``FileChoice.why``. What else was chosen stays."""
        return self.with_choices(
            {
                name: self.choice(name).model_copy(update={"exclude": True, "why": why})
                for name, why in names.items()
            }
        )

    def to_json(self) -> str:
        """Return the file's text; what is as usual isn't written, and the same choices give the same bytes."""
        data = self.model_dump(mode="json", exclude_defaults=True)
        ordered = {"format": self.format, "version": self.version, **data}
        return json.dumps(ordered, ensure_ascii=False, indent=1) + "\n"

    @property
    def digest(self) -> str:
        """16 hex digits that change with any choice that changes a pixel, a class or what is left out."""
        changing = {
            name: kept
            for name, choice in sorted(self.files.items())
            if (kept := choice.model_dump(mode="json", include={"exclude", "crop", "framing", "label"}))
            != _NOTHING_CHANGED
        }
        framing = self.framing.model_dump(mode="json") if self.framing else None
        text = json.dumps([framing, changing], sort_keys=True, ensure_ascii=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


_AS_IT_IS = FileChoice()
_NOTHING_CHANGED = _AS_IT_IS.model_dump(mode="json", include={"exclude", "crop", "framing", "label"})


def is_inside(name: str) -> bool:
    """Whether a name in a manifest can only mean a file below its folder."""
    parts = name.split("/")
    return (
        bool(name)
        and "\\" not in name
        and ":" not in parts[0]
        and all(part not in ("", ".", "..") for part in parts)
    )


def manifest_path(folder: Path, kept: Path | None = None) -> Path:
    """Return where the manifest of `folder` lies or would lie.

    Parameters
    ----------
    kept : Path, optional
        The studio's own folder of manifests, for folders that can't be written to; the file in the folder itself
        goes first where both exist.
    """
    inside = folder / MANIFEST
    if kept is None or inside.is_file():
        return inside
    apart = kept / f"{hashlib.sha256(str(folder.resolve()).encode(errors='replace')).hexdigest()[:24]}.json"
    return apart if apart.is_file() or not os.access(folder, os.W_OK) else inside


def read_manifest(folder: Path, kept: Path | None = None) -> DatasetManifest | None:
    """Return the manifest of `folder`, or None where it has none.

    Raises
    ------
    UserError
        When there is one that can't be understood: choices that were made must not be passed over in silence.
    """
    path = manifest_path(folder, kept)
    try:
        if not path.is_file():
            return None
        if path.stat().st_size > MAX_MANIFEST:
            raise _unfit(folder, "it is too large")
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise _unfit(folder, "it is no text") from None
    except OSError as error:
        raise _unfit(folder, error.strerror or "it can't be opened") from None
    return parse_manifest(text, folder)


def parse_manifest(text: str, folder: Path) -> DatasetManifest:
    """Return the manifest that `text` holds; `folder` is named in errors alone."""
    try:
        loaded: Any = json.loads(text)
        raw = cast(dict[str, Any], loaded) if isinstance(loaded, dict) else {}
        if raw.get("format") != FORMAT:
            raise _unfit(folder, "it is another kind of file")
        version = raw.get("version")
        if isinstance(version, int) and version > VERSION:
            raise _unfit(folder, "it was written by a newer version of the studio")
        return DatasetManifest.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise _unfit(folder, f"{where}: {first['msg']}") from None
    except (ValueError, RecursionError):
        raise _unfit(folder, "it is no JSON") from None


def _unfit(folder: Path, why: str) -> UserError:
    return UserError(
        f"The choices for '{folder.name}' in {MANIFEST} can't be read: {why}.",
        "Mend the file, or delete it to use the pictures as they are.",
    )


class Finding(Frozen):
    """One thing that was found in a data set.

    Attributes
    ----------
    code : str
        What it is, for programs ("empty", "duplicates").
    severity : {"wrong", "advice", "note"}
        ``wrong``: those files can't be used. ``advice``: something to decide. ``note``: good to know.
    title : str
        One sentence for a person.
    hint : str
        What can be done about it, or what the studio does by itself.
    files : tuple of str
        Whom it is about, in order.
    groups : tuple of tuple of str
        Of duplicates: files that belong together, the one to keep first.
    details : dict of str to str
        File -> what is wrong with this very one.
    """

    code: str
    severity: Severity
    title: str
    hint: str = ""
    files: tuple[str, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    details: dict[str, str] = Field(default_factory=dict[str, str])


class PictureFacts(Frozen):
    """One picture that can be used: its name, its upright size in px, and its class."""

    name: str
    width: int
    height: int
    label: str = ""


class DatasetAdvice(Frozen):
    """Settings of a training that suit the pictures, and why.

    Attributes
    ----------
    mirror : bool
        Whether mirrored pictures may be learned.
    augment : str
        Names of augmentations, joined by commas; "none".
    resolution : int
        The largest usual side, px, that most pictures reach.
    reasons : tuple of str
        One sentence each.
    """

    mirror: bool = False
    augment: str = "translation"
    resolution: int = 64
    reasons: tuple[str, ...] = ()


class DatasetReport(Frozen):
    """All that was found in a folder of pictures.

    Attributes
    ----------
    name : str
        Of the folder.
    looked : int
        How many files were looked at.
    pictures : tuple of PictureFacts
        Those that can be used, in the order of their names; what was chosen to be left out is among them.
    classes : dict of str to int
        Class -> how many pictures; empty where there are no sub-folders.
    measures : dict of str to float
        What the advice rests on: ``told_apart`` (share of pictures whose mirroring can be told, .5 is chance),
        ``told_apart_floor`` (what chance reaches), ``colourfulness``, ``flatness``, ``brightness_spread`` (0 to 1).
    """

    name: str
    looked: int = 0
    pictures: tuple[PictureFacts, ...] = ()
    classes: dict[str, int] = Field(default_factory=dict[str, int])
    findings: tuple[Finding, ...] = ()
    advice: DatasetAdvice = DatasetAdvice()
    measures: dict[str, float] = Field(default_factory=dict[str, float])

    def finding(self, code: str) -> Finding | None:
        """Return the finding with this code, or None."""
        return next((item for item in self.findings if item.code == code), None)

    def suggested(self) -> dict[str, str]:
        """Return what would be left out and why: files that can't be used, all but one of each group of duplicates."""
        out: dict[str, str] = {}
        for item in self.findings:
            if item.severity == "wrong":
                names = item.files
            elif item.code in ("duplicates", "near"):
                names = tuple(name for group in item.groups for name in group[1:])
            else:
                continue
            for name in names:
                out.setdefault(name, item.code)
        return out
