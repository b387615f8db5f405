"""Reading zips that anybody may have made: capped, by known names, never as paths."""

from __future__ import annotations

import zipfile
from typing import IO

from creastudio.api.zip_members import DAMAGE, read_member

__all__ = ["DAMAGE", "open_stored", "read_member"]


def open_stored(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    """Open a member that lies in the archive as it is, and so can't be larger than the archive.

    Media and weights are compressed, or can't be: one that is packed again is no work of the studio, and could
    unpack to any size.
    """
    info = archive.getinfo(name)
    if info.compress_type != zipfile.ZIP_STORED or info.file_size != info.compress_size:
        raise ValueError(f"{name} is packed")
    return archive.open(info)
