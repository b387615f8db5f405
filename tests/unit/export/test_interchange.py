"""A sequence written for other programs, file by file."""

from __future__ import annotations

import hashlib
import io
import json
import wave
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import opentimelineio as otio
import pytest
from PIL import Image

from creastudio.api.errors import UserError
from creastudio.api.recipe import Recipe
from creastudio.api.score import Note, Score, track_of
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, ImageLayer, LinkedLayer, ShapeLayer, Transform
from creastudio.core.document import Document
from creastudio.core.edits import import_sequence
from creastudio.core.masks import Mask, MaskTile
from creastudio.core.tempo import TempoChange, TempoMap
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.export.films import export_sequence
from creastudio.export.formats import Exported
from creastudio.export.render_process import export_film
from creastudio.export.sequence_formats import SEQUENCE_FORMATS
from creastudio.export.work import ExportCancelled
from creastudio.media.mixer import Mixer
from creastudio.media.otio import ImportedSequence, import_otio
from creastudio.notation.midi import import_midi
from creastudio.notation.musicxml import import_musicxml
from creastudio.store.blobs import BlobStore

SECOND = FLICKS_PER_SECOND


def png(color: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 6), color).save(out, "PNG")
    return out.getvalue()


class Project:
    """A project with a picture, an artboard, two scores and words, and its blobs."""

    def __init__(self, folder: Path) -> None:
        self.blobs = BlobStore(folder / "blobs")
        self.moon = self.asset(png("white"), "image/png", "Moon/Mars")
        self.sun = self.asset(png("yellow"), "image/png", "Sun")
        tune = track_of(
            Score(title="Tune"), [Note(960 * n, 900, 60 + 4 * n) for n in range(4)], name="Flute", program=73
        )
        deep = track_of(Score(title="Deep"), [Note(480, 1800, 40)], name="Bass", program=32)
        self.tune, self.deep = (
            self.asset(score.dumps(), score.artifact().media_type, score.title) for score in (tune, deep)
        )
        source = ShapeLayer(name="Dot", transform=Transform(width=5, height=5))
        tile = self.blobs.put(png("grey"))
        place = Transform(width=8, height=6)
        mask = Mask(width=8, height=6, transform=place, tiles=(MaskTile(column=0, row=0, sha256=tile),))
        other = Artboard(name="Other", width=8, height=8, layers=(source,))
        self.board = Artboard(
            name="Title", width=16, height=12,
            layers=(
                ImageLayer(asset=self.sun.sha256, mask=mask, transform=Transform(width=8, height=6)),
                LinkedLayer(source=source.id),
            ),
        )  # fmt: skip
        pictures = (
            Clip(kind="image", name="Moon", asset=self.moon.sha256, takes=(self.moon.sha256, self.sun.sha256), start=0,
                 duration=SECOND),
            Clip(kind="artboard", name="Title", artboard=self.board.id, start=SECOND, duration=SECOND),
        )  # fmt: skip
        words = (Clip(kind="text", text="Hello", start=0, duration=SECOND),)
        self.sequence = Sequence(
            name="Cut", width=16, height=12, tempo=TempoMap(tempi=(TempoChange(numerator=90, denominator=1),)),
            tracks=(
                Track(name="S2", kind="score", clips=(self.score(self.deep, 2),)),
                Track(name="S1", kind="score", clips=(self.score(self.tune, 2),)),
                Track(name="V1", clips=pictures),
                Track(name="T1", kind="text", clips=words),
            ),
        )  # fmt: skip
        self.document = Document(
            sequences=(self.sequence,),
            artboards=(self.board, other),
            assets=(self.moon, self.sun, self.tune, self.deep),
        )

    def asset(self, data: bytes, media_type: str, title: str) -> Asset:
        return Asset(sha256=self.blobs.put(data), media_type=media_type, title=title, licence="CC0-1.0")

    def score(self, asset: Asset, seconds: int) -> Clip:
        return Clip(kind="score", name=asset.title, asset=asset.sha256, start=0, duration=seconds * SECOND)

    def export(self, target: Path, document: Document | None = None, **options: Any) -> Exported:
        wanted = next(
            item
            for item in SEQUENCE_FORMATS
            if target.suffix.lstrip(".") == item.name or target.name == item.name
        )
        shown = document or self.document
        return export_sequence(
            shown,
            self.sequence.id,
            self.blobs.read,
            self.blobs.path,
            target,
            wanted.options(**options),
            wanted=wanted,
        )


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


class Fresh:
    """A project that has nothing of a timeline."""

    def __init__(self, blobs: BlobStore) -> None:
        self.blobs = blobs

    def asset(self, sha256: str) -> Asset | None:
        return None

    def take_in(self, path: Path) -> Asset:
        raise UserError(f"'{path.name}' was looked for.", "")

    def keep(self, path: Path) -> None:
        self.blobs.put_file(path)


def back(path: Path, blobs: BlobStore) -> ImportedSequence:
    return import_otio(path, Fresh(blobs))


def test_a_cut_comes_with_its_media_and_goes_to_another_project(project: Project, tmp_path: Path) -> None:
    done = project.export(tmp_path / "out" / "cut.otio")
    folder = tmp_path / "out" / "cut media"
    assert done.files == (tmp_path / "out" / "cut.otio", folder)
    assert done.notes == ()
    names = {path.name for path in folder.iterdir()}
    assert {
        "Moon-Mars.png",
        "Sun.png",
        "Title.png",
        "Tune.mid",
        "Tune.score",
        "Deep.mid",
        "Deep.score",
    } <= names
    timeline = otio.adapters.read_from_file(str(done.files[0]))
    addresses = [
        item.media_reference.target_url
        for item in timeline.find_clips()
        if hasattr(item.media_reference, "target_url")
    ]
    assert addresses == [
        "cut%20media/Moon-Mars.png",
        "cut%20media/Title.png",
        "cut%20media/Tune.mid",
        "cut%20media/Deep.mid",
    ]
    assert [
        round(tempo.bpm) for tempo in import_midi((folder / "Tune.mid").read_bytes(), "a").score.tempi
    ] == [90]
    moon = timeline.tracks[0][0]
    assert [ref.target_url for ref in moon.media_references().values()][1] == "cut%20media/Sun.png"

    fresh = BlobStore(tmp_path / "fresh")
    came = back(done.files[0], fresh)
    assert came.notes == ()
    assert came.sequence == project.sequence
    assert sorted(came.assets, key=lambda item: item.sha256) == sorted(
        project.document.assets, key=lambda item: item.sha256
    )
    assert came.artboards == project.document.artboards
    assert set(fresh.all()) == set(project.blobs.all())


def test_a_second_export_takes_what_is_there_and_covers_nothing(project: Project, tmp_path: Path) -> None:
    project.export(tmp_path / "cut.otio")
    folder = tmp_path / "cut media"
    before = {path.name for path in folder.iterdir()}
    (folder / "Sun.png").write_bytes(b"somebody's own")
    project.export(tmp_path / "cut.otio")
    assert {path.name for path in folder.iterdir()} == {*before, "Sun-2.png"}
    assert (folder / "Sun.png").read_bytes() == b"somebody's own"


def test_without_media_a_cut_is_one_file(project: Project, tmp_path: Path) -> None:
    done = project.export(tmp_path / "cut.otio", media=False)
    assert [path.name for path in tmp_path.iterdir() if path.name != "blobs"] == ["cut.otio"]
    fresh = Fresh(project.blobs)
    fresh.asset = project.document.find_asset
    assert import_otio(done.files[0], fresh).sequence == project.sequence


def test_what_is_missing_is_named_and_told_of(project: Project, tmp_path: Path) -> None:
    project.blobs.path(project.moon.sha256).unlink()
    done = project.export(tmp_path / "cut.otio")
    assert any("'Moon/Mars' is missing" in note for note in done.notes)
    came = back(done.files[0], BlobStore(tmp_path / "fresh"))
    assert [clip.missing for track in came.sequence.tracks for clip in track.clips] == [
        False,
        False,
        True,
        False,
        False,
    ]
    assert any("Moon" in note for note in came.notes)


def test_a_cut_that_is_given_up_leaves_nothing(project: Project, tmp_path: Path) -> None:
    target, steps = tmp_path / "out" / "cut.otio", []

    def progress(fraction: float, _message: str) -> None:
        steps.append(fraction)

    with pytest.raises(ExportCancelled):
        export_sequence(
            project.document, project.sequence.id, project.blobs.read, project.blobs.path, target, None, progress,
            lambda: len(steps) > 5,
        )  # fmt: skip
    assert steps[-1] < 0.95
    assert [path for path in target.parent.rglob("*") if path.is_file()] == []


def test_importing_again_changes_only_the_ids_that_are_taken(project: Project, tmp_path: Path) -> None:
    done = project.export(tmp_path / "cut.otio")
    came = back(done.files[0], project.blobs)
    edit = import_sequence(came.sequence, came.artboards, came.assets)
    after = edit.apply(project.document)
    assert after == edit.apply(project.document)
    assert (after.artboards, after.assets) == (project.document.artboards, project.document.assets)
    first, second = after.sequences
    assert first is project.sequence
    ids = [item.id for one in (first, second) for track in one.tracks for item in (track, *track.clips)]
    assert len(set(ids)) == len(ids)
    assert [[clip.asset for clip in track.clips] for track in first.tracks] == [
        [clip.asset for clip in track.clips] for track in second.tracks
    ]


def test_without_recipes_no_recipe_is_in_the_file(project: Project, tmp_path: Path) -> None:
    recipe = Recipe(generator="toy.dots", params={"secret": 5}, seed=1)
    assets = (project.moon.model_copy(update={"recipe": recipe}), *project.document.assets[1:])
    document = project.document.model_copy(update={"assets": assets})
    project.export(tmp_path / "with.otio", document)
    project.export(tmp_path / "without.otio", document, with_recipe=False)
    assert b"secret" in (tmp_path / "with.otio").read_bytes()
    assert b"secret" not in (tmp_path / "without.otio").read_bytes()


def test_scores_become_one_file(project: Project, tmp_path: Path) -> None:
    found: list[Score] = [import_midi(project.export(tmp_path / "a.mid").files[0].read_bytes(), "a").score]
    found += [
        import_musicxml(project.export(tmp_path / name).files[0].read_bytes(), name).score
        for name in ("a.musicxml", "a.mxl")
    ]
    for score in found:
        assert [track.name for track in score.tracks] == ["S2: Bass", "S1: Flute"]
        assert [len(track) for track in score.tracks] == [1, 3]
    with zipfile.ZipFile(tmp_path / "a.mxl") as file:
        assert file.namelist()[0] == "META-INF/container.xml"


def test_subtitles_are_the_words(project: Project, tmp_path: Path) -> None:
    project.export(tmp_path / "a.srt")
    project.export(tmp_path / "a.vtt")
    assert (tmp_path / "a.srt").read_text() == "1\n00:00:00,000 --> 00:00:01,000\nHello\n"
    assert (tmp_path / "a.vtt").read_text() == "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nHello\n"


@pytest.mark.parametrize("name", ["a.mid", "a.musicxml", "a.mxl", "a.srt", "a.vtt", "stems"])
def test_what_has_nothing_of_a_kind_is_refused(project: Project, tmp_path: Path, name: str) -> None:
    empty = project.document.model_copy(
        update={"sequences": (project.sequence.model_copy(update={"tracks": project.sequence.tracks[2:3]}),)}
    )
    with pytest.raises(UserError, match="'Cut'"):
        project.export(tmp_path / name, empty)
    assert not (tmp_path / name).exists()


def samples(path: Path) -> np.ndarray:
    with wave.open(str(path)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (48_000, 2, 3)
        data = np.frombuffer(file.readframes(file.getnframes()), np.uint8).reshape(-1, 3)
    wide = np.zeros((len(data), 4), np.uint8)
    wide[:, 1:] = data
    return (wide.view("<i4")[:, 0] / 2**31).reshape(-1, 2)


def test_stems_are_aligned_and_add_up_to_the_mix(project: Project, tmp_path: Path) -> None:
    project.export(tmp_path / "stems")
    stems = [samples(tmp_path / "stems" / name) for name in ("S2.wav", "S1.wav")]
    assert [len(stem) for stem in stems] == [96_000, 96_000]
    assert all(np.abs(stem).max() > 0.01 for stem in stems)
    mixer = Mixer(project.document, project.sequence.id, project.blobs.path)
    mix = mixer.render(0, 96_000)
    mixer.close()
    assert np.abs(mix).max() < 0.9
    assert np.abs(sum(stems) - mix).max() < 1e-6


def test_the_same_sequence_gives_the_same_bytes(project: Project, tmp_path: Path) -> None:
    digests = []
    for run in ("1", "2"):
        for name in ("cut.otio", "a.mid", "a.mxl", "a.srt"):
            (tmp_path / run).mkdir(exist_ok=True)
            project.export(tmp_path / run / name)
        files = sorted((tmp_path / run).rglob("*.*"))
        digests.append(
            [(path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in files if path.is_file()]
        )
    assert digests[0] == digests[1]
    assert json.loads((tmp_path / "1" / "cut.otio").read_text())


def test_the_render_process_writes_media_where_the_cut_will_be(project: Project, tmp_path: Path) -> None:
    target = tmp_path / "out" / "cut.otio"
    done = export_film(project.document, project.sequence.id, project.blobs.read, project.blobs.path, target)
    assert done.files == (target, tmp_path / "out" / "cut media")
    assert back(target, BlobStore(tmp_path / "fresh")).sequence == project.sequence
    assert {path.name for path in target.parent.iterdir()} == {"cut.otio", "cut media"}
