"""Copy the fonts that ship with the studio (all OFL-1.1) into ``resources/fonts``.

    python packaging/content/fetch_fonts.py

Needs npm, and fontTools for the Chinese ones, which are cut down to the characters of GB 2312 and Big5.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import packages
from chinese_font import write_subset

TARGET = Path(__file__).resolve().parents[2] / "resources" / "fonts"

FONTS = {
    "inter@0.4.2": (
        "Inter", ("400Regular", "400Regular_Italic", "500Medium", "600SemiBold", "700Bold", "900Black"),
    ),
    "oswald@0.4.2": ("Oswald", ("400Regular", "700Bold")),
    "playfair-display@0.4.2": (
        "PlayfairDisplay", ("400Regular", "400Regular_Italic", "700Bold", "900Black"),
    ),
    "poppins@0.4.1": ("Poppins", ("300Light", "400Regular", "400Regular_Italic", "600SemiBold", "800ExtraBold")),
    "caveat@0.4.2": ("Caveat", ("400Regular", "700Bold")),
    "jetbrains-mono@0.4.1": ("JetBrainsMono", ("400Regular", "400Regular_Italic", "700Bold")),
    "noto-sans-arabic@0.4.3": ("NotoSansArabic", ("400Regular", "700Bold")),
    "noto-sans-hebrew@0.4.1": ("NotoSansHebrew", ("400Regular", "700Bold")),
}  # fmt: skip
"""npm package: how its files begin, and the styles that ship."""

CHINESE_FONTS = {
    "noto-sans-sc@0.4.3": ("NotoSansSC", ("400Regular", "700Bold")),
    "noto-serif-sc@0.4.3": ("NotoSerifSC", ("400Regular",)),
}


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for package, (name, styles) in (FONTS | CHINESE_FONTS).items():
        with tempfile.TemporaryDirectory() as scratch:
            folder = packages.from_npm(f"@expo-google-fonts/{package}", Path(scratch))
            for style in styles:
                source, target = folder / style / f"{name}_{style}.ttf", TARGET / f"{name}_{style}.ttf"
                if package in CHINESE_FONTS:
                    write_subset(source, target)
                else:
                    shutil.copyfile(source, target)
            shutil.copyfile(folder / "LICENSE_FONT", TARGET / f"{name}_OFL.txt")


if __name__ == "__main__":
    main()
