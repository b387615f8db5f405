"""Makes engine packs for tests: small zip files with a manifest that is true unless it is told otherwise."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

from creastudio.engines.manifest import this_platform

PROGRAM = b"#!/bin/sh\nexit 3\n"


def manifest(files: dict[str, bytes], **changes: Any) -> dict[str, Any]:
    """Return a manifest of `files`, with `changes`."""
    said: dict[str, Any] = {
        "format": 1,
        "name": "cuda-9",
        "torch": "9.0+cu1",
        "accelerator": "cuda",
        "platform": this_platform(),
        "creastudio": ">=0.1,<99",
        "program": "creastudio-engine",
        "files": {
            path: {
                "size": len(data),
                "sha256": hashlib.sha256(data).hexdigest(),
                "executable": path == "creastudio-engine",
            }
            for path, data in files.items()
        },
    }
    return said | changes


def pack(file: Path, files: dict[str, bytes] | None = None, said: Any = None, **changes: Any) -> Path:
    """Write a pack and return its file; `said` is the manifest in place of the true one."""
    held = files if files is not None else {"creastudio-engine": PROGRAM, "_internal/a/lib.so": b"library"}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        for path, data in held.items():
            out.writestr(path, data)
        out.writestr("manifest.json", json.dumps(said if said is not None else manifest(held, **changes)))
    return file
