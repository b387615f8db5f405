"""An export that is killed leaves nothing that looks like a film."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

from creastudio.core.edits import update_clip
from creastudio.core.edits.timeline_trim import trim_clip
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.store.blobs import BlobStore
from creastudio.store.project_file import save_project
from tests.support.films import FilmScene


def test_a_killed_export_has_not_the_final_name(tmp_path: Path) -> None:
    scene = FilmScene(tmp_path / "made")
    blobs = BlobStore(tmp_path / "blobs")
    for file in (tmp_path / "made").iterdir():
        blobs.put_file(file)
    last = scene.sequence.tracks[0].clips[1]
    # So long that nobody has it done before it is killed.
    longer = trim_clip(last.id, last.start, 3600 * SECOND).apply(scene.document)
    save_project(tmp_path / "film.crea", update_clip(last.id, name="Long").apply(longer), blobs)
    out = tmp_path / "out"
    out.mkdir()
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "creastudio",
            "export",
            str(tmp_path / "film.crea"),
            "-o",
            str(out / "film.mp4"),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 60
    while not any(file.stat().st_size for file in out.iterdir()) and time.monotonic() < deadline:
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert [file.suffix for file in out.iterdir()] == [".part"]
