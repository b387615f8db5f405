"""Copy the sound font that scores are heard by from Debian's package (MIT) into ``resources/soundfonts``.

    python packaging/content/fetch_soundfont.py

Needs apt-get and dpkg-deb, or the package's file as the one argument.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
from pathlib import Path

import packages

PACKAGE = "fluidr3mono-gm-soundfont=2.315-7"
SHA256 = "cda013d8c370a48ae8dad271e761078d2e77455488dabdedbfbe5fc76a38c682"
TARGET = Path(__file__).resolve().parents[2] / "resources" / "soundfonts"


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        given = sys.argv[1:]
        files = packages.unpacked(Path(given[0]), folder) if given else packages.from_debian(PACKAGE, folder)
        shared = files / "usr" / "share"
        font = shared / "fluidr3mono-gm-soundfont" / "FluidR3Mono_GM.sf3"
        if hashlib.sha256(font.read_bytes()).hexdigest() != SHA256:
            sys.exit(f"{font.name} isn't the one that was tried; listen to it, then change the hash here")
        TARGET.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(font, TARGET / font.name)
        shutil.copyfile(shared / "doc" / "fluidr3mono-gm-soundfont" / "copyright", TARGET / "LICENSE.txt")


if __name__ == "__main__":
    main()
