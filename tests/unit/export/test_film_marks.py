"""What films and sounds say of themselves, looked for in files that are damaged or made to mislead."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from creastudio.api.errors import UserError
from creastudio.export.films import export_sequence
from creastudio.export.marking import read, sidecar_of
from creastudio.export.mp4_mark import UUID
from tests.support.films import FilmScene

SUFFIXES = (".mp4", ".webm", ".gif", ".wav", ".flac", ".ogg")


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Each kind of film, with a recipe inside."""
    folder = tmp_path_factory.mktemp("films")
    scene, found = FilmScene(folder / "blobs", generated=True), {}
    for suffix in SUFFIXES:
        path = folder / f"a{suffix}"
        export_sequence(scene.document, scene.sequence.id, scene.read, scene.file, path)
        found[suffix] = path.read_bytes()
    return found


def looked_into(path: Path, data: bytes) -> str:
    """Return the title of what a file says it was made of; empty for nothing, or where it can't be read."""
    path.write_bytes(data)
    try:
        found = read(path)
    except UserError:
        return ""
    return found.title if found is not None else ""


def box(kind: bytes, content: bytes = b"", size: int | None = None, large: int | None = None) -> bytes:
    """Return a box of an MP4, with a length that may be a lie."""
    told = len(content) + 8 if size is None else size
    return struct.pack(">I4s", told, kind) + (b"" if large is None else struct.pack(">Q", large)) + content


HEAD = box(b"ftyp", b"isom" + bytes(4))
MISLEADING = {
    "to the end": box(b"mdat", bytes(64), size=0),
    "shorter than its head": box(b"mdat", bytes(64), size=7),
    "long length missing": box(b"mdat", size=1),
    "no length at all": box(b"uuid", UUID, size=1, large=0),
    "longer than any disk": box(b"uuid", UUID, size=1, large=2**64 - 1),
    "beyond the largest place": box(b"mdat", size=1, large=2**63 - 9),
    "nothing in it": box(b"uuid", size=16),
    "longer than the file": box(b"uuid", UUID, size=2**31),
    "many": box(b"free") * 20_000,
}


@pytest.mark.parametrize("name", MISLEADING)
def test_lengths_that_lie_lead_nowhere(tmp_path: Path, name: str) -> None:
    assert looked_into(tmp_path / "a.mp4", HEAD + MISLEADING[name]) == ""


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_films_are_looked_into_without_harm(
    films: dict[str, bytes], tmp_path: Path, suffix: str, data: st.DataObject
) -> None:
    whole = films[suffix]
    damaged = bytearray(whole[: data.draw(st.integers(0, len(whole)))])
    for _ in range(data.draw(st.integers(0, 4)) if damaged else 0):
        # Heads and marks are at the ends.
        place = data.draw(st.integers(0, len(damaged) - 1) | st.integers(0, min(63, len(damaged) - 1)))
        damaged[place] = data.draw(st.integers(0, 255))
    looked_into(tmp_path / f"a{suffix}", bytes(damaged))
    assert looked_into(tmp_path / f"b{suffix}", whole) == "A film"


@pytest.mark.parametrize("suffix", [".mp4", ".webm", ".wav", ".flac"])
def test_large_films_are_not_read_whole(films: dict[str, bytes], tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(films[suffix])
    with path.open("ab") as file:
        # A hole, which takes no room on the disk.
        file.truncate(3 * 2**30)
    found = read(path)
    assert found is not None
    assert found.title == "A film"


def test_a_recipe_beside_a_film_is_found(films: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(films[".mp4"][: films[".mp4"].index(UUID) - 8])
    assert read(path) is None
    packet = films[".mp4"][films[".mp4"].index(UUID) + 16 :]
    recipe = packet[packet.index(b"<cs:recipe>") + 11 : packet.index(b"</cs:recipe>")]
    sidecar_of(path).write_bytes(recipe)
    found = read(path)
    assert found is not None
    assert found.title == "A film"
