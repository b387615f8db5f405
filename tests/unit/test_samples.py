"""The sample projects that ship with the studio open, are complete, and show what was generated."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from creastudio.api.campaign_file import pack_campaign, read_pack
from creastudio.api.score import Note, Score
from creastudio.core.document import walk
from creastudio.core.edits import set_loop
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Loop
from creastudio.export.film_options import Mp4Options
from creastudio.export.films import export_sequence
from creastudio.media.probe import probe
from creastudio.media.video import VideoReader
from creastudio.resources import resource_path
from creastudio.shell.start import samples
from creastudio.store.blobs import BlobStore
from creastudio.store.model_library import ModelLibrary
from creastudio.store.project_file import load_project

SAMPLES = sorted(resource_path("samples").glob("*.crea"))


def test_every_sample_of_the_start_page_is_there() -> None:
    assert [path.stem for path in SAMPLES] == sorted(sample.name for sample in samples.SAMPLES)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sample_is_complete(path: Path, tmp_path: Path) -> None:
    blobs = BlobStore(tmp_path)
    loaded = load_project(path, blobs)
    document = loaded.document
    shown = {clip.asset for item in document.sequences for track in item.tracks for clip in track.clips}
    shown |= {
        take
        for item in document.sequences
        for track in item.tracks
        for clip in track.clips
        for take in clip.takes
    }
    shown |= {layer.asset for b in document.artboards for layer in walk(b.layers) if layer.type == "image"}
    composed = [board.layout for board in document.artboards if board.layout is not None]
    shown |= {sha256 for layout in composed for sha256 in (layout.asset, *layout.takes)}
    shown -= {""}
    assert shown
    assert shown == {asset.sha256 for asset in document.assets}
    for asset in (*document.assets, *(result.asset for result in loaded.results)):
        assert blobs.has(asset.sha256)
        assert asset.licence
        assert asset.recipe is not None or "by rule" in asset.tags
    for item in document.sequences:
        assert item.duration > 0


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sample_has_a_thumbnail(path: Path) -> None:
    with Image.open(path.with_suffix(".png")) as image:
        assert max(image.size) == 640


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_what_made_a_sample_ships_too(path: Path, tmp_path: Path) -> None:
    """Run packaging/content/build_samples.py when a bundled model was replaced."""
    library = ModelLibrary([("bundled", resource_path("models"))], writable=tmp_path / "own")
    document = load_project(path, BlobStore(tmp_path / "blobs")).document
    recipes = [asset.recipe for asset in document.assets]
    recipes += [passage.recipe for writing in document.writings for passage in writing.passages]
    for recipe in recipes:
        for model in recipe.models if recipe is not None else ():
            assert library.resolve(str(model)).card.sha256 == model.sha256


@pytest.mark.usefixtures("qapp")
def test_the_film_plays_and_exports(tmp_path: Path) -> None:
    """Half a second across each cut; all of it takes as long as people wait for it."""
    path = resource_path("samples", "first-film.crea")
    blobs = BlobStore(tmp_path / "blobs")
    document = load_project(path, blobs).document
    (sequence,) = document.sequences
    assert sequence.duration == 30 * FLICKS_PER_SECOND
    assert {track.kind for track in sequence.tracks} == {"picture", "score", "text"}
    kinds = {
        clip.transition.kind
        for track in sequence.tracks
        for clip in track.clips
        if clip.transition is not None
    }
    assert kinds == {"crossfade", "wipe", "dip"}
    bars = {sequence.tempo.to_flicks(sequence.tempo.bar_tick(bar)) for bar in range(12)}
    cuts = {mark.at for mark in sequence.markers if mark.hit_point}
    assert len(cuts) == 5
    assert cuts <= bars
    for cut in sorted(cuts):
        loop = Loop(start=cut - FLICKS_PER_SECOND // 5, end=cut + FLICKS_PER_SECOND // 5)
        part = set_loop(sequence.id, loop).apply(document)
        target = tmp_path / f"{cut}.mp4"
        options = Mp4Options(width=426, height=240, part="loop")
        done = export_sequence(part, sequence.id, blobs.read, blobs.path, target, options)
        assert done.notes == ()
        facts = probe(target)
        assert (facts.width, facts.height, facts.audio_channels) == (426, 240, 2)
        reader = VideoReader(target)
        frames = [reader.frame(at * FLICKS_PER_SECOND // 25, 426, 240) for at in (0, 5, 9)]
        reader.close()
        assert all(float(frame[..., :3].std()) > 3 for frame in (frames[0], frames[2]))
        assert np.abs(frames[0].astype(int) - frames[2].astype(int)).mean() > 2


@pytest.mark.usefixtures("qapp")
def test_the_walk_follows_its_score_and_closes(tmp_path: Path) -> None:
    path = resource_path("samples", "walk.crea")
    assert path.stat().st_size <= 3 << 20
    blobs = BlobStore(tmp_path / "blobs")
    document = load_project(path, blobs).document
    (sequence,) = document.sequences
    (clip,) = (clip for track in sequence.tracks for clip in track.clips if clip.kind == "generated")
    assert clip.generated is not None
    assert clip.generated.score_track in {track.id for track in sequence.tracks if track.kind == "score"}
    assert clip.duration == sequence.duration
    facts = probe(blobs.path(clip.asset))
    reader = VideoReader(blobs.path(clip.asset))
    times = [0, sequence.duration // 2, sequence.duration - FLICKS_PER_SECOND // 25]
    first, middle, last = (reader.frame(time, facts.width, facts.height) for time in times)
    reader.close()
    away = np.abs(middle.astype(int) - first.astype(int)).mean()
    assert np.abs(last.astype(int) - first.astype(int)).mean() < away / 3


@pytest.mark.usefixtures("qapp")
def test_the_walk_is_heard(tmp_path: Path) -> None:
    """Two seconds of it: neither faint nor clipped."""
    blobs = BlobStore(tmp_path / "blobs")
    document = load_project(resource_path("samples", "walk.crea"), blobs).document
    (sequence,) = document.sequences
    part = set_loop(sequence.id, Loop(start=0, end=2 * FLICKS_PER_SECOND)).apply(document)
    target = tmp_path / "part.mp4"
    done = export_sequence(
        part, sequence.id, blobs.read, blobs.path, target, Mp4Options(width=426, height=284, part="loop")
    )
    assert done.notes == ()
    with av.open(str(target)) as film:
        heard = np.concatenate([frame.to_ndarray().ravel() for frame in film.decode(audio=0)])
    loudest = float(np.abs(heard).max())
    assert 0.1 < loudest < 0.99


def _lines(score: Score) -> dict[str, list[Note]]:
    return {track.name: list(score.notes(index)) for index, track in enumerate(score.tracks)}


def test_the_motif_keeps_its_locked_melody(tmp_path: Path) -> None:
    """In all harmonisations, each note for note, and with the band."""
    path = resource_path("samples", "motif.crea")
    assert path.stat().st_size <= 1 << 20
    blobs = BlobStore(tmp_path / "blobs")
    loaded = load_project(path, blobs)
    (sequence,) = loaded.document.sequences
    voices, band = sorted(
        (clip for track in sequence.tracks if track.kind == "score" for clip in track.clips),
        key=lambda clip: clip.start,
    )
    (given,) = (_lines(Score.loads(blobs.read(result.asset.sha256))) for result in loaded.results)
    melody = given["Soprano"]
    assert melody
    assert all(note.locked for note in melody)
    assert len(voices.takes) == 4
    assert voices.asset in voices.takes
    made = [Score.loads(blobs.read(sha256)) for sha256 in voices.takes]
    for score in made:
        assert score.chords
        parts = _lines(score)
        assert list(parts) == ["Soprano", "Alto", "Tenor", "Bass"]
        assert parts["Soprano"] == melody
        assert not any(note.locked for name in ("Alto", "Tenor", "Bass") for note in parts[name])
    assert len({score.dumps() for score in made}) == 4
    # What is shown comes to rest: every voice holds its last note for the bar.
    shown_first = Score.loads(blobs.read(voices.asset))
    assert {list(shown_first.notes(part))[-1].start for part in range(4)} == {28 * 960}
    arranged = Score.loads(blobs.read(band.asset))
    assert arranged.chords
    assert {(note.start, note.pitch) for note in _lines(arranged)["Flute"]} == {
        (note.start, note.pitch) for note in melody
    }
    assert any(track.percussion for track in arranged.tracks)
    # The artboards show what is heard.
    shown = {
        layer.asset for board in loaded.document.artboards for layer in board.layers if layer.type == "image"
    }
    assert shown == {voices.asset, band.asset}


@pytest.mark.usefixtures("qapp")
def test_the_motif_is_seen_and_heard(tmp_path: Path) -> None:
    """A second and a half over the change of tempo."""
    blobs = BlobStore(tmp_path / "blobs")
    document = load_project(resource_path("samples", "motif.crea"), blobs).document
    (sequence,) = document.sequences
    change = max(clip.start for track in sequence.tracks for clip in track.clips)
    part = set_loop(
        sequence.id, Loop(start=change - FLICKS_PER_SECOND // 2, end=change + FLICKS_PER_SECOND)
    ).apply(document)
    target = tmp_path / "part.mp4"
    options = Mp4Options(width=426, height=240, part="loop")
    assert export_sequence(part, sequence.id, blobs.read, blobs.path, target, options).notes == ()
    with av.open(str(target)) as film:
        heard = np.concatenate([frame.to_ndarray().ravel() for frame in film.decode(audio=0)])
    assert 0.1 < float(np.abs(heard).max()) < 0.99
    reader = VideoReader(target)
    first, last = (
        reader.frame(at * FLICKS_PER_SECOND // 10, 426, 240)[..., :3].astype(int) for at in (1, 13)
    )
    reader.close()
    # Notation: dark strokes on the paper, and another page after the change.
    for picture in (first, last):
        assert picture[:, 140:].min() < 110
    assert np.abs(first[:, 140:] - last[:, 140:]).mean() > 2


def test_the_campaign_is_one_ad_in_every_format(tmp_path: Path) -> None:
    """Linked boards in two languages, with a brand kit, and films with music."""
    path = resource_path("samples", "campaign.crea")
    assert path.stat().st_size <= 1 << 20
    blobs = BlobStore(tmp_path / "blobs")
    document = load_project(path, blobs).document
    boards = [board.layout for board in document.artboards if board.layout is not None]
    assert len(boards) == len(document.artboards)
    sets = Counter(board.link for board in boards)
    assert len(sets) == 4
    assert len(set(sets.values())) == 1
    assert [kit.name for kit in document.brand_kits] == ["Lenta"]
    assert all(any(layer.role == "headline" for layer in walk(board.layers)) for board in document.artboards)
    lengths = sorted(round(sequence.duration / FLICKS_PER_SECOND) for sequence in document.sequences)
    assert lengths == [6, 6, 15, 15]
    for sequence in document.sequences:
        (picture, music) = sequence.tracks
        assert document.find_artboard(picture.clips[0].artboard) is not None
        assert blobs.has(music.clips[0].asset)


def test_the_campaign_file_is_read_with_all_that_it_names() -> None:
    pack = read_pack(pack_campaign(resource_path("samples", "campaign.toml")))
    assert sorted(pack.files) == ["campaign/cup.jpg", "campaign/lenta.creabrand"]
