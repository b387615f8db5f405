"""Plans of sequences: names of files, presets, and about how heavy what comes of them is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from creastudio.api.errors import UserError
from creastudio.export.film_plan import FILM_PRESETS, FilmPlan, planned_film
from creastudio.export.film_weight import weigh_film
from creastudio.export.films import export_sequence
from tests.support.films import FilmScene


@pytest.fixture
def scene(qapp: object, tmp_path: Path) -> FilmScene:
    return FilmScene(tmp_path / "blobs")


@pytest.mark.parametrize(
    ("wanted", "name", "file"),
    [
        ("mp4", "My film", "My film.mp4"),
        ("mp4", "My film.MP4", "My film.mp4"),
        ("png", "frames", "frames"),
        ("wav", "a/b: c?", "a-b- c.wav"),
        ("gif", "...", "film.gif"),
    ],
)
def test_a_name_becomes_a_file(tmp_path: Path, wanted: str, name: str, file: str) -> None:
    assert planned_film(FilmPlan(format=wanted), "id", tmp_path, name).path == tmp_path / file


def test_every_preset_can_be_carried_out_and_no_two_are_the_same() -> None:
    made = [(preset.plan.wanted.name, preset.plan.checked) for preset in FILM_PRESETS]
    assert all(made.count(item) == 1 for item in made)
    for preset in FILM_PRESETS:
        assert set(preset.plan.options) <= set(preset.plan.wanted.options.model_fields)


def test_what_doesnt_fit_is_refused() -> None:
    with pytest.raises(UserError, match="no format"):
        _ = FilmPlan(format="avi").wanted
    with pytest.raises(UserError):
        _ = FilmPlan(options={"width": 100_000}).checked


@pytest.mark.parametrize(
    ("wanted", "options"),
    [
        ("wav", {}),
        ("wav", {"bits": "16", "part": "loop"}),
        ("png", {}),
        ("gif", {}),
        ("mp4", {"sound": False}),
    ],
)
def test_the_weight_is_near_that_of_the_file(
    scene: FilmScene, tmp_path: Path, wanted: str, options: dict[str, Any]
) -> None:
    film = planned_film(FilmPlan(format=wanted, options=options), scene.sequence.id, tmp_path, "film")
    guess = weigh_film(scene.document, film, scene.read, scene.file, lambda: False)
    export_sequence(
        scene.document, scene.sequence.id, scene.read, scene.file, film.path, film.options, wanted=film.format
    )
    files = list(film.path.iterdir()) if film.path.is_dir() else [film.path]
    real = sum(file.stat().st_size for file in files)
    # Heads of files count much in such small ones.
    assert real / 2 < guess < real * 2


def test_nobody_waits_for_a_weight_that_isnt_wanted_any_more(scene: FilmScene, tmp_path: Path) -> None:
    film = planned_film(FilmPlan(), scene.sequence.id, tmp_path, "film")
    assert weigh_film(scene.document, film, scene.read, scene.file, lambda: True) == 0


def test_what_has_no_weight_that_can_be_told(scene: FilmScene, tmp_path: Path) -> None:
    for name, sequence in (("srt", scene.sequence.id), ("mp4", "gone")):
        film = planned_film(FilmPlan(format=name), sequence, tmp_path, "film")
        assert weigh_film(scene.document, film, scene.read, scene.file, lambda: False) == 0
