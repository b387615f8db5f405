"""Make MGEval's table of a model, or of a folder of made pieces, against chorales that no bundled model has learned from.

    python packaging/content/music_corpus.py --out build/music
    python packaging/content/music_measures.py music-bach-fiddle build/music -o out/music-measures.md

The chorales are those of a part of the canonical split (229, 76 and 77 pieces), the test part unless told otherwise. The
table holds made against real, real against other real ones, and notes of chance against real; ``music.evaluate`` tells how.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path


def unpacked(rows: Path, folder: Path) -> Path:
    """Write the scores of a part into a folder of its own, a file each."""
    folder.mkdir()
    for line in rows.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        (folder / f"{row['name'].replace('/', '-')}.score").write_text(row["score"], encoding="utf-8")
    return folder


def main() -> int:
    """Unpack the chorales, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("made", help="a model of the library, or a folder of made pieces")
    parser.add_argument("corpus", type=Path, help="what music_corpus.py wrote")
    parser.add_argument("--part", default="test", choices=["train", "valid", "test"])
    parser.add_argument("--pieces", type=int, default=48, help="that a model makes")
    parser.add_argument("--bars", type=int, default=8)
    parser.add_argument("-o", "--out", type=Path, default=Path("out/music-measures.md"))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data = unpacked(
            arguments.corpus / f"{arguments.part}.jsonl", Path(folder) / f"chorales-{arguments.part}"
        )
        command = [
            sys.executable,
            "-m",
            "creastudio",
            "evaluate",
            arguments.made,
            str(data),
            "-o",
            str(arguments.out),
        ]
        command += ["--set", f"made={arguments.pieces}", "--set", f"bars={arguments.bars}"]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
