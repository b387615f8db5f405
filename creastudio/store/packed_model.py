"""One file of a whole model: the numbers, and in its header the text files that its folder has beside them.

A safetensors file may carry texts in its header. So a folder of another maker becomes one file that is hashed, copied
and exported as any model of the library, with config and tokenizer inside.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, BinaryIO

from creastudio.api.errors import UserError
from creastudio.store.foreign_folder import header_of, texts_of, weight_files

FILES = "creastudio.files"
"""Key in the header: a JSON object of texts by file name."""


def pack(folder: Path, file: BinaryIO) -> None:
    """Write the model in `folder` as one safetensors file.

    Raises
    ------
    UserError
        When a file is missing or damaged.
    """
    header: dict[str, Any] = {"__metadata__": {FILES: json.dumps(texts_of(folder), ensure_ascii=False)}}
    shards = weight_files(folder)
    begin, parts = 0, list[tuple[Path, int]]()
    for path in shards:
        own, start = header_of(path)
        size = path.stat().st_size - start
        for name, value in own.items():
            if name == "__metadata__":
                continue
            try:
                first, last = (int(place) for place in value["data_offsets"])
                sound = name not in header and 0 <= first <= last <= size
                header[name] = {**value, "data_offsets": [begin + first, begin + last]}
            except (ValueError, TypeError, KeyError):
                sound = False
            if not sound:
                raise UserError(f"'{path.name}' of the model is damaged.", "Fetch it again.")
        begin += size
        parts.append((path, start))
    written = json.dumps(header, ensure_ascii=False).encode()
    # The format wants numbers to begin at a multiple of 8 bytes.
    written += b" " * (-len(written) % 8)
    file.write(len(written).to_bytes(8, "little") + written)
    for path, start in parts:
        with path.open("rb") as source:
            source.seek(start)
            shutil.copyfileobj(source, file, 1 << 20)
