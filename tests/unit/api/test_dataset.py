"""What a manifest keeps, and what it refuses."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from creastudio.api import UserError
from creastudio.api.dataset import (
    MANIFEST,
    Box,
    DatasetManifest,
    DatasetReport,
    FileChoice,
    Finding,
    Framing,
    is_inside,
    manifest_path,
    parse_manifest,
    read_manifest,
)

PARTS = st.text(
    st.characters(exclude_characters="/\\:", exclude_categories=("Cs",)), min_size=1, max_size=8
).filter(lambda part: part not in (".", ".."))
NAMES = st.lists(PARTS, min_size=1, max_size=3).map("/".join)
WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    left, top = draw(st.floats(0, 0.9)), draw(st.floats(0, 0.9))
    return Box(
        left=left, top=top, right=draw(st.floats(left + 0.01, 1)), bottom=draw(st.floats(top + 0.01, 1))
    )


FRAMINGS = st.builds(
    Framing,
    fit=st.sampled_from(["crop", "pad", "stretch"]),
    focus=st.sampled_from(["centre", "salient", "face"]),
    ground=st.sampled_from(["white", "black", "edge", "blur"]),
)
CHOICES = st.builds(
    FileChoice,
    exclude=st.booleans(),
    why=WORDS,
    crop=st.none() | boxes(),
    framing=st.none() | FRAMINGS,
    label=st.none() | WORDS,
    licence=WORDS,
    source=WORDS,
)
MANIFESTS = st.builds(
    DatasetManifest,
    title=WORDS,
    licence=WORDS,
    source=WORDS,
    framing=st.none() | FRAMINGS,
    mirror=st.none() | st.booleans(),
    augment=st.none() | WORDS,
    files=st.dictionaries(NAMES, CHOICES, max_size=4),
)


@given(MANIFESTS)
def test_what_is_written_is_read_again(manifest: DatasetManifest) -> None:
    text = manifest.to_json()
    again = parse_manifest(text, Path("cats"))
    assert again == manifest
    assert again.to_json() == text


@given(MANIFESTS, NAMES)
def test_the_digest_follows_what_changes_pixels(manifest: DatasetManifest, name: str) -> None:
    rights = manifest.model_copy(update={"licence": "CC0", "source": "a shelf", "mirror": True})
    assert rights.digest == manifest.digest
    turned = manifest.choice(name).model_copy(update={"exclude": not manifest.choice(name).exclude})
    assert manifest.with_choices({name: turned}).digest != manifest.digest


def test_what_says_nothing_is_not_kept() -> None:
    manifest = DatasetManifest().with_choices({"a.png": FileChoice(), "b.png": FileChoice(exclude=True)})
    assert list(manifest.files) == ["b.png"]
    assert manifest.with_choices({"b.png": FileChoice()}).files == {}
    assert manifest.excluded == {"b.png"}


def test_what_else_was_chosen_for_a_file_that_is_left_out_stays() -> None:
    box = Box(left=0, top=0, right=0.5, bottom=1)
    manifest = DatasetManifest(files={"a.png": FileChoice(crop=box)}).without({"a.png": "near"})
    assert manifest.choice("a.png") == FileChoice(exclude=True, why="near", crop=box)


@pytest.mark.parametrize("name", ["", "/etc/passwd", "../a.png", "a/../../b", "a//b", "C:/a", "a\\b", "."])
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    assert not is_inside(name)
    with pytest.raises(ValidationError):
        DatasetManifest(files={name: FileChoice(exclude=True)})


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "no JSON"),
        ("[]", "another kind"),
        ('{"format": "other"}', "another kind"),
        ('{"format": "creastudio-dataset", "version": 99}', "newer version"),
        ('{"format": "creastudio-dataset", "version": 1, "files": {"../x": {}}}', "outside"),
        ('{"format": "creastudio-dataset", "version": 1, "colour": 1}', "colour"),
        ('{"format": "creastudio-dataset", "version": 1, "files": {"a": {"crop": {"left": 2}}}}', "crop"),
        ("[" * 100_000, "no JSON"),
    ],
)
def test_what_cannot_be_understood_is_said(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / MANIFEST).write_text(text)
    with pytest.raises(UserError, match=why) as said:
        read_manifest(tmp_path)
    assert "delete it" in said.value.hint


def test_a_manifest_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UserError, match="no text"):
        read_manifest(tmp_path)


def test_a_folder_without_one(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) is None
    assert read_manifest(tmp_path / "missing", tmp_path) is None


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="root writes anywhere")
def test_a_folder_that_cannot_be_written_to_has_its_manifest_apart(tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir()
    folder.chmod(0o500)
    assert manifest_path(folder, tmp_path / "kept").parent == tmp_path / "kept"
    folder.chmod(0o700)
    assert manifest_path(folder, tmp_path / "kept") == folder / MANIFEST


def test_a_manifest_kept_apart_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, kept = tmp_path / "shelf", tmp_path / "kept"
    folder.mkdir()
    kept.mkdir()
    monkeypatch.setattr(os, "access", lambda *_: False)
    apart = manifest_path(folder, kept)
    assert apart.parent == kept
    apart.write_text(DatasetManifest(licence="CC0").to_json())
    monkeypatch.undo()
    found = read_manifest(folder, kept)
    assert found is not None
    assert found.licence == "CC0"
    # What lies in the folder itself goes first.
    (folder / MANIFEST).write_text(DatasetManifest(licence="MIT").to_json())
    inside = read_manifest(folder, kept)
    assert inside is not None
    assert inside.licence == "MIT"


def test_what_would_be_left_out() -> None:
    report = DatasetReport(
        name="cats",
        findings=(
            Finding(code="empty", severity="wrong", title="", files=("a",)),
            Finding(code="near", severity="advice", title="", files=("b", "c"), groups=(("b", "c"),)),
            Finding(code="mirrored", severity="note", title="", files=("d", "e"), groups=(("d", "e"),)),
            Finding(code="small", severity="advice", title="", files=("f",)),
        ),
    )
    assert report.suggested() == {"a": "empty", "c": "near"}
    assert json.loads(report.model_dump_json())["findings"][0]["code"] == "empty"


def test_a_class_is_what_was_chosen_or_else_the_sub_folder() -> None:
    chosen = DatasetManifest(
        files={"cats/2.png": FileChoice(label="dogs"), "cats/3.png": FileChoice(label="")}
    )
    names = ("1.png", "cats/1.png", "cats/old/1.png", "cats/2.png", "cats/3.png")
    assert [chosen.label_of(name) for name in names] == ["", "cats", "cats", "dogs", ""]
