"""Rebuild the patterns by which English words are hyphenated: those of plain TeX with TUGboat's log of exceptions worked in.

    python packaging/content/hyphens.py resources/words

They come from PyPI pyphen 0.18.1, which passes on LibreOffice's American ones (its data only; their permissive licence is written
beside them). Its other languages and its code stay where they are.
"""

from __future__ import annotations

import argparse
import gzip
import re
import tempfile
import zipfile
from pathlib import Path

import packages


def main() -> None:
    """Download them, and write patterns and licence."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    out: Path = parser.parse_args().out
    with (
        tempfile.TemporaryDirectory() as folder,
        zipfile.ZipFile(packages.from_pypi("pyphen==0.18.1", Path(folder))) as wheel,
    ):
        rows = wheel.read("pyphen/dictionaries/hyph_en_US.dic").decode().splitlines()
        licence = wheel.read("pyphen/dictionaries/README_hyph_en_US.txt").decode()
    patterns = sorted({row.strip() for row in rows if re.fullmatch(r"[.a-z0-9]+", row.strip())})
    (out / "hyphens_en.txt.gz").write_bytes(gzip.compress("\n".join(patterns).encode(), 9, mtime=0))
    (out / "hyphens_en_LICENSE.txt").write_text(f"{licence.strip()}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
