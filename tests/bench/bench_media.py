"""Media: looking into files, decoding pictures and sound, drawing waveforms, making proxies."""

from __future__ import annotations

import random
import tempfile
import time
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

from tests.bench.rows import Row, median, percentile, seconds

NEEDS = ("creastudio.media.video", "creastudio.media.peaks")

RATE = 30
SECONDS = 10
SOUND_MINUTES = 10


def film(path: Path) -> Path:
    """Write 10 s of 1080p30 H.264 with AAC sound: noise that moves over a gradient, a key frame every 250 frames."""
    import av
    from av.audio.frame import AudioFrame
    from av.video.frame import VideoFrame

    shade = np.linspace(20, 200, 1920, dtype=np.float32)[None, :] * np.linspace(0.5, 1, 1080)[:, None]
    grain = np.random.default_rng(1).normal(0, 12, (1080 + 300, 1920)).astype(np.float32)
    with av.open(str(path), "w") as out:
        stream: Any = out.add_stream("libx264", rate=RATE)
        stream.width, stream.height, stream.pix_fmt = 1920, 1080, "yuv420p"
        stream.options = {"preset": "veryfast", "crf": "23"}
        audio: Any = out.add_stream("aac", rate=48_000)
        audio.layout = "stereo"
        for number in range(RATE * SECONDS):
            grey = np.clip(shade + grain[number : number + 1080], 0, 255).astype(np.uint8)
            frame = VideoFrame.from_ndarray(np.repeat(grey[..., None], 3, axis=2), format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, RATE)
            out.mux(stream.encode(frame))
        out.mux(stream.encode())
        for start in range(0, 48_000 * SECONDS, 1024):
            tone = np.sin((np.arange(start, start + 1024)) * 0.05).astype(np.float32) * 0.4
            sound = AudioFrame.from_ndarray(np.stack([tone, tone]), "fltp", "stereo")
            sound.sample_rate, sound.pts, sound.time_base = 48_000, start, Fraction(1, 48_000)
            out.mux(audio.encode(sound))
        out.mux(audio.encode())
    return path


def song(path: Path) -> Path:
    """Write 10 min of MP3."""
    import av
    from av.audio.frame import AudioFrame

    noise = np.random.default_rng(2).uniform(-0.4, 0.4, (2, 48_000)).astype(np.float32)
    with av.open(str(path), "w") as out:
        audio: Any = out.add_stream("libmp3lame", rate=48_000)
        audio.layout, audio.bit_rate = "stereo", 128_000
        for second in range(60 * SOUND_MINUTES):
            frame = AudioFrame.from_ndarray(noise, "fltp", "stereo")
            frame.sample_rate, frame.pts, frame.time_base = 48_000, second * 48_000, Fraction(1, 48_000)
            out.mux(audio.encode(frame))
        out.mux(audio.encode())
    return path


def run() -> list[Row]:
    """Measure."""
    with tempfile.TemporaryDirectory() as folder:
        path, sound = film(Path(folder) / "film.mp4"), song(Path(folder) / "song.mp3")
        return [*_pictures(path), *_sound(path, sound), *_proxy(path, Path(folder))]


def _pictures(path: Path) -> list[Row]:
    from creastudio.core.time import from_frame, from_seconds
    from creastudio.media.probe import probe
    from creastudio.media.video import VideoReader

    rows = [Row("a video probed", median(seconds(lambda: probe(path))) * 1000, "ms", 100)]
    for threads in (1, 2):
        for name, width, height, target in (("half size", 960, 540, 24), ("full size", 1920, 1080, None)):
            reader = VideoReader(path, threads=threads)
            cpu, begin = time.process_time(), time.perf_counter()
            for number in range(RATE * SECONDS):
                reader.frame(from_frame(number, Fraction(RATE)), width, height)
            took, used = time.perf_counter() - begin, time.process_time() - cpu
            reader.close()
            what = f"1080p H.264 at {name}, {threads} thread{'s' if threads > 1 else ''}"
            note = f"{RATE * SECONDS / used:.0f} a second of one core"
            rows.append(Row(what, RATE * SECONDS / took, "frames/s", target, ">=", note=note))
    reader, order = VideoReader(path), random.Random(3)
    reader.frame(0, 960, 540)
    jumps = []
    for _ in range(15):
        at = from_seconds(order.uniform(0, SECONDS))
        begin = time.perf_counter()
        reader.frame(at, 960, 540)
        jumps.append(time.perf_counter() - begin)
    reader.close()
    rows.append(Row("a jump in it, key frames 8 s apart", median(jumps) * 1000, "ms", note="the median"))
    return rows


def _sound(path: Path, sound: Path) -> list[Row]:
    from creastudio.media.audio import AudioReader
    from creastudio.media.peaks import peaks

    def read(file: Path, rate: int, length: int) -> None:
        reader = AudioReader(file, rate)
        for start in range(0, length * rate, 1024):
            reader.read(start, 1024)
        reader.close()

    straight = median(seconds(lambda: read(path, 48_000, SECONDS), repeat=3))
    resampled = median(seconds(lambda: read(path, 44_100, SECONDS), repeat=3))
    drawn = median(seconds(lambda: peaks(sound), repeat=3, warm=0))
    found = peaks(sound)
    columns = median(seconds(lambda: found.columns(0, found.duration, 1920), repeat=20)) * 1000
    return [
        Row("AAC in blocks of 1024", SECONDS / straight, "x real time", 50, ">="),
        Row("the same, resampled", SECONDS / resampled, "x real time", 50, ">=", note="48 to 44.1 kHz"),
        Row(
            "peaks of a sound",
            SOUND_MINUTES * 60 / drawn,
            "x real time",
            300,
            ">=",
            note=f"{SOUND_MINUTES} min of MP3",
        ),
        Row("1920 columns of its waveform", columns, "ms", 4),
    ]


def _proxy(path: Path, folder: Path) -> list[Row]:
    from creastudio.core.time import from_seconds
    from creastudio.media.probe import probe
    from creastudio.media.proxies import make_proxy
    from creastudio.media.video import VideoReader

    out = folder / "proxy.mp4"
    took = median(seconds(lambda: make_proxy(path, out, probe(path), lambda _share: None), repeat=1, warm=0))
    reader, order, jumps = VideoReader(out), random.Random(3), []
    for _ in range(30):
        at = from_seconds(order.uniform(0, SECONDS))
        begin = time.perf_counter()
        reader.frame(at, 960, 540)
        jumps.append(time.perf_counter() - begin)
    reader.close()
    return [
        Row(
            "a proxy of 1080p30", SECONDS / took, "x real time", 1, ">=", note="one thread, behind everything"
        ),
        Row("a jump in the proxy", percentile(jumps, 95) * 1000, "ms", 40, note="95 % of them"),
    ]
