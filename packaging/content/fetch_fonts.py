"""Copy the font of the window, Inter (OFL-1.1), into ``resources/fonts``.

    python packaging/content/fetch_fonts.py

Needs npm. Chinese text falls back to the system's own fonts.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from npm_package import unpacked

PACKAGE = "@expo-google-fonts/inter@0.4.2"
TARGET = Path(__file__).resolve().parents[2] / "resources" / "fonts"
WEIGHTS = ("400Regular", "500Medium", "600SemiBold")


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        package = unpacked(PACKAGE, Path(scratch))
        for weight in WEIGHTS:
            shutil.copyfile(package / weight / f"Inter_{weight}.ttf", TARGET / f"Inter_{weight}.ttf")
        shutil.copyfile(package / "LICENSE_FONT", TARGET / "Inter_OFL.txt")


if __name__ == "__main__":
    main()
