"""One export of a film in a process of its own; run by bench_film.

``python -m tests.bench.probe_film FOLDER WIDTH HEIGHT SECONDS [still] [frames]`` writes ``film.mp4`` into FOLDER and prints
one line of JSON: seconds it took, peak memory in MB. With ``frames`` it writes what is to be encoded instead, as it
comes from painter and mixer: ``frames.bgra`` and ``sound.wav``.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from creastudio.core.assets import Asset
from creastudio.core.document import Document
from creastudio.core.time import from_seconds
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.export.film_frames import FilmFrames
from creastudio.export.film_part import film_part
from creastudio.export.films import export_sequence
from creastudio.export.work import Work
from creastudio.render.gui_app import ensure_gui_app
from creastudio.render.pixels import pixels_of
from tests.bench.bench_score import band
from tests.bench.film_scene import blobs, film

SCORE = "e" * 64


def main() -> None:
    """Make a film of the scene with a score of 16 tracks."""
    folder, width, height, length = Path(sys.argv[1]), *(int(word) for word in sys.argv[2:5])
    ensure_gui_app()
    pictures = blobs()
    (folder / SCORE).write_bytes(band(length // 2 + 1).dumps())
    document, sequence = with_score(*film(length, width, height, still="still" in sys.argv), length)

    def file(sha256: str) -> Path:
        return folder / sha256

    if "frames" in sys.argv:
        work = Work(document, pictures.__getitem__, files=file)
        with (
            FilmFrames(work, sequence, film_part(sequence, "whole"), (width, height), label=False) as frames,
            (folder / "frames.bgra").open("wb") as out,
        ):
            for image in frames:
                out.write(pixels_of(image, writable=False).tobytes())
        export_sequence(document, sequence.id, pictures.__getitem__, file, folder / "sound.wav")
        return
    start = time.perf_counter()
    export_sequence(document, sequence.id, pictures.__getitem__, file, folder / "film.mp4")
    taken = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Kilobytes on Linux, bytes on macOS.
    megabytes = peak / (2**20 if sys.platform == "darwin" else 2**10)
    print(json.dumps({"seconds": taken, "memory_mb": megabytes}), flush=True)


def with_score(document: Document, sequence: Sequence, length: int) -> tuple[Document, Sequence]:
    """Return the scene with a score of 16 tracks under it."""
    asset = Asset(sha256=SCORE, media_type="application/x-creastudio-score")
    clip = Clip(kind="score", asset=SCORE, start=0, duration=from_seconds(length))
    track = Track(name="S1", kind="score", clips=(clip,))
    sequence = sequence.model_copy(update={"tracks": (*sequence.tracks, track)})
    assets = (*document.assets, asset)
    return document.model_copy(update={"sequences": (sequence,), "assets": assets}), sequence


if __name__ == "__main__":
    main()
