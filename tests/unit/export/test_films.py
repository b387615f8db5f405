"""Sequences as films and sound: what is in the files is what the painter paints and the mixer mixes."""

from __future__ import annotations

import threading
import wave
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from creastudio.api.errors import UserError
from creastudio.core.labelling import Labelling
from creastudio.core.timeline import Sequence, Track
from creastudio.export.film_encoder import Encoding, encode_film
from creastudio.export.film_frames import FilmFrames
from creastudio.export.film_options import GifOptions, Mp4Options, StillsOptions, WavOptions
from creastudio.export.film_part import FilmPart, film_part, film_size
from creastudio.export.film_provenance import sequence_provenance
from creastudio.export.films import export_sequence
from creastudio.export.marking import read
from creastudio.export.render_process import export_film
from creastudio.export.sequence_formats import sequence_format
from creastudio.export.work import ExportCancelled, Work
from creastudio.render.pixels import pixels_of
from tests.support.films import CLICKS, RATE, FilmScene

OF_FRAMES_AND_SOUND = [
    sequence_format(name) for name in ("mp4", "webm", "gif", "png", "wav", "flac", "stems")
]


@pytest.fixture
def scene(tmp_path: Path) -> FilmScene:
    return FilmScene(tmp_path / "blobs")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def exported(scene: FilmScene, target: Path, options: object = None) -> Path:
    done = export_sequence(
        scene.document, scene.sequence.id, scene.read, scene.file, target, options,  # type: ignore[arg-type]
        wanted=sequence_format(target.suffix) if target.suffix else sequence_format("png"),
    )  # fmt: skip
    assert list(target.parent.iterdir()) == [target]
    assert done.files == (target,)
    return target


def painted(scene: FilmScene, part: FilmPart, size: tuple[int, int] = (64, 36)) -> list[np.ndarray]:
    """Return the frames that the painter paints, (height, width, 3), RGB."""
    work = Work(scene.document, scene.read, files=scene.file)
    with FilmFrames(work, scene.sequence, part, size, label=False) as frames:
        return [pixels_of(image, writable=False)[..., 2::-1].copy() for image in frames]


def decoded(path: Path) -> list[np.ndarray]:
    with av.open(str(path)) as file:
        return [frame.to_ndarray(format="rgb24") for frame in file.decode(video=0)]


def heard(path: Path) -> np.ndarray:
    with av.open(str(path)) as file:
        stream = file.streams.audio[0]
        out, end = np.zeros(2 * RATE, np.float32), 0
        for frame in file.decode(stream):
            values = frame.to_ndarray()
            mono = values[0] if values.shape[0] == 2 else values.reshape(-1, 2)[:, 0]
            scale = {"f": 1.0, "i": 2.0 ** (8 * mono.itemsize - 1)}[mono.dtype.kind]
            assert frame.pts is not None
            first = round(frame.pts * (frame.time_base or 0) * RATE)
            skip = max(0, -first)
            end = first + len(mono)
            out[max(0, first) : end] = mono[skip:] / scale
    return out[:end]


def onsets(samples: np.ndarray) -> list[float]:
    """Return when silence ends, s."""
    loud = np.flatnonzero(np.abs(samples) > 0.05)
    begins = [loud[0], *(b for a, b in pairwise(loud) if b - a > RATE // 20)]
    return [begin / RATE for begin in begins]


def psnr(left: np.ndarray, right: np.ndarray) -> float:
    error = float(np.mean((left.astype(float) - right.astype(float)) ** 2))
    return 99.0 if error == 0 else 10 * np.log10(255**2 / error)


@pytest.mark.parametrize("rate", [(25, 1), (30_000, 1001)])
@pytest.mark.parametrize("suffix", [".mp4", ".webm"])
def test_every_frame_of_a_film_is_the_painters(
    tmp_path: Path, out: Path, suffix: str, rate: tuple[int, int]
) -> None:
    scene = FilmScene(tmp_path / "blobs", rate)
    path = exported(
        scene, out / f"a{suffix}", sequence_format(suffix).options.model_validate({"quality": "best"})
    )
    wanted, found = painted(scene, film_part(scene.sequence, "whole")), decoded(path)
    assert len(found) == len(wanted) == round(Fraction(*rate))
    assert min(psnr(left, right) for left, right in zip(found, wanted, strict=True)) > 24
    # The nearest painted frame of each is its own: none is missing, none is there twice. Those that stand still aside.
    for index, frame in enumerate(found):
        errors = [psnr(frame, other) for other in wanted]
        assert errors[index] >= max(errors) - 2
    with av.open(str(path)) as file:
        assert file.streams.video[0].average_rate == Fraction(*rate)
        assert file.duration is not None
        assert abs(file.duration / 1e6 - len(wanted) / Fraction(*rate)) < 0.03


@pytest.mark.parametrize("suffix", [".mp4", ".webm", ".wav", ".flac"])
def test_a_click_is_heard_when_it_should_be(scene: FilmScene, out: Path, suffix: str) -> None:
    samples = heard(exported(scene, out / f"a{suffix}"))
    assert onsets(samples) == pytest.approx(CLICKS, abs=0.001)
    assert float(np.abs(samples).max()) == pytest.approx(12_000 / 32_768, rel=0.15)


@pytest.mark.parametrize("bits", ["16", "24"])
def test_a_wav_is_as_long_as_the_frames_to_the_sample(scene: FilmScene, out: Path, bits: str) -> None:
    path = exported(scene, out / "a.wav", WavOptions.model_validate({"bits": bits, "part": "loop"}))
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (2, int(bits) // 8, RATE)
        assert file.getnframes() == RATE * 2 // 5


def test_numbered_pictures_are_the_painters_to_the_bit(scene: FilmScene, out: Path) -> None:
    folder = exported(scene, out / "frames", StillsOptions(width=32))
    files = sorted(folder.iterdir())
    assert [file.name for file in files] == [f"{number:05d}.png" for number in range(1, 26)]
    wanted = painted(scene, film_part(scene.sequence, "whole"), (32, 18))
    for file, frame in zip(files, wanted, strict=True):
        with Image.open(file) as image:
            assert np.array_equal(np.asarray(image.convert("RGB")), frame)


def test_a_gif_keeps_time_and_colour(scene: FilmScene, out: Path) -> None:
    path = exported(scene, out / "a.gif", GifOptions(rate="12.5", dither=False))
    wanted = painted(scene, film_part(scene.sequence, "whole").resampled(Fraction("12.5")))
    with Image.open(path) as image:
        assert image.info["loop"] == 0
        shown, times = [], []
        for index in range(image.n_frames):  # type: ignore[attr-defined]
            image.seek(index)
            shown.append(np.asarray(image.convert("RGB")))
            times.append(image.info["duration"])
    assert sum(times) == pytest.approx(1000, abs=90)
    assert psnr(shown[0], wanted[0]) > 30
    assert psnr(shown[-1], wanted[-1]) > 30


def test_a_part_of_a_sequence(scene: FilmScene, out: Path) -> None:
    part = film_part(scene.sequence, "loop")
    assert (part.first, part.count) == (5, 10)
    assert len(decoded(exported(scene, out / "a.mp4", Mp4Options(part="loop", sound=False)))) == 10


@pytest.mark.parametrize(
    ("asked", "even", "size"),
    [
        ((0, 0), False, (1001, 501)),
        ((0, 0), True, (1002, 502)),
        ((500, 0), True, (500, 250)),
        ((0, 100), False, (200, 100)),
    ],
)
def test_a_side_follows_from_the_other(asked: tuple[int, int], even: bool, size: tuple[int, int]) -> None:
    assert film_size(Sequence(width=1001, height=501), *asked, even=even) == size


def test_what_cant_be_a_film_is_refused(scene: FilmScene, out: Path) -> None:
    bare = scene.document.model_copy(update={"sequences": (Sequence(name="Empty"),)})
    for item in OF_FRAMES_AND_SOUND:
        with pytest.raises(UserError):
            export_sequence(
                bare, bare.sequences[0].id, scene.read, scene.file, out / f"a{item.suffix}", wanted=item
            )
    with pytest.raises(UserError, match="no loop region"):
        film_part(scene.sequence.model_copy(update={"loop": None}), "loop")
    with pytest.raises(UserError, match="no format"):
        sequence_format("xyz")
    (out / "frames").mkdir()
    (out / "frames" / "mine.txt").write_text("mine")
    with pytest.raises(UserError, match="something in 'frames'"):
        export_sequence(
            scene.document,
            scene.sequence.id,
            scene.read,
            scene.file,
            out / "frames",
            wanted=sequence_format("png"),
        )
    assert [file.name for file in out.iterdir()] == ["frames"]
    for writer in (export_sequence, export_film):
        where = (scene.document, scene.sequence.id, scene.read, scene.file)
        with pytest.raises(UserError, match="a folder 'frames'"):
            writer(*where, out / "frames", wanted=sequence_format("mp4"))
        with pytest.raises(UserError, match="a file 'mine"):
            writer(*where, out / "frames" / "mine.txt", wanted=sequence_format("png"))
        with pytest.raises(UserError, match="something in 'frames'"):
            writer(*where, out / "frames", wanted=sequence_format("png"))
    assert [file.name for file in out.rglob("*")] == ["frames", "mine.txt"]


def test_what_goes_wrong_in_the_encoder_is_told_and_nothing_waits_for_it(scene: FilmScene, out: Path) -> None:
    part = FilmPart(0, 500, Fraction(25))
    encoding = Encoding("mp4", "libx264", "aac")

    def heard(first: int, count: int) -> np.ndarray:
        if first > RATE:
            raise RuntimeError("no more sound")
        return np.zeros((count, 2), np.float32)

    work = Work(scene.document, scene.read, files=scene.file)
    before = threading.active_count()
    with (
        FilmFrames(work, scene.sequence, part, (64, 36), label=False) as frames,
        pytest.raises(RuntimeError, match="no more sound"),
    ):
        encode_film(out / "a.mp4", encoding, part, (64, 36), frames, heard, lambda _: None)
    assert threading.active_count() == before


@pytest.mark.parametrize("size", [(1, 1), (1, 3), (257, 1)])
def test_the_smallest_sizes_are_films_too(scene: FilmScene, out: Path, size: tuple[int, int]) -> None:
    sequence = scene.sequence.model_copy(update={"width": size[0], "height": size[1]})
    scene.document = scene.document.model_copy(update={"sequences": (sequence,)})
    for suffix, count in ((".mp4", 25), (".webm", 25), (".gif", 12)):
        frames = decoded(exported(scene, out / f"a{suffix}"))
        assert len(frames) == count
        wanted = size if suffix == ".gif" else (size[0] + size[0] % 2, size[1] + size[1] % 2)
        assert frames[0].shape[1::-1] == wanted
        (out / f"a{suffix}").unlink()


def test_what_a_solo_track_silences_is_not_in_the_recipe(tmp_path: Path) -> None:
    scene = FilmScene(tmp_path / "blobs", generated=True)
    solo = Track(name="S1", kind="score", solo=True)
    silent = scene.sequence.model_copy(update={"tracks": (*scene.sequence.tracks, solo)})

    def seeds(sequence: Sequence) -> list[int | None]:
        return [item.recipe.seed for item in sequence_provenance(scene.document, sequence).made]

    assert seeds(scene.sequence) == [7, 8]
    assert seeds(silent) == [7]


def test_giving_up_leaves_nothing(scene: FilmScene, out: Path) -> None:
    for number, item in enumerate(OF_FRAMES_AND_SOUND):
        told: list[float] = []
        with pytest.raises(ExportCancelled):
            export_sequence(
                scene.document, scene.sequence.id, scene.read, scene.file, out / f"{number}{item.suffix}", None,
                lambda part, _, told=told: told.append(part), lambda told=told: len(told) > 1, wanted=item,
            )  # fmt: skip
    assert list(out.iterdir()) == []


def test_missing_media_are_told_and_the_rest_is_there(scene: FilmScene, out: Path) -> None:
    for file in scene.folder.iterdir():
        file.unlink()
    done = export_sequence(scene.document, scene.sequence.id, scene.read, scene.file, out / "a.mp4")
    assert done.notes
    assert len(decoded(out / "a.mp4")) == 25


@pytest.mark.parametrize("suffix", [".mp4", ".webm", ".gif", ".wav", ".flac"])
def test_a_film_says_how_it_was_made(tmp_path: Path, out: Path, suffix: str) -> None:
    scene = FilmScene(tmp_path / "blobs", generated=True)
    found = read(exported(scene, out / f"a{suffix}"))
    assert found is not None
    seeds = {".gif": [7], ".mp4": [7, 8], ".webm": [7, 8], ".wav": [8], ".flac": [8]}
    assert [item.recipe.seed for item in found.made] == seeds[suffix]
    without = sequence_format(suffix).options(with_recipe=False)
    (out / f"a{suffix}").unlink()
    assert read(exported(scene, out / f"a{suffix}", without)) is None


def test_the_visible_label_is_on_every_frame(tmp_path: Path, out: Path) -> None:
    scene = FilmScene(tmp_path / "blobs", generated=True)
    bare = decoded(exported(scene, out / "a.mp4", Mp4Options(width=320)))
    (out / "a.mp4").unlink()
    scene.document = scene.document.model_copy(update={"labelling": Labelling(visible=True)})
    shown = decoded(exported(scene, out / "a.mp4", Mp4Options(width=320)))
    corner = [np.abs(a.astype(int) - b)[-40:, -80:].mean() for a, b in zip(shown, bare, strict=True)]
    assert min(corner) > 5


def test_a_film_in_a_size_of_chinese_platforms_is_labelled_unless_the_project_says_no(
    tmp_path: Path, out: Path
) -> None:
    scene = FilmScene(tmp_path / "blobs", generated=True)
    size = Mp4Options(width=500, height=500, with_recipe=False)
    shown = exported(scene, out / "a.mp4", size)
    marked, frames = b"tc260.org.cn/ns/AIGC" in shown.read_bytes(), decoded(shown)
    shown.unlink()
    scene.document = scene.document.model_copy(update={"labelling": Labelling(by_platform=False)})
    bare = exported(scene, out / "a.mp4", size)
    assert [marked, b"tc260.org.cn/ns/AIGC" in bare.read_bytes()] == [True, False]
    corner = [
        np.abs(a.astype(int) - b)[-60:, -120:].mean() for a, b in zip(frames, decoded(bare), strict=True)
    ]
    assert min(corner) > 5


def test_a_process_of_its_own_writes_the_same(scene: FilmScene, out: Path) -> None:
    told: list[float] = []
    done = export_film(
        scene.document, scene.sequence.id, scene.read, scene.file, out / "a.mp4",
        progress=lambda part, _: told.append(part),
    )  # fmt: skip
    assert done.files == (out / "a.mp4",)
    assert told[-1] == 1.0
    assert len(decoded(out / "a.mp4")) == 25
    assert onsets(heard(out / "a.mp4")) == pytest.approx(CLICKS, abs=0.001)
    with pytest.raises(ExportCancelled):
        export_film(
            scene.document, scene.sequence.id, scene.read, scene.file, out / "b.mp4", cancelled=lambda: True
        )
    assert list(out.iterdir()) == [out / "a.mp4"]
