"""Commands about files, models and plugins."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from creastudio import paths
from creastudio.api import media
from creastudio.export.certificates import make_own
from creastudio.export.film_options import Mp4Options
from creastudio.export.films import export_sequence
from creastudio.export.plan import Output, Plan
from creastudio.resources import resource_path
from creastudio.store.settings import SettingsStore
from tests.support.films import FilmScene
from tests.support.media_files import clicks, grey_frames, write_sound, write_video
from tests.support.plugin_maker import make_project, make_unpacked
from tests.unit.cli.conftest import Run

SAMPLE = resource_path("samples", "Avatars.crea")
FILM = resource_path("samples", "first-film.crea")
MODEL = resource_path("models", "avatars-64")


def test_an_artboard_is_exported_by_its_name_and_says_what_made_it(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "deep" / "poster.webp"
    said = run("export", SAMPLE, "-o", out, "--artboard", "Poster", "--size", "120x")
    assert (said.code, said.out.strip()) == (0, str(out))
    with Image.open(out) as image:
        assert image.size == (120, 152)
    row = json.loads(run("info", out, "--json").out)
    assert row["composite"] is True
    assert {made["recipe"]["generator"] for made in row["made"]} == {"gan.sample"}


def test_export_of_all_artboards(run: Run, tmp_path: Path) -> None:
    written = json.loads(run("export", SAMPLE, "-o", tmp_path, "--no-recipe", "--json").out)["files"]
    assert [Path(name).name for name in written] == ["Poster.png", "Strip.png"]
    assert "no recipe" in run("info", written[0]).out


def test_a_file_of_each_artboard_lies_beside_the_name_that_was_given(run: Run, tmp_path: Path) -> None:
    said = run("export", SAMPLE, "-o", tmp_path / "mine.psd", "--set", "scale=0.1")
    assert said.code == 0, said.err
    assert [Path(line).name for line in said.out.splitlines()] == ["mine-Poster.psd", "mine-Strip.psd"]


def test_export_of_pages_and_layers(run: Run, tmp_path: Path) -> None:
    pages = json.loads(run("export", SAMPLE, "-o", tmp_path / "all.pdf", "--json").out)
    assert [Path(name).name for name in pages["files"]] == ["all.pdf"]
    assert len([note for note in pages["notes"] if "dpi" in note]) == 1
    said = run("export", SAMPLE, "-o", tmp_path / "out", "--format", "ora", "--set", "scale=0.25")
    assert [Path(line).name for line in said.out.split()] == ["Poster.ora", "Strip.ora"]
    assert "gan.sample" in run("info", tmp_path / "out" / "Poster.ora").out
    said = run("export", SAMPLE, "-o", tmp_path / "b.png", "--artboard", "Strip", "--set", "crop_marks=true")
    assert said.code == 1
    assert "crop_marks" in said.err


def test_a_preset_says_which_files_are_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CREASTUDIO_HOME", str(tmp_path / "home"))
    out = tmp_path / "out"
    said = run("export", SAMPLE, "-o", out, "--preset", "social @1x @2x", "--no-recipe")
    assert said.code == 0, said.err
    assert [Path(line).name for line in said.out.splitlines()] == [
        "Poster.png", "Strip.png", "Poster@2x.png", "Strip@2x.png",
    ]  # fmt: skip
    assert "no recipe" in run("info", out / "Poster.png").out
    plan = Plan(outputs=(Output(suffix=".webp", options={"scale": 0.1}),), pattern="{project} {index}")
    store = SettingsStore(paths.settings_file())
    store.save(store.load().changed(export_presets={"Mine": plan.model_dump(mode="json")}))
    made = json.loads(run("export", SAMPLE, "-o", out, "--preset", "mine", "--json").out)
    assert [Path(name).name for name in made["files"]] == ["Avatars 01.webp", "Avatars 02.webp"]
    assert "Web PNG" in run("export", SAMPLE, "-o", out, "--preset", "nothing like it").err
    assert run("export", SAMPLE, "-o", out, "--preset", "mine", "--quality", "9").code == 2


def test_of_several_files_one_that_cant_be_made_is_told(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "Poster.png").mkdir(parents=True)
    said = run("export", SAMPLE, "-o", out)
    assert said.code == 1
    assert "Poster.png" in said.err
    assert [Path(line).name for line in said.out.splitlines()] == ["Strip.png"]


def test_a_signed_picture_says_who_signed_it_and_whether_it_was_changed(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CREASTUDIO_HOME", str(tmp_path / "home"))
    out = tmp_path / "a.png"
    export = ("export", SAMPLE, "-o", out, "--artboard", "Poster", "--size", "120x", "--sign")
    assert "certificate make" in run(*export).err
    assert run("certificate", "show").code == 1
    made = json.loads(run("certificate", "make", "Ada", "--years", "2", "--json").out)
    assert (made["name"], made["organisation"], made["own"]) == ("Ada", "Ada", True)
    assert "Ada" in run("certificate", "show").out
    assert run(*export).code == 0
    row = json.loads(run("info", out, "--json").out)
    assert (row["seal"]["valid"], row["seal"]["own"], row["seal"]["signer"]) == (True, True, "Ada")
    assert row["made"]
    assert "valid, by your own certificate" in run("info", out).out
    monkeypatch.setenv("CREASTUDIO_HOME", str(tmp_path / "elsewhere"))
    assert "nobody here vouches for" in run("info", out).out
    data = bytearray(out.read_bytes())
    # The last byte of the name that the recipe gives the picture: the picture itself stays whole.
    data[data.index(b"gan.sample") + 9] ^= 1
    out.write_bytes(data)
    assert "broken" in run("info", out).out
    plain = tmp_path / "plain.png"
    run("export", SAMPLE, "-o", plain, "--artboard", "Poster", "--size", "120x")
    assert json.loads(run("info", plain, "--json").out)["seal"] is None
    assert "Signature" not in run("info", plain).out
    said = run("export", SAMPLE, "-o", tmp_path / "a.psd", "--artboard", "Poster", "--sign")
    assert "can't be signed" in said.err


def test_a_signed_film_says_so_and_a_damaged_one_still_says_its_recipe(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CREASTUDIO_HOME", str(tmp_path / "home"))
    scene, film = FilmScene(tmp_path / "blobs", generated=True), tmp_path / "a.mp4"
    export_sequence(
        scene.document,
        scene.sequence.id,
        scene.read,
        scene.file,
        film,
        Mp4Options(sign=True),
        signing=make_own("Ada"),
    )
    said = run("info", film)
    assert said.code == 0
    for words in ("gan.sample", "valid, by your own certificate", "64 x 36 px"):
        assert words in said.out
    film.write_bytes(film.read_bytes().replace(b"moov", b"gone", 1))
    said = run("info", film)
    assert said.code == 1
    assert "gan.sample" in said.out
    assert "broken" in said.out
    assert "'a.mp4'" in said.err
    assert "WebM" in run("export", FILM, "-o", tmp_path / "a.webm", "--sign").err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((SAMPLE, "-o", "a.png", "--artboard", "Back"), "'Poster', 'Strip'"),
        ((SAMPLE, "-o", "a.tga", "--artboard", "Strip"), ".webp"),
        (("gone.crea", "-o", "a.png"), "gone.crea"),
    ],
)
def test_what_cant_be_exported(run: Run, arguments: tuple[object, ...], words: str) -> None:
    said = run("export", *arguments)
    assert said.code == 1
    assert words in said.err


def test_info_of_a_project(run: Run) -> None:
    row = json.loads(run("info", SAMPLE, "--json").out)
    assert [board["name"] for board in row["artboards"]] == ["Poster", "Strip"]
    assert all(asset["recipe"]["generator"] == "gan.sample" for asset in row["assets"])
    assert "Poster" in run("info", SAMPLE).out


def test_info_of_a_model(run: Run) -> None:
    assert json.loads(run("info", MODEL, "--json").out)["id"] == "avatars-64"
    assert "avatars-64" in run("info", MODEL).out


def test_info_of_what_isnt_there_or_is_damaged(run: Run, tmp_path: Path) -> None:
    (tmp_path / "card.json").write_text("{")
    (tmp_path / "bad.crea").write_bytes(b"PK\x03\x04 and no more")
    whole = next(resource_path("samples", "avatars").glob("*.png")).read_bytes()
    (tmp_path / "cut.png").write_bytes(whole[: len(whole) // 2])
    for name in ("gone.png", "card.json", "bad.crea", "cut.png", "."):
        said = run("info", tmp_path / name)
        assert said.code == 1
        assert "Hint:" in said.err


def test_info_of_a_cut_picture_says_so(run: Run, tmp_path: Path) -> None:
    whole, cut = tmp_path / "whole.tiff", tmp_path / "cut.tiff"
    Image.effect_noise((64, 64), 64).save(whole)
    cut.write_bytes(whole.read_bytes()[:2000])
    assert run("info", whole).code == 0
    said = run("info", cut)
    assert said.code == 1
    assert "damaged" in said.err or "not a picture" in said.err
    assert "no recipe" not in said.out


@pytest.mark.parametrize("flags", [(), ("--json",)])
def test_a_cut_picture_still_says_its_recipe(run: Run, tmp_path: Path, flags: tuple[str, ...]) -> None:
    whole, cut = tmp_path / "whole.png", tmp_path / "cut.png"
    assert run("export", SAMPLE, "-o", whole, "--artboard", "Poster", "--size", "120x").code == 0
    cut.write_bytes(whole.read_bytes()[:-3000])
    said = run("info", cut, *flags)
    assert said.code == 1
    assert "gan.sample" in said.out
    assert "'cut.png' is damaged" in said.err


def test_info_of_a_picture_too_large_to_decode(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(media, "MAX_PICTURE_PIXELS", 10)
    Image.new("L", (4, 4)).save(tmp_path / "large.png")
    said = run("info", tmp_path / "large.png")
    assert said.code == 0
    assert "no recipe" in said.out


def test_a_model_is_listed_told_of_exported_and_imported(run: Run, tmp_path: Path) -> None:
    assert "avatars-64" in run("models", "list").out
    assert "CC0" in run("models", "card", "avatars-64").out
    archive = tmp_path / "packed" / "m.zip"
    assert run("models", "export", "avatars-64", "-o", archive).code == 0
    assert run("models", "import", archive).code == 0
    rows = [
        row for row in json.loads(run("models", "list", "--json").out) if row["id"].startswith("avatars-64")
    ]
    assert sorted((row["id"], row["origin"]) for row in rows) == [
        ("avatars-64", "bundled"),
        ("avatars-64-2", "own"),
    ]
    told = run("models", "card", "avatars-64").out
    assert "Pixel-art avatars, id avatars-64" in told
    assert "lower is better. Close" in told
    missing = run("models", "card", "avatar@0123456789ab")
    assert missing.code == 1
    assert "creastudio models locate" in missing.err
    assert run("models", "card", "nothing").code == 1
    assert run("models", "import", tmp_path / "gone").code == 1


def test_models_are_removed(run: Run, tmp_path: Path) -> None:
    assert run("models", "remove", "avatars-64").code == 1
    assert run("models", "import", MODEL).out.startswith("avatars-64-2")
    assert run("models", "remove", "avatars-64-2", "--yes").code == 0
    assert "avatars-64-2" not in run("models", "list").out


def test_models_are_located_in_place(run: Run, tmp_path: Path) -> None:
    assert run("models", "locate", tmp_path).code == 1
    assert "avatars-64" in run("models", "locate", MODEL.parent).out


def test_plugins_are_switched(run: Run, studio_home: Path) -> None:
    make_unpacked(studio_home / "plugins", "cliswitch")
    assert "cliswitch.dot" in run("plugins", "list").out
    assert run("plugins", "disable", "cliswitch").code == 0
    rows = {row["name"]: row["status"] for row in json.loads(run("plugins", "list", "--json").out)}
    assert rows["cliswitch"] == "disabled"
    assert run("plugins", "enable", "cliswitch").code == 0
    assert run("plugins", "enable", "nothing").code == 1


def test_a_broken_plugin_is_named_and_costs_nothing_else(run: Run, studio_home: Path) -> None:
    make_unpacked(studio_home / "plugins", "clibroken", "raise ValueError('oops')")
    said = run("plugins", "list")
    assert said.code == 0
    assert "oops" in said.out
    assert "gan.sample" in said.out


def test_a_plugin_from_first_line_to_wheel(run: Run, tmp_path: Path, studio_home: Path) -> None:
    project = Path(run("plugins", "new", "clifresh", "--in", tmp_path).out.strip())
    assert run("plugins", "check", project, "--no-run").code == 0
    wheel = run("plugins", "pack", project, "-o", tmp_path / "dist").out.strip()
    assert run("plugins", "install", wheel).code == 1
    assert run("plugins", "install", wheel, "--yes").code == 0
    assert "clifresh" in run("plugins", "list").out
    assert run("plugins", "remove", "clifresh").code == 0
    assert run("plugins", "remove", "clifresh").code == 1
    assert "clifresh" not in run("plugins", "list").out


def test_a_plugin_in_place(run: Run, tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", "cliplace")
    assert run("plugins", "dev", project).code == 0
    assert "in place" in run("plugins", "list").out
    assert run("plugins", "dev", project, "--off").code == 0
    assert "cliplace" not in run("plugins", "list").out


def test_a_plugin_that_breaks_a_rule(run: Run, tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", "clirule", "import socket\nimport PySide6\n")
    said = run("plugins", "check", project, "--no-run")
    assert said.code == 1
    assert "FAIL" in said.out


def test_a_collected_project_is_complete_elsewhere(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "deep" / "all"
    said = run("collect", SAMPLE, "-o", out)
    assert (said.code, said.out.strip()) == (0, str(out))
    (project,) = out.glob("*.crea")
    assert json.loads(run("info", project, "--json").out) == json.loads(run("info", SAMPLE, "--json").out)
    monkeypatch.setenv("CREASTUDIO_HOME", str(tmp_path / "elsewhere"))
    assert run("models", "locate", out / "models").out.startswith("avatars-64@")
    row = json.loads(run("collect", SAMPLE, "-o", tmp_path / "all.zip", "--no-models", "--json").out)
    assert Path(row["out"]).is_file()
    assert any("aren't included" in note for note in row["notes"])
    again = run("collect", SAMPLE, "-o", out)
    assert (again.code, "there already" in again.err) == (1, True)


def test_info_of_music(run: Run, tmp_path: Path) -> None:
    from creastudio.api.score import Note, Score, Tempo, track_of
    from creastudio.export.midi import midi_of

    score = Score(title="Rain", tempi=(Tempo(tick=0, bpm=90),))
    score = track_of(score, [Note(i * 960, 960, 60) for i in range(6)], name="Flute", program=73)
    file = tmp_path / "rain.mid"
    file.write_bytes(midi_of(score))
    said = run("info", file).out
    assert "Rain: 2 bars of 4/4, 4.0 s" in said
    assert "90 quarter notes a minute" in said
    assert "Flute, General MIDI 74, 6 notes" in said
    row = json.loads(run("info", file, "--json").out)
    assert row["score"]["tracks"] == [{"name": "Flute", "program": 73, "notes": 6}]
    file.write_bytes(b"no music")
    broken = run("info", file)
    assert broken.code == 1
    assert "holds no music" in broken.err


def test_a_cut_goes_out_and_what_is_made_of_it_is_the_same(run: Run, tmp_path: Path) -> None:
    said = run("export", FILM, "-o", tmp_path / "cut.otio")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [str(tmp_path / "cut.otio"), str(tmp_path / "cut media")]
    for name in ("a.srt", "a.mid"):
        assert run("export", FILM, "-o", tmp_path / "ours" / name, "--no-recipe").code == 0
        assert run("export", tmp_path / "cut.otio", "-o", tmp_path / "cut" / name, "--no-recipe").code == 0
        assert (tmp_path / "ours" / name).read_bytes() == (tmp_path / "cut" / name).read_bytes()
    info = run("info", tmp_path / "cut.otio").out
    assert "First film, 30 s, 14 clips" in info
    assert "gan.sample" in info


def test_a_cut_without_its_media_says_what_is_missing(run: Run, tmp_path: Path) -> None:
    run("export", FILM, "-o", tmp_path / "cut.otio", "--set", "media=false")
    assert not (tmp_path / "cut media").exists()
    said = run("export", tmp_path / "cut.otio", "-o", tmp_path / "a.mid")
    assert said.code == 1
    assert "'Dawn'" in said.err
    (tmp_path / "bad.otio").write_text("{")
    said = run("export", tmp_path / "bad.otio", "-o", tmp_path / "a.mid")
    assert (said.code, said.out) == (1, "")
    assert "bad.otio" in said.err


def test_info_tells_what_a_film_and_a_sound_hold(run: Run, tmp_path: Path) -> None:
    film = write_video(tmp_path / "film.mp4", grey_frames([100] * 25), sound=clicks(1.0))
    told = run("info", film).out
    assert "64 x 48 px, 1.0 s, 25 frames a second, h264" in told
    assert "2 channels, 48000 Hz" in told
    row = json.loads(run("info", write_sound(tmp_path / "song.wav", clicks(0.5)), "--json").out)["media"]
    assert (row["kind"], row["media_type"], row["duration"], row["problems"]) == (
        "audio",
        "audio/wav",
        0.5,
        [],
    )


def test_info_of_what_is_no_film_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_text("no film")
    said = run("info", tmp_path / "film.mp4")
    assert said.code == 1
    assert "holds no video or sound" in said.err
