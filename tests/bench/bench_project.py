"""The same large document on disk: saving it, opening it, and how soon an edit is safe from a power cut."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from tests.bench.rows import Row, median, percentile, seconds

NEEDS = ("creastudio.store.project_file", "creastudio.store.journal", "creastudio.core.edits.canvas")


WARM_UP = 5
"""Edits before the measured ones: the first of its kind builds the checks of its fields."""


def run() -> list[Row]:
    """Save and open a project of 1,000 layers and 50 pictures; record 100 edits in its journal one by one."""
    with tempfile.TemporaryDirectory(prefix="creastudio-bench-") as folder:
        return [*_files(Path(folder)), *_journal(Path(folder) / "journal")]


def _files(folder: Path) -> list[Row]:
    from creastudio.store.blobs import BlobStore
    from creastudio.store.project_file import load_project, save_project
    from tests.bench.documents import LAYERS, PICTURES, blob, large_document

    blobs = BlobStore(folder / "blobs")
    for number in range(PICTURES):
        blobs.put(blob(number))
    document = large_document()
    file = folder / "large.crea"
    save = median(seconds(lambda: save_project(file, document, blobs), repeat=7))
    load = median(seconds(lambda: load_project(file, blobs)))
    note = f"{PICTURES} pictures, {file.stat().st_size / 2**20:.1f} MB, read back and checked"
    return [
        Row(f"save, {LAYERS} layers", save, "s", 0.5, note=note),
        Row(f"open, {LAYERS} layers", load, "s", note="all hashes checked"),
    ]


def _journal(folder: Path) -> list[Row]:
    from creastudio.core.canvas import Transform
    from creastudio.core.edits.canvas import set_transform
    from creastudio.store.journal import Journal
    from tests.bench.documents import LAYERS, large_document

    document = large_document()
    layer = document.artboards[0].layers[LAYERS // 2]
    folder.mkdir()
    journal = Journal(folder, document)
    journal.flush()
    times: list[float] = []
    handed: list[float] = []
    for number in range(WARM_UP + 100):
        edit = set_transform({layer.id: Transform(x=float(number), y=3.0, width=64, height=64)})
        start = time.perf_counter()
        new = edit.apply(document)
        journal.record(document, new, edit.label, "edit")
        handed.append((time.perf_counter() - start) * 1000)
        journal.flush()
        times.append((time.perf_counter() - start) * 1000)
        document = new
    journal.close()
    return [
        Row(
            "edit, until the window goes on",
            percentile(handed[WARM_UP:], 50),
            "ms",
            5.0,
            note=f"median of 100, journal included; p99 {percentile(handed[WARM_UP:], 99):.1f} ms",
        ),
        Row(
            "edit, until it is durable",
            percentile(times[WARM_UP:], 99),
            "ms",
            100.0,
            note="p99 of 100; depends on the disk",
        ),
    ]
