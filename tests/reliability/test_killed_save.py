"""A save that is killed leaves the old file or the new one, and nothing else that matters."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from creastudio.store.blobs import BlobStore
from creastudio.store.project_file import load_project
from creastudio.store.versions import list_versions

SAVER = """
import random, sys
from pathlib import Path
from creastudio.core.assets import Asset
from creastudio.core.document import Document
from creastudio.store.blobs import BlobStore
from creastudio.store.project_file import save_project

path, folder = Path(sys.argv[1]), Path(sys.argv[2])
blobs = BlobStore(folder)
assets = tuple(
    Asset(sha256=blobs.put(random.Random(n).randbytes(40_000)), media_type="image/png") for n in range(20)
)
number = 0
while True:
    save_project(path, Document(title=str(number), assets=assets), blobs, keep_versions=2)
    print(number, flush=True)
    number += 1
"""


@pytest.mark.parametrize("delay_ms", [0, 3, 7, 11])
def test_a_killed_save_leaves_a_whole_file(tmp_path: Path, delay_ms: int) -> None:
    path = tmp_path / "poster.crea"
    root = Path(__file__).resolve().parents[2]
    process = subprocess.Popen(
        [sys.executable, "-c", SAVER, str(path), str(tmp_path / "blobs")],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    assert process.stdout is not None
    with process, process.stdout:
        for _ in range(3):
            process.stdout.readline()
        time.sleep(delay_ms / 1000)
        process.kill()
        told = [int(line) for line in process.stdout.read().split()]
    fresh = BlobStore(tmp_path / "fresh")
    loaded = load_project(path, fresh)
    assert int(loaded.document.title) >= max(told, default=2)
    assert len(list(fresh.all())) == 20
    for version in list_versions(path):
        assert load_project(version, fresh).document.assets == loaded.document.assets
