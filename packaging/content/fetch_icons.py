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
    "align-center-horizontal",
    "align-center-vertical",
    "align-end-horizontal",
    "align-end-vertical",
    "align-horizontal-distribute-center",
    "align-start-horizontal",
    "align-start-vertical",
    "align-vertical-distribute-center",
    "archive",
    "arrow-down",
    "arrow-left",
    "arrow-right",
    "arrow-up",
    "audio-lines",
    "bell",
    "blend",
    "bookmark",
    "box",
    "brain",
    "bring-to-front",
    "brush",
    "captions",
    "chart-line",
    "check",
    "chevron-down",
    "chevron-right",
    "chevron-up",
    "circle",
    "circle-alert",
    "circle-check",
    "circle-dashed",
    "circle-help",
    "clapperboard",
    "clipboard-copy",
    "clipboard-paste",
    "clock",
    "command",
    "contrast",
    "copy",
    "corner-left-down",
    "crop",
    "dices",
    "download",
    "droplet",
    "ellipsis",
    "eraser",
    "external-link",
    "eye",
    "eye-off",
    "file-image",
    "file-plus",
    "film",
    "filter",
    "flip-horizontal-2",
    "flip-vertical-2",
    "folder",
    "folder-open",
    "frame",
    "graduation-cap",
    "grid-2x2",
    "grid-3x3",
    "group",
    "hand",
    "hard-drive",
    "history",
    "image",
    "images",
    "import",
    "inbox",
    "info",
    "keyboard",
    "languages",
    "lasso",
    "layers",
    "layout-template",
    "link",
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
    "paintbrush",
    "palette",
    "panel-left",
    "pause",
    "pentagon",
    "pipette",
    "play",
    "plug",
    "plus",
    "redo-2",
    "refresh-cw",
    "rotate-ccw",
    "ruler",
    "save",
    "scan",
    "scissors",
    "search",
    "send-to-back",
    "settings",
    "shapes",
    "shuffle",
    "skip-back",
    "skip-forward",
    "sliders-horizontal",
    "sparkles",
    "spline",
    "split",
    "square",
    "square-dashed",
    "star",
    "tag",
    "trash-2",
    "triangle-alert",
    "type",
    "undo-2",
    "ungroup",
    "unlink",
    "upload",
    "venetian-mask",
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
