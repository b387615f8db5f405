"""Unpack one pinned npm package into a temporary folder; shared by the scripts that copy content out of it."""

from __future__ import annotations

import subprocess
import tarfile
from pathlib import Path


def unpacked(package: str, folder: Path) -> Path:
    """Download `package` (``name@version``) into `folder` and return the folder of its files."""
    subprocess.run(["npm", "pack", package, "--silent"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    archive = next(folder.glob("*.tgz"))
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return folder / "package"
