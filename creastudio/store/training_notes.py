"""What one training showed: its curves, sample sheets and model, in a folder beside its checkpoints.

Written by the thread that drives the training, line by line, so that a kill costs at most what was being written.
A disk that refuses costs the training nothing: what can't be kept is shown all the same while the project is open.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from pydantic import ValidationError

from creastudio.api.advice import Advice
from creastudio.api.recipe import ModelRef

Curve = list[tuple[int, float]]

CURVES = "curves.jsonl"
MODEL = "model.json"
SHEETS = "sheets"
ADVICE = "advice.json"
PANEL, PANEL_FACTS = "panel.png", "panel.json"

PICTURE, WORDS = ".png", ".txt"
"""Endings of sheets: a trainer of pictures shows pictures, one of texts shows texts."""

PNG = b"\x89PNG"

KEPT_SHEETS = 60
"""Beyond that every other one of the older half is deleted."""

KEPT_POINTS = 2000
"""Points of one curve that are given back, about; every other one of the older half is left out before."""


@dataclass(frozen=True)
class KeptSheet:
    """A sheet of samples in a file.

    Attributes
    ----------
    step : int
        How far the training was, in the unit of its curves.
    """

    step: int
    path: Path


class TrainingNotes:
    """The notes of one training. Safe to be written on one thread and read on others.

    A training that goes on from an earlier checkpoint comes by some steps twice: the later telling counts.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._step = 0

    # -- writing

    def add_point(self, name: str, value: float, step: int) -> None:
        """Keep a point of a curve."""
        self._step = step
        line = json.dumps([name, step, value]) + "\n"
        with suppress(OSError), self._lock:
            self._folder.mkdir(parents=True, exist_ok=True)
            with (self._folder / CURVES).open("a", encoding="utf-8") as file:
                file.write(line)

    def add_sheet(self, data: bytes, step: int | None = None) -> None:
        """Keep a sheet of samples, a PNG or a text in UTF-8; `step` is that of the point before when left out."""
        step = self._step if step is None else step
        with suppress(OSError), self._lock:
            folder = self._folder / SHEETS
            folder.mkdir(parents=True, exist_ok=True)
            suffix = PICTURE if data.startswith(PNG) else WORDS
            (folder / f"{step:012d}{suffix}").write_bytes(data)
            older = self._sheet_files()
            for sheet in older:
                if sheet.step > step:
                    sheet.path.unlink(missing_ok=True)
            if len(older) > KEPT_SHEETS:
                for sheet in older[1 : len(older) // 2 : 2]:
                    sheet.path.unlink(missing_ok=True)

    def set_model(self, ref: ModelRef) -> None:
        """Keep which model came of it."""
        with suppress(OSError), self._lock:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / MODEL).write_text(ref.model_dump_json(), encoding="utf-8")

    def set_panel(self, data: bytes, facts: Mapping[str, Any]) -> None:
        """Keep the newest picture that is shown below the samples, and what was said of it."""
        with suppress(OSError, ValueError), self._lock:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / PANEL).write_bytes(data)
            (self._folder / PANEL_FACTS).write_text(json.dumps(dict(facts)), encoding="utf-8")

    def set_advice(self, advice: Sequence[Advice], step: int) -> None:
        """Keep what the trainer says of the training now."""
        said = {"step": step, "advice": [item.model_dump(mode="json") for item in advice]}
        with suppress(OSError), self._lock:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / ADVICE).write_text(json.dumps(said), encoding="utf-8")

    # -- reading

    def curves(self) -> dict[str, Curve]:
        """Return name -> points (step, value), thinned out where there are very many."""
        found: dict[str, Curve] = {}
        for name, step, value in self._points():
            add_to_curve(found.setdefault(name, []), step, value)
        return {name: _thinned(points) for name, points in found.items()}

    def sheets(self) -> list[KeptSheet]:
        """Return the sheets that are kept, the oldest first."""
        with suppress(OSError), self._lock:
            return self._sheet_files()
        return []

    def last_sheet(self) -> bytes:
        """Return the newest sheet that is a picture; empty where none is kept."""
        sheets = [sheet for sheet in self.sheets() if sheet.path.suffix == PICTURE]
        with suppress(OSError):
            return sheets[-1].path.read_bytes() if sheets else b""
        return b""

    def panel(self) -> tuple[bytes, dict[str, Any]]:
        """Return the picture that is shown below the samples and what was said of it; nothing where none is kept."""
        try:
            with self._lock:
                facts = json.loads((self._folder / PANEL_FACTS).read_bytes())
                return (self._folder / PANEL).read_bytes(), dict(facts)
        except (OSError, ValueError, TypeError):
            return b"", {}

    def advice(self) -> tuple[Advice, ...]:
        """Return what the trainer said last."""
        try:
            with self._lock:
                said = json.loads((self._folder / ADVICE).read_bytes())
            return tuple(Advice.model_validate(item) for item in said["advice"])
        except (OSError, ValueError, TypeError, KeyError):
            return ()

    def model(self) -> ModelRef | None:
        """Return the model that came of it, or None."""
        try:
            return ModelRef.model_validate_json((self._folder / MODEL).read_bytes())
        except (OSError, ValidationError):
            return None

    def _points(self) -> Iterator[tuple[str, int, float]]:
        try:
            text = (self._folder / CURVES).read_text(encoding="utf-8", errors="replace")
        except OSError:
            return
        for line in text.splitlines():
            # A line that a kill cut short is left out.
            with suppress(ValueError, TypeError):
                name, step, value = cast("tuple[str, int, float]", json.loads(line))
                yield str(name), int(step), float(value)

    def _sheet_files(self) -> list[KeptSheet]:
        files = (self._folder / SHEETS).glob("*")
        known = (file for file in files if file.suffix in (PICTURE, WORDS) and file.stem.isdecimal())
        return sorted(
            (KeptSheet(int(file.stem), file) for file in known),
            key=lambda sheet: sheet.step,
        )


def add_to_curve(points: Curve, step: int, value: float) -> None:
    """Add a point; those of later steps go, as the training came by there again from an earlier checkpoint."""
    while points and points[-1][0] >= step:
        points.pop()
    points.append((step, value))


def _thinned(points: Curve) -> Curve:
    while len(points) > KEPT_POINTS:
        half = len(points) // 2
        points = points[:half:2] + points[half:]
    return points
