"""Reads damaged files one after another, with little memory, and says how each went.

``python -m tests.reliability.fuzz_worker FOLDER FIRST COUNT``: numbers are seeds, so that each file can be made again.
"""

from __future__ import annotations

import logging
import os
import random
import sys
import traceback
import warnings
from pathlib import Path

from creastudio.api.errors import UserError
from tests.reliability.fuzz_changes import changed
from tests.reliability.fuzz_readers import READERS, read, seeds

MEMORY = 1536 << 20
"""Bytes that reading one file may take beside what the program itself has."""


def sample(number: int, known: dict[str, list[bytes]]) -> tuple[str, bytes]:
    """Return the ending and the content of a damaged file."""
    kinds = sorted(known)
    chance = random.Random(number)
    kind = kinds[number % len(kinds)]
    return kind, changed(chance.choice(known[kind]), chance)


def outcome(path: Path) -> str:
    """Return "" for a file that was read or refused in words, else what it made go wrong."""
    try:
        read(path)
    except UserError as error:
        return "" if error.message.endswith((".", "。", "?")) else f"no sentence: {error.message}"
    except BaseException as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__}: {' '.join(str(error).split())[:160]} ({Path(where.filename).name}:{where.lineno})"
    return ""


def main() -> None:
    """Read so many, and say "N ..." before and "N" or "N what went wrong" after each."""
    folder, first, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    warnings.simplefilter("ignore")
    logging.disable()
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication([])
    known = {kind: found for kind, found in seeds().items() if kind in READERS}
    for kind, found in known.items():
        path = folder / f"seed.{kind}"
        path.write_bytes(found[0])
        outcome(path)
    _cap()
    for number in range(first, first + count):
        kind, data = sample(number, known)
        path = folder / f"file.{kind}"
        path.write_bytes(data)
        print(f"{number} ...", flush=True)
        print(f"{number} {outcome(path)}", flush=True)
    del application


def _cap() -> None:
    import resource

    status = Path("/proc/self/status").read_text("ascii")
    held = next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmData:"))
    resource.setrlimit(resource.RLIMIT_DATA, (held + MEMORY, held + MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
