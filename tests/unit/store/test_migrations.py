"""Documents of other versions: brought up to date step by step, or refused in words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.errors import UserError
from creastudio.core.document import SCHEMA_VERSION, Document, new_document
from creastudio.core.writing import Passage, Writing
from creastudio.store import migrations
from creastudio.store.migrations import migrate_document

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["title", "artboards", "sequences", "assets", "id", "layers"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


def stored(document: Document) -> dict[str, Any]:
    return document.model_dump(mode="json")


def test_a_document_of_this_version_is_taken_as_it_is() -> None:
    document = new_document("Poster")
    assert migrate_document(stored(document), SCHEMA_VERSION) == document


@pytest.fixture
def two_older_versions(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the title had been called "name" in version 1 and "caption" in version 2."""

    def rename(old: str, new: str) -> migrations.Migration:
        return lambda raw: {new if key == old else key: value for key, value in raw.items()}

    monkeypatch.setattr(migrations, "SCHEMA_VERSION", 3)
    monkeypatch.setattr(
        migrations, "MIGRATIONS", {1: rename("name", "caption"), 2: rename("caption", "title")}
    )


@pytest.mark.usefixtures("two_older_versions")
@pytest.mark.parametrize(("version", "key"), [(1, "name"), (2, "caption"), (3, "title")])
def test_older_versions_take_every_step_from_theirs_on(version: int, key: str) -> None:
    document = new_document("Poster")
    raw = stored(document)
    raw[key] = raw.pop("title")
    before = dict(raw)
    assert migrate_document(raw, version) == document
    assert raw == before


@pytest.mark.parametrize("error", [KeyError("layers"), TypeError("no list"), AttributeError("get")])
def test_what_a_migration_stumbles_over_is_damage(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def stumble(raw: dict[str, Any]) -> dict[str, Any]:
        raise error

    monkeypatch.setattr(migrations, "SCHEMA_VERSION", 2)
    monkeypatch.setattr(migrations, "MIGRATIONS", {1: stumble})
    with pytest.raises(UserError, match="damaged"):
        migrate_document({}, 1)


@given(raw=JSON, version=st.integers(-1, SCHEMA_VERSION + 1))
def test_anything_is_a_document_or_refused_in_words(raw: object, version: int) -> None:
    found: Document | UserError
    try:
        found = migrate_document(raw, version)
    except UserError as error:
        found = error
    assert isinstance(found, Document) or found.hint
    if not 1 <= version <= SCHEMA_VERSION:
        assert isinstance(found, UserError)


def test_a_project_from_before_there_were_writings_has_none() -> None:
    document = new_document("Poster")
    raw = stored(document)
    del raw["writings"], raw["trashed_writings"]
    assert migrate_document(raw, 5) == document


def test_a_writing_that_is_no_tree_is_damage() -> None:
    writing = Writing(passages=(Passage(id="a", text="O"), Passage(id="b", parent="a", text="h")), at="b")
    raw = stored(new_document().model_copy(update={"writings": (writing,)}))
    assert migrate_document(raw, SCHEMA_VERSION).writings == (writing,)
    raw["writings"][0]["passages"][0]["parent"] = "b"
    with pytest.raises(UserError, match="damaged"):
        migrate_document(raw, SCHEMA_VERSION)


def test_a_newer_version_is_told_apart_from_damage() -> None:
    with pytest.raises(UserError, match="newer"):
        migrate_document(stored(new_document()), SCHEMA_VERSION + 1)
    with pytest.raises(UserError, match="no CreaStudio project"):
        migrate_document(stored(new_document()), 0)


def test_clips_of_version_3_get_their_kind_and_length() -> None:
    sha256 = {kind: letter * 64 for kind, letter in (("image/png", "a"), ("audio/wav", "b"), ("gone", "c"))}
    clips = [
        {
            "id": kind,
            "name": "",
            "asset": name,
            "takes": [],
            "missing": kind == "gone",
            "start": at,
            "duration": 9,
        }
        for at, (kind, name) in zip((0, 10, 20), sha256.items(), strict=True)
    ]
    assets = [
        {"sha256": sha256["image/png"], "media_type": "image/png"},
        {"sha256": sha256["audio/wav"], "media_type": "audio/wav", "metadata": {"duration": 0.5}},
    ]
    track = {"id": "t", "name": "V1", "kind": "picture", "clips": clips, "muted": True, "locked": False}
    sequence = {"id": "s", "name": "One", "rate_numerator": 24, "tracks": [track]}
    document = migrate_document({"title": "Old", "assets": assets, "sequences": [sequence]}, 3)
    found = document.sequences[0].tracks[0].clips
    assert [clip.kind for clip in found] == ["image", "audio", "image"]
    assert [clip.source_duration for clip in found] == [None, 352_800_000, None]
    assert [(clip.start, clip.duration, clip.offset) for clip in found] == [(0, 9, 0), (10, 9, 0), (20, 9, 0)]
    assert document.sequences[0].tempo.tempo_at(0) == 120
