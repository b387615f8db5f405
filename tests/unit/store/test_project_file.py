"""The ``.crea`` file: whole or not there at all."""

from __future__ import annotations

import errno
import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creastudio.api.errors import UserError
from creastudio.core import edits
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, ShapeLayer, TextLayer, Transform
from creastudio.core.document import Document, new_document
from creastudio.core.results import Result
from creastudio.store import files, versions
from creastudio.store.blobs import BlobStore
from creastudio.store.project_file import load_project, peek_project, project_digest, save_project
from creastudio.store.versions import list_versions


@pytest.fixture
def blobs(tmp_path: Path) -> BlobStore:
    return BlobStore(tmp_path / "blobs")


def with_picture(blobs: BlobStore, data: bytes = b"pixels" * 100) -> tuple[Document, Asset]:
    asset = Asset(sha256=blobs.put(data), media_type="image/png", title="Cat")
    board = Artboard(layers=(TextLayer(text="你好"),))
    return Document(title="Poster", artboards=(board,), assets=(asset,)), asset


def test_what_is_saved_is_opened(tmp_path: Path, blobs: BlobStore) -> None:
    document, asset = with_picture(blobs)
    result = Result(job="1", asset=asset)
    gone = Result(job="1", asset=asset, state="discarded")
    digest = save_project(tmp_path / "a.crea", document, blobs, results=[result, gone])
    elsewhere = BlobStore(tmp_path / "elsewhere")
    loaded = load_project(tmp_path / "a.crea", elsewhere)
    assert (loaded.document, loaded.results, loaded.digest) == (document, (result,), digest)
    assert elsewhere.read(asset.sha256) == blobs.read(asset.sha256)


def test_the_bytes_are_a_function_of_the_content(tmp_path: Path, blobs: BlobStore) -> None:
    document, _ = with_picture(blobs)
    assert save_project(tmp_path / "a.crea", document, blobs) == save_project(
        tmp_path / "b.crea", document, blobs
    )


def test_a_missing_picture_does_not_stop_a_save(tmp_path: Path, blobs: BlobStore) -> None:
    document = Document(assets=(Asset(sha256="0" * 64, media_type="image/png"),))
    save_project(tmp_path / "a.crea", document, blobs)
    assert load_project(tmp_path / "a.crea", blobs).document == document


def test_a_picture_that_goes_while_it_is_saved_does_not_stop_a_save(tmp_path: Path, blobs: BlobStore) -> None:
    class Vanishing(BlobStore):
        def size(self, sha256: str) -> int:
            size = super().size(sha256)
            self.path(sha256).unlink()
            return size

    document, _ = with_picture(blobs)
    save_project(tmp_path / "a.crea", document, Vanishing(blobs.folder))
    assert load_project(tmp_path / "a.crea", blobs).document == document


def damaged(data: bytes, position: int, bit: int) -> bytes:
    changed = bytearray(data)
    changed[position % len(data)] ^= 1 << bit
    return bytes(changed)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Document]:
    folder = tmp_path_factory.mktemp("damage")
    store = BlobStore(folder / "blobs")
    document, _ = with_picture(store)
    save_project(folder / "a.crea", document, store)
    return folder / "a.crea", document


def test_a_look_into_a_file_reads_its_media_and_takes_no_fault_of_others_for_damage(
    saved: tuple[Path, Document], tmp_path: Path
) -> None:
    path, document = saved
    with peek_project(path) as (found, read, sizes):
        assert found == document
        assert len(read(document.assets[0].sha256)) == sizes[document.assets[0].sha256]
        with pytest.raises(UserError, match="damaged"):
            read("0" * 64)
    with pytest.raises(ValueError, match="mine"), peek_project(path):
        raise ValueError("mine")
    (tmp_path / "b.crea").write_bytes(b"no zip")
    with pytest.raises(UserError, match="damaged"), peek_project(tmp_path / "b.crea"):
        pass


class TestDamage:
    """A file that is cut off or has a flipped bit is refused, or opened with exactly what was saved."""

    @settings(max_examples=150)
    @given(position=st.integers(0, 10**6), bit=st.integers(0, 7))
    def test_bit_flip(self, saved: tuple[Path, Document], position: int, bit: int) -> None:
        path, document = saved
        self.opens_whole_or_not(path, document, damaged(path.read_bytes(), position, bit))

    @settings(max_examples=60)
    @given(length=st.integers(0, 10**6))
    def test_truncation(self, saved: tuple[Path, Document], length: int) -> None:
        path, document = saved
        data = path.read_bytes()
        self.opens_whole_or_not(path, document, data[: length % len(data)])

    def opens_whole_or_not(self, path: Path, document: Document, data: bytes) -> None:
        broken = path.with_name("broken.crea")
        broken.write_bytes(data)
        store = BlobStore(path.with_name("fresh"))
        try:
            loaded = load_project(broken, store)
        except UserError as error:
            assert error.hint  # noqa: PT017 - either outcome is right, each with its own promise
        else:
            assert loaded.document == document
        for sha256 in store.all():
            store.read(sha256)


def rewritten(path: Path, change: dict[str, object]) -> None:
    with zipfile.ZipFile(path) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    manifest = json.loads(members["manifest.json"]) | change
    members["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def test_a_newer_file_is_told_and_left_alone(tmp_path: Path, blobs: BlobStore) -> None:
    path = tmp_path / "a.crea"
    save_project(path, new_document(), blobs)
    rewritten(path, {"schema_version": 99, "a_new_field": True})
    before = path.read_bytes()
    with pytest.raises(UserError, match="newer CreaStudio"):
        load_project(path, blobs)
    assert path.read_bytes() == before


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-1e999", "1e300"])
def test_a_layer_that_lies_nowhere_is_refused(tmp_path: Path, blobs: BlobStore, number: str) -> None:
    path = tmp_path / "a.crea"
    document = new_document()
    layer = ShapeLayer(transform=Transform(x=12345, y=1, width=2, height=2))
    save_project(path, edits.add_layer(document.artboards[0].id, layer).apply(document), blobs)
    with zipfile.ZipFile(path) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    assert any(b"12345" in data for data in members.values())
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data.replace(b"12345.0", number.encode()))
    with pytest.raises(UserError, match="damaged"):
        load_project(path, blobs)


@pytest.mark.parametrize("data", [b"", b"hello", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_project_is_refused(tmp_path: Path, blobs: BlobStore, data: bytes) -> None:
    (tmp_path / "a.crea").write_bytes(data)
    with pytest.raises(UserError, match="no CreaStudio project"):
        load_project(tmp_path / "a.crea", blobs)
    with pytest.raises(UserError, match="There is no"):
        load_project(tmp_path / "none.crea", blobs)


def test_media_larger_than_they_say_are_refused(tmp_path: Path, blobs: BlobStore) -> None:
    document, asset = with_picture(blobs)
    path = tmp_path / "a.crea"
    save_project(path, document, blobs)
    rewritten(path, {"media": {asset.sha256: 3}})
    with pytest.raises(UserError, match="damaged"):
        load_project(path, BlobStore(tmp_path / "fresh"))


def test_member_names_are_never_paths(tmp_path: Path, blobs: BlobStore) -> None:
    path = tmp_path / "a.crea"
    save_project(path, new_document(), blobs)
    rewritten(path, {"media": {"../../evil": 4}})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("media/../../evil", b"evil")
    with pytest.raises(UserError):
        load_project(path, BlobStore(tmp_path / "deep" / "fresh"))
    assert not list(tmp_path.rglob("evil"))


@pytest.mark.parametrize(
    ("code", "sentence"),
    [(errno.ENOSPC, "disk is full"), (errno.EROFS, "read-only"), (errno.EACCES, "can't be")],
)
def test_a_disk_that_refuses_leaves_the_old_file(
    tmp_path: Path, blobs: BlobStore, monkeypatch: pytest.MonkeyPatch, code: int, sentence: str
) -> None:
    path = tmp_path / "a.crea"
    save_project(path, new_document("Old"), blobs)
    before = path.read_bytes()

    def refuse(handle: int) -> None:
        raise OSError(code, "refused")

    monkeypatch.setattr(files.os, "fsync", refuse)
    with pytest.raises(UserError, match=sentence):
        save_project(path, new_document("New"), blobs)
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("*.part")) + list(tmp_path.glob(".*.part"))


def test_old_versions_are_kept(tmp_path: Path, blobs: BlobStore) -> None:
    path = tmp_path / "a.crea"
    for number in range(6):
        save_project(path, new_document(f"Version {number}"), blobs, keep_versions=3)
    titles = [load_project(version, blobs).document.title for version in list_versions(path)]
    assert titles == ["Version 4", "Version 3", "Version 2"]


def test_a_zip_bomb_is_refused(tmp_path: Path, blobs: BlobStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("creastudio.store.project_file.MAX_JSON", 10_000)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", b" " * 5_000_000)
    (tmp_path / "a.crea").write_bytes(packed.getvalue())
    with pytest.raises(UserError, match="damaged"):
        load_project(tmp_path / "a.crea", blobs)


def test_a_damaged_picture_does_not_stop_a_save(tmp_path: Path, blobs: BlobStore) -> None:
    document, asset = with_picture(blobs)
    whole = Asset(sha256=blobs.put(b"other"), media_type="image/png")
    document = document.model_copy(update={"assets": (asset, whole)})
    blobs.path(asset.sha256).write_bytes(b"damage")
    save_project(tmp_path / "a.crea", document, blobs)
    fresh = BlobStore(tmp_path / "fresh")
    assert load_project(tmp_path / "a.crea", fresh).document == document
    assert list(fresh.all()) == [whole.sha256]


def test_a_file_brings_back_a_damaged_picture(tmp_path: Path, blobs: BlobStore) -> None:
    document, asset = with_picture(blobs)
    save_project(tmp_path / "a.crea", document, blobs)
    blobs.path(asset.sha256).write_bytes(b"damage")
    assert not blobs.is_whole(asset.sha256)
    load_project(tmp_path / "a.crea", blobs)
    assert blobs.is_whole(asset.sha256)


def test_any_text_can_be_saved(tmp_path: Path, blobs: BlobStore) -> None:
    layers = tuple(TextLayer(text=text) for text in ("\udcff", "\ud83d", "\0", "你好", "🙂"))
    document = Document(title="\udc80", artboards=(Artboard(layers=layers),))
    save_project(tmp_path / "a.crea", document, blobs)
    assert load_project(tmp_path / "a.crea", blobs).document == document


def test_long_names_are_fine(tmp_path: Path, blobs: BlobStore) -> None:
    path = tmp_path / f"{'图' * 83}.crea"
    save_project(path, new_document(), blobs)
    assert load_project(path, blobs).digest == project_digest(path)


def test_the_digest_tells_contents_apart(tmp_path: Path, blobs: BlobStore) -> None:
    path = tmp_path / "a.crea"
    first = save_project(path, new_document("A"), blobs)
    assert project_digest(path) == first
    assert save_project(path, new_document("B"), blobs) != first
    path.write_bytes(b"no zip")
    with pytest.raises(UserError, match="damaged") as told:
        load_project(path, blobs)
    assert str(list_versions(path)[0]) in told.value.hint
    assert project_digest(path) == project_digest(tmp_path / "none.crea") == ""


def test_a_save_that_fails_adds_no_version(
    tmp_path: Path, blobs: BlobStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.crea"
    save_project(path, new_document("Old"), blobs)

    def refuse(handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(files.os, "fsync", refuse)
    with pytest.raises(UserError):
        save_project(path, new_document("New"), blobs)
    assert list_versions(path) == []


def test_versions_are_copied_where_links_are_impossible(
    tmp_path: Path, blobs: BlobStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: Path, target: Path) -> None:
        raise OSError(errno.EXDEV, "other disk")

    monkeypatch.setattr(versions.os, "link", refuse)
    path = tmp_path / "a.crea"
    for title in ("Old", "New"):
        save_project(path, new_document(title), blobs)
    assert [load_project(version, blobs).document.title for version in list_versions(path)] == ["Old"]


def packed_again(path: Path, method: int) -> None:
    """Write the archive anew with its media compressed."""
    with zipfile.ZipFile(path) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packed_media_are_refused(tmp_path: Path, blobs: BlobStore, method: int) -> None:
    document, _ = with_picture(blobs, b"0" * 100_000)
    path = tmp_path / "a.crea"
    save_project(path, document, blobs)
    packed_again(path, method)
    with pytest.raises(UserError, match="damaged"):
        load_project(path, BlobStore(tmp_path / "fresh"))


def test_sizes_below_nothing_are_refused(tmp_path: Path, blobs: BlobStore) -> None:
    document, asset = with_picture(blobs)
    path = tmp_path / "a.crea"
    save_project(path, document, blobs)
    rewritten(path, {"media": {asset.sha256: 1 << 60, "0" * 64: -(1 << 60)}})
    with pytest.raises(UserError, match="damaged"):
        load_project(path, BlobStore(tmp_path / "fresh"))


def test_versions_of_large_projects_make_room_but_for_the_newest(
    tmp_path: Path, blobs: BlobStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.crea"
    save_project(path, new_document("Version 0"), blobs, keep_versions=5)
    monkeypatch.setattr(versions, "LIMIT", round(2.5 * path.stat().st_size))
    for number in range(1, 6):
        save_project(path, new_document(f"Version {number}"), blobs, keep_versions=5)
    assert len(list_versions(path)) == 2
    monkeypatch.setattr(versions, "LIMIT", 1)
    save_project(path, new_document("Version 6"), blobs, keep_versions=5)
    (kept,) = list_versions(path)
    assert load_project(kept, blobs).document.title == "Version 5"
