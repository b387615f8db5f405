"""First lines of both frozen programs: the studio (window, command line, exports) and its engine.

Neither carries code of ours: it lies once, in the folder ``shared``, so that an engine of another make runs the very
code of the studio that starts it.
"""

import importlib
import multiprocessing
import os
import sys
from pathlib import Path

SHARED = "CREASTUDIO_SHARED"
PURPOSES = ("--engine", "--capped", "--probe", "--try-engine")


def shared_folder(inside: Path, named: str) -> Path:
    """Return the folder of our code: for an engine the one that the studio names, else the one of its own bundle.

    `inside` is the folder that PyInstaller unpacked to: beside the studio's program, one further down in an engine's
    folder; in a Mac's app the data lies in ``Resources``.
    """
    candidates = [Path(named)] if named else []
    for folder in (inside.parent, inside.parents[1]):
        candidates += [folder / "shared", folder / "Resources" / "shared"]
    return next((folder for folder in candidates if (folder / "creastudio").is_dir()), candidates[-1])


def main() -> int:
    """Run the studio, or one of the purposes that an engine has."""
    engine = Path(sys.executable).stem == "creastudio-engine"
    # PyInstaller's own name for the folder of its libraries.
    inside = Path(getattr(sys, "_MEIPASS"))  # noqa: B009
    folder = shared_folder(inside, os.environ.get(SHARED, "") if engine else "")
    if not (folder / "creastudio").is_dir():
        sys.stderr.write(f"The folder {folder} is missing: unpack CreaStudio again.\n")
        return 1
    sys.path.append(str(folder))
    os.environ[SHARED] = str(folder)
    # Before any import of ours: a child that multiprocessing started must not run the studio.
    multiprocessing.freeze_support()
    if engine and not set(sys.argv[1:2]) & set(PURPOSES):
        sys.stderr.write("This program is started by creastudio, where results are computed.\n")
        return 2
    # By name, so that PyInstaller takes no copy of our code into the program.
    return int(importlib.import_module("creastudio.__main__").main())


if __name__ == "__main__":
    sys.exit(main())
