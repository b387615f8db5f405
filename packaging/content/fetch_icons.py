"""Copy the icons that the window uses from lucide-static (ISC) into ``resources/icons``.

    python packaging/content/fetch_icons.py

Needs npm. An icon that the code names must be in the list below; a test says so.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from npm_package import unpacked

PACKAGE = "lucide-static@1.62.0"
TARGET = Path(__file__).resolve().parents[2] / "resources" / "icons"

ICONS = [
    "activity",
    "arrow-down",
    "arrow-left",
    "arrow-right",
    "arrow-up",
    "audio-lines",
    "bell",
    "bookmark",
    "box",
    "brain",
    "captions",
    "chart-line",
    "check",
    "chevron-down",
    "chevron-right",
    "chevron-up",
    "circle-alert",
    "circle-check",
    "circle-help",
    "clapperboard",
    "clipboard-copy",
    "clock",
    "copy",
    "dices",
    "download",
    "ellipsis",
    "external-link",
    "eye",
    "eye-off",
    "file-image",
    "file-plus",
    "film",
    "folder-open",
    "frame",
    "graduation-cap",
    "grid-2x2",
    "grid-3x3",
    "group",
    "hand",
    "history",
    "image",
    "images",
    "import",
    "inbox",
    "info",
    "keyboard",
    "languages",
    "layers",
    "layout-template",
    "list-checks",
    "lock",
    "lock-open",
    "magnet",
    "maximize",
    "minus",
    "monitor",
    "mouse-pointer-2",
    "move",
    "music",
    "palette",
    "panel-left",
    "pause",
    "play",
    "plug",
    "plus",
    "redo-2",
    "refresh-cw",
    "rotate-ccw",
    "save",
    "scan",
    "scissors",
    "search",
    "settings",
    "shuffle",
    "skip-back",
    "skip-forward",
    "sliders-horizontal",
    "sparkles",
    "split",
    "square",
    "star",
    "trash-2",
    "triangle-alert",
    "type",
    "undo-2",
    "ungroup",
    "upload",
    "wand",
    "wand-sparkles",
    "x",
    "zoom-in",
    "zoom-out",
]


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        package = unpacked(PACKAGE, Path(scratch))
        for name in ICONS:
            shutil.copyfile(package / "icons" / f"{name}.svg", TARGET / f"{name}.svg")
        shutil.copyfile(package / "LICENSE", TARGET / "LICENSE.txt")


if __name__ == "__main__":
    main()
