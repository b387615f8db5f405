"""Members are read up to a cap, and written the same each time."""

from __future__ import annotations

import io
import zipfile

import pytest

from creastudio.api.zip_members import DAMAGE, read_member, write_member


def made(*, packed: bool = False, data: bytes = b"wool " * 100) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        write_member(archive, "a", data, packed=packed)
    return out.getvalue()


@pytest.mark.parametrize("packed", [False, True])
def test_what_is_written_is_read_and_the_same_each_time(packed: bool) -> None:
    assert made(packed=packed) == made(packed=packed)
    with zipfile.ZipFile(io.BytesIO(made(packed=packed))) as archive:
        assert read_member(archive, "a", 500) == b"wool " * 100


def test_what_unpacks_to_more_or_is_packed_otherwise_is_refused() -> None:
    with (
        zipfile.ZipFile(io.BytesIO(made(packed=True))) as archive,
        pytest.raises(ValueError, match="too large"),
    ):
        read_member(archive, "a", 499)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a", b"wool")
    with zipfile.ZipFile(out) as archive, pytest.raises(ValueError, match="unknown way"):
        read_member(archive, "a", 500)


def test_damage_is_one_of_the_named_errors() -> None:
    data = bytearray(made(packed=True))
    data[40] ^= 0xFF
    with pytest.raises(DAMAGE), zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        read_member(archive, "a", 500)
