"""The model library: models by what they say of themselves."""

from __future__ import annotations

import os
import threading
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import BinaryIO

import pytest

from creastudio.api.errors import UserError
from creastudio.api.model_card import ModelCard
from creastudio.api.recipe import ModelRef
from creastudio.store import model_library
from creastudio.store.model_library import ModelEntry, ModelLibrary, ModelMissing


@pytest.fixture
def library(tmp_path: Path) -> ModelLibrary:
    (tmp_path / "own").mkdir()
    return ModelLibrary([("own", tmp_path / "own")], writable=tmp_path / "own")


def weights(tmp_path: Path, data: bytes = b"weights") -> Path:
    path = tmp_path / "new.safetensors"
    path.write_bytes(data)
    return path


CARD = ModelCard(id="cats", title="Cats", family="gan")


def test_a_model_is_found_by_id_and_hash(library: ModelLibrary, tmp_path: Path) -> None:
    added = library.add(CARD, weights(tmp_path))
    assert library.resolve("cats").card == added.card
    assert library.resolve(str(added.ref)).weights.read_bytes() == b"weights"
    assert [entry.card.id for entry in library.of_family("gan")] == ["cats"]
    assert library.of_family("text") == ()


def test_a_taken_name_gets_a_number(library: ModelLibrary, tmp_path: Path) -> None:
    library.add(CARD, weights(tmp_path))
    assert library.add(CARD, weights(tmp_path, b"other")).card.id == "cats-2"
    assert library.resolve("cats").weights.read_bytes() == b"weights"


def test_two_programs_that_add_at_once_share_no_name(
    library: ModelLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = ModelLibrary([("own", tmp_path / "own")], writable=tmp_path / "own")
    copying, go_on = threading.Event(), threading.Event()
    copy = model_library.write_atomically

    def slow(path: Path, write: Callable[[BinaryIO], object]) -> None:
        if not copying.is_set():
            copying.set()
            go_on.wait(10)
        copy(path, write)

    monkeypatch.setattr(model_library, "write_atomically", slow)
    mine, theirs = weights(tmp_path, b"mine"), tmp_path / "theirs.safetensors"
    theirs.write_bytes(b"theirs")
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(library.add, CARD, mine)
        assert copying.wait(10)
        second = pool.submit(other.add, CARD, theirs)
        wait([second], timeout=0.2)
        go_on.set()
    assert [first.result().card.id, second.result().card.id] == ["cats", "cats-2"]
    assert library.resolve("cats").weights.read_bytes() == b"mine"
    assert library.resolve("cats-2").weights.read_bytes() == b"theirs"


@pytest.mark.parametrize(("ref", "sentence"), [("cat", "no model 'cat'"), ("cats@ffff", "another one")])
def test_a_missing_model_is_told(library: ModelLibrary, tmp_path: Path, ref: str, sentence: str) -> None:
    library.add(CARD, weights(tmp_path))
    with pytest.raises(UserError, match=sentence) as told:
        library.resolve(ref)
    assert told.value.hint


def test_damaged_weights_are_refused(library: ModelLibrary, tmp_path: Path) -> None:
    library.add(CARD, weights(tmp_path)).weights.write_bytes(b"changed")
    with pytest.raises(UserError, match="damaged"):
        library.resolve("cats")


def test_a_model_travels_in_an_archive(library: ModelLibrary, tmp_path: Path) -> None:
    library.add(CARD, weights(tmp_path))
    archive = library.export("cats", tmp_path / "cats.zip")
    elsewhere = ModelLibrary([("own", tmp_path / "b")], writable=tmp_path / "b")
    assert elsewhere.import_model(archive).card.id == "cats"
    assert elsewhere.import_model(library.resolve("cats").folder).card.id == "cats-2"


def test_a_damaged_archive_is_refused(library: ModelLibrary, tmp_path: Path) -> None:
    library.add(CARD, weights(tmp_path))
    archive = library.export("cats", tmp_path / "cats.zip")
    with zipfile.ZipFile(archive) as whole:
        card = whole.read("card.json")
    with zipfile.ZipFile(archive, "w") as forged:
        forged.writestr("card.json", card)
        forged.writestr("model.safetensors", b"other")
    with pytest.raises(UserError, match="damaged"):
        library.import_model(archive)
    (tmp_path / "x.zip").write_bytes(b"no zip")
    with pytest.raises(UserError, match="no model"):
        library.import_model(tmp_path / "x.zip")
    assert [entry.card.id for entry in library.entries()] == ["cats"]


def test_a_folder_is_used_in_place(library: ModelLibrary, tmp_path: Path) -> None:
    other = ModelLibrary([("own", tmp_path / "shelf")], writable=tmp_path / "shelf")
    other.add(CARD, weights(tmp_path))
    library.locate(tmp_path / "shelf")
    again = ModelLibrary([("own", tmp_path / "own")], writable=tmp_path / "own")
    assert again.resolve("cats").origin == "located"
    with pytest.raises(UserError, match="no models"):
        library.locate(tmp_path / "own" / "nothing")


def test_only_own_models_can_be_deleted(library: ModelLibrary, tmp_path: Path) -> None:
    library.add(CARD, weights(tmp_path))
    library.remove("cats")
    assert library.entries() == ()
    with pytest.raises(UserError, match="none of your own"):
        library.remove("cats")


def test_a_bad_card_is_passed_over(library: ModelLibrary, tmp_path: Path) -> None:
    library.add(CARD, weights(tmp_path)).folder.joinpath("card.json").write_text("{}")
    assert library.entries() == ()


def test_a_name_is_no_path(library: ModelLibrary, tmp_path: Path) -> None:
    other = ModelLibrary([], writable=tmp_path / "other")
    other.add(CARD, weights(tmp_path))
    for name in ("../other/cats", str(tmp_path / "other" / "cats"), ""):
        with pytest.raises(UserError, match="none of your own"):
            library.remove(name)
    assert (tmp_path / "other" / "cats" / "card.json").exists()


def test_packed_weights_are_refused(library: ModelLibrary, tmp_path: Path) -> None:
    library.add(CARD, weights(tmp_path))
    archive = library.export("cats", tmp_path / "cats.zip")
    with zipfile.ZipFile(archive) as whole:
        card = whole.read("card.json")
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("card.json", card)
        bomb.writestr("model.safetensors", b"0" * 1_000_000)
    with pytest.raises(UserError, match="no model"):
        library.import_model(archive)


def test_a_folder_of_another_program_is_led_to_the_conversion(library: ModelLibrary, tmp_path: Path) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir()
    (folder / "faces.pkl").write_bytes(b"pickle")
    with pytest.raises(UserError) as caught:
        library.locate(folder)
    assert "'faces.pkl'" in caught.value.hint


def test_an_archive_with_anything_beside_is_refused(library: ModelLibrary, tmp_path: Path) -> None:
    library.add(CARD, weights(tmp_path))
    archive = library.export("cats", tmp_path / "cats.creamodel")
    with zipfile.ZipFile(archive, "a") as whole:
        whole.writestr("../evil.py", b"")
    with pytest.raises(UserError, match=r"also holds '\.\./evil\.py'"):
        library.import_model(archive)


def test_missing_weights_are_told(library: ModelLibrary, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no"):
        library.add(CARD, tmp_path / "none.safetensors")


def test_a_hash_finds_a_model_under_any_id(library: ModelLibrary, tmp_path: Path) -> None:
    library.add(CARD, weights(tmp_path, b"other"))
    copy = library.add(CARD, weights(tmp_path))
    assert copy.card.id == "cats-2"
    used = ModelRef(id="cats", sha256=copy.card.sha256)
    assert library.resolve(str(used)).card == copy.card


def test_a_model_that_is_called_alike_stands_in_for_no_other(library: ModelLibrary, tmp_path: Path) -> None:
    library.add(CARD, weights(tmp_path))
    with pytest.raises(ModelMissing) as told:
        library.find("cats2@0123456789ab")
    assert told.value.ref.id == "cats2"
    assert "0123456789ab" in told.value.message
    assert "mean" not in told.value.hint
    assert "creastudio models locate" in told.value.hint


def test_a_located_folder_is_forgotten(library: ModelLibrary, tmp_path: Path) -> None:
    other = ModelLibrary([("own", tmp_path / "shelf")], writable=tmp_path / "shelf")
    other.add(CARD, weights(tmp_path))
    (entry,) = library.locate(tmp_path / "shelf")
    library.forget(library.find("cats"))
    assert library.entries() == ()
    assert entry.weights.exists()


def test_a_picture_of_its_samples_goes_along(library: ModelLibrary, tmp_path: Path) -> None:
    entry = library.add(CARD, weights(tmp_path), b"png")
    archive = library.export("cats", tmp_path / "cats.zip")
    elsewhere = ModelLibrary([("own", tmp_path / "b")], writable=tmp_path / "b")
    assert elsewhere.import_model(archive).samples() == b"png"
    assert elsewhere.import_model(entry.folder).samples() == b"png"
    assert library.add(CARD, weights(tmp_path)).samples() == b""


def test_a_file_of_a_model_stands_for_its_folder(library: ModelLibrary, tmp_path: Path) -> None:
    other = ModelLibrary([("own", tmp_path / "shelf")], writable=tmp_path / "shelf")
    entry = other.add(CARD, weights(tmp_path))
    assert library.import_model(entry.weights).card.id == "cats"
    (located,) = library.locate(entry.folder / "card.json")
    assert located.folder == entry.folder


def test_pickled_weights_are_never_read(library: ModelLibrary, tmp_path: Path) -> None:
    (tmp_path / "x.ckpt").write_bytes(b"pickle")
    with pytest.raises(UserError, match="can run code"):
        library.import_model(tmp_path / "x.ckpt")


def test_measurements_are_written_onto_the_card_and_replace_those_of_the_same_name(
    library: ModelLibrary, tmp_path: Path
) -> None:
    entry = library.add(CARD.model_copy(update={"metrics": {"a": 1.0, "b": 2.0}}), weights(tmp_path))
    library.add_metrics(entry, {"b": 3.0, "c": 4.0})
    assert library.resolve("cats").card.metrics == {"a": 1.0, "b": 3.0, "c": 4.0}


def test_the_card_of_a_model_that_is_not_ones_own_stays_as_it_is(
    library: ModelLibrary, tmp_path: Path
) -> None:
    entry = library.add(CARD, weights(tmp_path))
    foreign = ModelEntry(entry.card, entry.folder, "bundled")
    with pytest.raises(UserError, match="none of your own models"):
        library.add_metrics(foreign, {"a": 1.0})
    assert library.resolve("cats").card.metrics == {}


def test_only_models_of_the_family_are_named_in_place_of_a_missing_one(
    library: ModelLibrary, tmp_path: Path
) -> None:
    library.add(CARD, weights(tmp_path))
    library.add(CARD.model_copy(update={"id": "styles", "family": "style"}), weights(tmp_path, b"others"))
    with pytest.raises(ModelMissing) as told:
        library.find("nope", "gan")
    assert "Models here: cats. " in told.value.hint
    with pytest.raises(ModelMissing) as told:
        library.find("nope")
    assert "styles" in told.value.hint


def test_an_archive_may_have_a_name_as_long_as_names_can_be(library: ModelLibrary, tmp_path: Path) -> None:
    library.add(CARD, weights(tmp_path))
    archive = library.export("cats", tmp_path / f"{'c' * 245}.creamodel")
    assert library.import_model(archive).card.id == "cats-2"
    assert not [*(tmp_path / "own").glob(".*.part")]


def test_what_a_kill_left_of_a_copy_goes_after_a_day(tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "cats").mkdir(parents=True)
    old, deep, new = own / ".a.part", own / "cats" / ".b.part", own / ".c.part"
    for part in (old, deep, new):
        part.write_bytes(b"weights")
    for part in (old, deep):
        os.utime(part, (1e9, 1e9))
    ModelLibrary([("own", own)], writable=own)
    assert (old.exists(), deep.exists(), new.exists()) == (False, False, True)
