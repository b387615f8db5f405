"""A second judge of verse that shares no code with the studio's: it reads the tables by itself, and counts instead of matching.

Regulated verse is judged by what the rules say of places (even places alternate, the lines of a couplet are opposite, ...),
not by patterns. English is judged by every pronunciation that is listed.
"""

from __future__ import annotations

import functools
import gzip
import itertools
import re
from pathlib import Path

WORDS = Path(__file__).resolve().parents[2] / "resources" / "words"
DATA = Path(__file__).resolve().parents[2] / "plugins" / "creastudio_text" / "verse" / "data"
GROUPS = [
    "东冬董肿送宋",
    "江阳讲养绛漾",
    "支微齐灰纸尾荠贿寘未霁泰队",
    "鱼虞语麌御遇",
    "佳灰蟹贿泰卦队",
    "真文元轸吻阮震问愿",
    "寒删先元旱潸铣阮翰谏霰愿",
    "萧肴豪筱巧皓啸效号",
    "歌哿箇",
    "麻佳马祃卦",
    "庚青蒸梗迥敬径",
    "尤有宥",
    "侵寝沁",
    "覃盐咸感俭豏勘艳陷",
    "屋沃",
    "觉药",
    "质陌锡职缉",
    "物月曷黠屑叶",
    "合洽",
]
"""The 19 groups of ci as strings of rhymes; the entering tone's names are its own."""


@functools.cache
def rhyme_rows() -> dict[str, set[str]]:
    """Return of each character the rhymes it stands in, "平东"."""
    found: dict[str, set[str]] = {}
    for row in (DATA / "rhymes_zh.tsv").read_text(encoding="utf-8").splitlines():
        name, *parts = row.split("\t")
        if len(name) == 2:
            for character in "".join(parts):
                found.setdefault(character, set()).add(name)
    return found


def may_be(character: str, level: bool) -> bool:
    """Return whether a character can have a level, or an oblique tone."""
    return any((name[0] == "平") is level for name in rhyme_rows().get(character, ()))


def regulated(text: str, count: int, width: int) -> str:
    """Return "" for a right jueju or lushi, else what is wrong first."""
    lines = re.findall("[^，。\\s]+", text)
    if [len(line) for line in lines] != [width] * count:
        return f"lengths {[len(line) for line in lines]}"
    if not any(_alternates(lines, first) for first in (True, False)):
        return "even places"
    for line in lines:
        if not may_be(line[-3], False) and not may_be(line[-2], False) and not may_be(line[-1], False):
            return f"three level tones: {line}"
    feet = [line[-1] for line in lines[1::2]]
    if any(not may_be(line[-1], False) for line in lines[2::2]):
        return "a line without rhyme ends level"
    if not may_be(lines[0][-1], False):
        feet.insert(0, lines[0][-1])
    common = set.intersection(*({name for name in rhyme_rows()[foot] if name[0] == "平"} for foot in feet))
    if not common:
        return f"rhymes: {feet}"
    if len(set(feet)) < len(feet):
        return f"a rhyme twice: {feet}"
    letters = "".join(lines)
    again = [c for at, c in enumerate(letters) if c in letters[:at] and letters[at - 1] != c]
    return f"again: {again}" if again else _lonely(lines)


def _alternates(lines: list[str], first: bool) -> bool:
    """Return whether the even places of all lines alternate, opposite in a couplet and taken up by the next.

    One kind of line may have its third and fourth of the last five exchanged.
    """
    tone = first
    for number, line in enumerate(lines):
        if number % 2:
            tone = not tone
        places = list(range(1, len(line) - 1, 2))
        wanted = [tone if step % 2 == 0 else not tone for step in range(len(places))]
        plain = all(may_be(line[at], want) for at, want in zip(places, wanted, strict=True))
        five = line[-5:]
        exchanged = all(
            may_be(c, want) for c, want in zip(five, (True, True, False, True, False), strict=True)
        ) and all(may_be(line[at], want) for at, want in list(zip(places, wanted, strict=True))[:-2])
        level_start = wanted[-2] is True and may_be(line[-1], False)
        if not plain and not (exchanged and level_start):
            return False
    return True


def _lonely(lines: list[str]) -> str:
    """Return what is wrong where a rhyming line of the kind 平平仄仄平 keeps one level tone beside its rhyme."""
    for line in lines[1::2]:
        first, second, third, fourth, _ = line[-5:]
        kind = not may_be(second, False) and not may_be(fourth, True)
        if kind and not may_be(first, True) and not may_be(third, True):
            return f"a lone level tone: {line}"
    return ""


@functools.cache
def tune_rows(name: str) -> tuple[str, ...]:
    """Return the signs of a tune's variants."""
    rows = (DATA / "tunes.txt").read_text(encoding="utf-8").splitlines()
    return tuple(row.split("：")[1] for row in rows if row.startswith(name + "："))


def ci(text: str, tune: str) -> str:
    """Return "" for a right ci, else what is wrong first."""
    said = [_ci(text, signs) for signs in tune_rows(tune)]
    return "" if "" in said else said[0]


def _ci(text: str, signs: str) -> str:
    wanted = [part for part in re.split("[，。/]", signs) if part]
    lines = re.findall("[^，。\\s]+", text)
    lines = [line.replace("、", "") for line in lines]
    if len(lines) != len(wanted):
        return f"{len(lines)} lines, not {len(wanted)}"
    feet: dict[str, list[tuple[str, bool]]] = {}
    for number, (line, sign) in enumerate(zip(lines, wanted, strict=True)):
        rhyme = sign[-1] if sign[-1].isdigit() else ""
        echo = re.search(r"=(\d)", sign)
        choices = re.sub(r"=\d |\d|、", "", sign).split("|")
        if not any(_fits(line, choice) for choice in choices):
            return f"tones: {line} {choices}"
        if echo and lines[number - 1][-int(echo[1]) :] != line[-int(echo[1]) :]:
            return f"echo: {line}"
        if rhyme:
            feet.setdefault(rhyme, []).append((line[-1], choices[0][-1] == "平"))
    for number, ends in feet.items():
        sets = [_groups(foot, level) for foot, level in ends]
        if not set.intersection(*sets):
            return f"rhyme {number}: {ends}"
    return ""


def _fits(line: str, signs: str) -> bool:
    return len(line) == len(signs) and all(
        s == "中" or may_be(c, s == "平") for c, s in zip(line, signs, strict=True)
    )


def _groups(foot: str, level: bool) -> set[int]:
    names = {name[1] for name in rhyme_rows().get(foot, ()) if (name[0] == "平") is level}
    return {number for number, group in enumerate(GROUPS) if names & set(group)}


@functools.cache
def spoken() -> dict[str, list[str]]:
    """Return every listed pronunciation of each word."""
    rows = gzip.decompress((WORDS / "en.txt.gz").read_bytes()).decode().splitlines()
    return {row.lstrip("*").split(" ")[0]: row.split(" ")[1:] for row in rows}


RHYMES = {"sonnet": "ababcdcdefefgg", "limerick": "aabba", "haiku": ""}
SYLLABLES = {
    "sonnet": [{10}] * 14,
    "limerick": [{8, 9}, {8, 9}, {5, 6}, {5, 6}, {8, 9}],
    "haiku": [{5}, {7}, {5}],
}


def english(text: str, form: str) -> str:
    """Return "" for a right English poem, else what is wrong first: whichever way each word is said."""
    lines = [re.findall("[a-z']+", line.lower()) for line in text.strip().split("\n")]
    wanted = SYLLABLES[form]
    if len(lines) != len(wanted):
        return f"{len(lines)} lines"
    for line, may in zip(lines, wanted, strict=True):
        sizes = [{sum(c.isdigit() for c in way) for way in spoken().get(word, [])} for word in line]
        if any(len(size) != 1 for size in sizes) or sum(size.pop() for size in sizes) not in may:
            return f"syllables: {line}"
        if form == "sonnet" and not _beats(line):
            return f"beats: {line}"
    ends = [line[-1] for line in lines]
    for (one, a), (other, b) in itertools.combinations(zip(ends, RHYMES[form], strict=False), 2):
        if a == b and (one == other or not set(map(_tail, spoken()[one])) & set(map(_tail, spoken()[other]))):
            return f"rhyme: {one} {other}"
    return ""


def _tail(way: str) -> str:
    """Return the sounds from the last main stress on; all of them where there is none."""
    return re.sub("[0-9]", "", way[max(0, way.rfind("1") - 1) :])


def _beats(line: list[str]) -> bool:
    at = 0
    for word in line:
        stresses = re.sub("[^0-9]", "", spoken()[word][0])
        place = at + stresses.find("1")
        if len(stresses) > 1 and place % 2 == 0 and place != 0:
            return False
        at += len(stresses)
    return True


def judge(text: str, form: str, tune: str = "") -> str:
    """Return "" for a poem that keeps its form, else what is wrong first."""
    if form == "ci":
        return ci(text, tune)
    if form in RHYMES:
        return english(text, form)
    return regulated(text, 4 if form.startswith("jueju") else 8, int(form[-1]))
