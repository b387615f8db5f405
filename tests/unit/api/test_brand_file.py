"""Brand kits go out and come back whole; whatever else comes is refused in words."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.api import UserError
from creastudio.api.brand import BrandColor, BrandFont, BrandKit, BrandLine, BrandLogo
from creastudio.api.brand_file import MAX_JSON, BrandPack, read_brand, write_brand
from creastudio.api.testing import tiny_png

PICTURE = tiny_png(3, 8)
SHA = hashlib.sha256(PICTURE).hexdigest()
KIT = BrandKit(
    id="wool",
    name="Quiet Wool 静羊",
    logos=(BrandLogo(picture=SHA, on="light", width=8, height=8),),
    colors=(BrandColor(color="#204060", role="primary"),),
    fonts=(BrandFont(families=("Inter", "Noto Sans SC")),),
    forbidden=("best", "最佳"),
    legal=(BrandLine(text="Wash cold.", language="en"),),
)
PACK = BrandPack(KIT, {SHA: PICTURE})


def archive_of(**members: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_json", ".json"), data)
    return made.getvalue()


def stored(**changes: object) -> bytes:
    kit = KIT.model_dump(mode="json")
    return json.dumps({"format": "creastudio-brand", "version": 1, "kit": kit, **changes}).encode()


def test_what_is_written_is_read_and_equal_kits_are_equal_files(tmp_path: Path) -> None:
    data = write_brand(PACK)
    assert read_brand(data) == PACK
    assert write_brand(read_brand(data)) == data
    file = tmp_path / "wool.creabrand"
    file.write_bytes(data)
    assert read_brand(file).kit.name == "Quiet Wool 静羊"


def test_a_logo_without_a_picture_is_told() -> None:
    with pytest.raises(UserError, match="no picture"):
        write_brand(BrandPack(KIT))


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "no brand kit"),
        (b"PK\x03\x04 nothing", "no brand kit"),
        (archive_of(brand_json=b"[]"), "no brand kit"),
        (archive_of(brand_json=b"{"), "no brand kit"),
        (archive_of(brand_json=b"[" * 100_000), "no brand kit"),
        (archive_of(brand_json=stored()), "no brand kit"),
        (archive_of(brand_json=b" " * (MAX_JSON + 1)), "no brand kit"),
        (archive_of(brand_json=stored(version=2)), "newer studio"),
        (archive_of(brand_json=stored(kit={"id": "a", "colors": [{"color": "red"}]})), "colors.0.color"),
        (archive_of(brand_json=stored(kit={"id": "a", "more": 1})), "more"),
        (archive_of(brand_json=stored(), **{f"pictures__{SHA}": b"another"}), "no brand kit"),
    ],
)
def test_what_is_no_kit_is_refused_in_words(data: bytes, told: str) -> None:
    with pytest.raises(UserError, match=told) as caught:
        read_brand(data, "a.creabrand")
    assert caught.value.hint


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_damaged_kit_is_whole_or_refused(place: int, change: int) -> None:
    data = bytearray(write_brand(PACK))
    data[place % len(data)] ^= change
    try:
        read = read_brand(bytes(data))
    except UserError:
        return
    # Only what the checks don't cover, such as a date, may differ.
    assert read.pictures == PACK.pictures
