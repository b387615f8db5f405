"""How classical Chinese verse hears a character: level or oblique, and which of the 106 Pingshui rhymes it stands in.

The table (``data/rhymes_zh.tsv``, made by packaging/content/verse_rhymes.py) joins the rhyme book of 1252 with the
Guangyun, in traditional and simplified forms. Ci rhyme more freely: their 19 groups (Ge Zai, Cilin Zhengyun, 1821) merge
Pingshui rhymes of all tones.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources

LEVEL = 1
OBLIQUE = 2
TONES = {"平": LEVEL, "仄": OBLIQUE, "中": LEVEL | OBLIQUE}
"""What a sign of a metre asks for, as bits."""

CI_GROUPS = {
    1: "平东 平冬 上董 上肿 去送 去宋",
    2: "平江 平阳 上讲 上养 去绛 去漾",
    3: "平支 平微 平齐 平灰 上纸 上尾 上荠 上贿 去寘 去未 去霁 去泰 去队",
    4: "平鱼 平虞 上语 上麌 去御 去遇",
    5: "平佳 平灰 上蟹 上贿 去泰 去卦 去队",
    6: "平真 平文 平元 上轸 上吻 上阮 去震 去问 去愿",
    7: "平寒 平删 平先 平元 上旱 上潸 上铣 上阮 去翰 去谏 去霰 去愿",
    8: "平萧 平肴 平豪 上筱 上巧 上皓 去啸 去效 去号",
    9: "平歌 上哿 去箇",
    10: "平麻 平佳 上马 去祃 去卦",
    11: "平庚 平青 平蒸 上梗 上迥 去敬 去径",
    12: "平尤 上有 去宥",
    13: "平侵 上寝 去沁",
    14: "平覃 平盐 平咸 上感 上俭 上豏 去勘 去艳 去陷",
    15: "入屋 入沃",
    16: "入觉 入药",
    17: "入质 入陌 入锡 入职 入缉",
    18: "入物 入月 入曷 入黠 入屑 入叶",
    19: "入合 入洽",
}
"""Groups in which ci rhyme; the halves of a rhyme that stands in two are told apart by the table."""


@dataclass(frozen=True)
class Reading:
    """One way of reading a character.

    Attributes
    ----------
    rhyme : str
        Tone and name of the rhyme, "平尤".
    groups : frozenset of int
        Groups of ci, 1 to 19.
    use : {0, 1, 2}
        0: poets rhyme on it; 1: in use; 2: listed, but rare, which a check allows and a poem made here avoids.
    """

    rhyme: str
    groups: frozenset[int]
    use: int

    @property
    def side(self) -> int:
        """LEVEL or OBLIQUE."""
        return LEVEL if self.rhyme[0] == "平" else OBLIQUE


@functools.cache
def table() -> dict[str, tuple[Reading, ...]]:
    """Return every character's readings, those in use first."""
    text = resources.files("creastudio_text.verse").joinpath("data/rhymes_zh.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines()]
    halves = {(line[0][:2], int(line[0][2:])): frozenset(line[1]) for line in lines if len(line) == 2}
    every: dict[str, list[Reading]] = {}
    for rhyme, *parts in (line for line in lines if len(line) == 4):
        groups = [group for group, names in CI_GROUPS.items() if rhyme in names.split()]
        known: dict[frozenset[int], frozenset[int]] = {}
        for use, characters in enumerate(parts):
            for character in characters:
                mine = frozenset(g for g in groups if character in halves.get((rhyme, g), character))
                every.setdefault(character, []).append(Reading(rhyme, known.setdefault(mine, mine), use))
    return {character: tuple(sorted(found, key=lambda r: r.use)) for character, found in every.items()}


def readings(character: str) -> tuple[Reading, ...]:
    """Return how `character` may be read; empty for one that isn't in the table."""
    return table().get(character, ())


def sides(character: str, *, rare: bool = True) -> int:
    """Return the bits of the tones that `character` can have; 0 for one that isn't in the table."""
    bits = 0
    for reading in readings(character):
        if rare or reading.use < 2:
            bits |= reading.side
    return bits


def rhymes(character: str, side: int = LEVEL) -> frozenset[str]:
    """Return the Pingshui rhymes that `character` stands in with tones of `side`."""
    return frozenset(r.rhyme for r in readings(character) if r.side & side)


def ci_rhymes(character: str, side: int) -> frozenset[int]:
    """Return the groups of ci that `character` stands in with tones of `side`."""
    return frozenset(group for r in readings(character) if r.side & side for group in r.groups)


NEIGHBOURS = (
    "东冬",
    "支微齐",
    "鱼虞",
    "佳灰",
    "真文元",
    "寒删先元",
    "萧肴豪",
    "歌麻",
    "庚青蒸",
    "覃盐咸",
    "江阳",
)
"""Level rhymes that lie close: a first line that rhymes may borrow from a neighbour of the poem's rhyme."""


def neighbours(one: str, other: str) -> bool:
    """Return whether two level rhymes lie so close that a first line may borrow."""
    return any(one[1:] in row and other[1:] in row for row in NEIGHBOURS)
