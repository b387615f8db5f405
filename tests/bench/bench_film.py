"""Films: how fast they are made, beside FFmpeg's own command line, and in how much memory."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.rows import Row

NEEDS = ("creastudio.export.films", "creastudio.render.frame", "creastudio.media.mixer")

SECONDS = 10
SCENE = "three picture tracks with a crossfade, words, a score of 16 tracks"


def run() -> list[Row]:
    """Measure; the best of two, as other programs only ever make it slower."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="creastudio-bench-") as name:
        folder = Path(name)
        for width, height, target in ((1280, 720, 1.0), (1920, 1080, 0.5)):
            taken = min(_film(folder, width, height, SECONDS)["seconds"] for _ in range(2))
            rows.append(
                Row(f"film, {height}p30", SECONDS / taken, "x real time", target, ">=", f"MP4 of {SCENE}")
            )
            if height == 720:
                rows += _beside_ffmpeg(folder, width, height, taken)
        short, long = (_film(folder, 160, 90, seconds)["memory_mb"] for seconds in (60, 600))
        rows.append(
            Row("film, memory of 10 minutes by that of one", long / short, "x", 1.1, note=f"{long:.0f} MB")
        )
    return rows


def _beside_ffmpeg(folder: Path, width: int, height: int, ours: float) -> list[Row]:
    """Let the command line encode the same frames, which it finds painted, and the same sound, which it finds mixed."""
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        return []
    _probe(folder, width, height, SECONDS, "frames")
    command = [
        ffmpeg, "-y", "-loglevel", "error", "-f", "rawvideo", "-pix_fmt", "bgra", "-s", f"{width}x{height}", "-r", "30",
        "-i", str(folder / "frames.bgra"), "-i", str(folder / "sound.wav"),
        "-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p",
        "-c:v", "libx264", "-preset", "veryfast", "-crf", "22", "-profile:v", "high", "-g", "150",
        "-c:a", "aac", "-b:a", "192k", "-movflags", "+faststart", str(folder / "peer.mp4"),
    ]  # fmt: skip
    times: list[float] = []
    for _ in range(2):
        start = time.perf_counter()
        subprocess.run(command, check=True)
        times.append(time.perf_counter() - start)
    (folder / "frames.bgra").unlink()
    note = f"painted, mixed and encoded in {ours:.1f} s; ffmpeg encodes the same frames, painted before, in {min(times):.1f} s"
    return [Row(f"film, {height}p30, by the time of ffmpeg", ours / min(times), "x", 1.6, note=note)]


def _film(folder: Path, width: int, height: int, seconds: int) -> dict[str, float]:
    return json.loads(_probe(folder, width, height, seconds))


def _probe(folder: Path, width: int, height: int, seconds: int, *words: str) -> str:
    command = [
        sys.executable,
        "-m",
        "tests.bench.probe_film",
        str(folder),
        str(width),
        str(height),
        str(seconds),
        *words,
    ]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
