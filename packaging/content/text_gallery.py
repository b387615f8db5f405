"""Keep what every generator of text makes, as it comes, with its settings: ``docs/gallery/``.

python packaging/content/text_gallery.py                 # all of them
python packaging/content/text_gallery.py text.ad_copy    # some

Only models that ship are used: the person's own library stays out of it. Nothing is chosen or touched up; the seed of every sheet is 1.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from creastudio.host.discovery import load_registry

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "gallery"
SEED = 1
MUSIC = "\n\n[What the generators of music make](music/README.md)\n"

COFFEE_ZH = "为城市上班族推广秋季手冲咖啡，云南豆，花果香，10月8日到31日第二杯半价，上海三家门店"
EVENT_ZH = "社区陶艺展《泥与火》，周末开幕，在老城图书馆，免费入场，适合亲子家庭"
COFFEE_EN = (
    "Promote a hand-poured coffee from Yunnan with floral notes, for busy commuters, second cup half price until 31 October "
    "at our three cafés in Shanghai."
)
EVENT_EN = "An ad for the Riverside Jazz Festival, free entry, Saturday 12 July in Riverside Park, food trucks and two stages."
EVENING = (
    "It was, to say the least of it, a very wet and rather dark evening. The harbour had emptied early, and the boats lay "
    "close together under their covers. Nobody had thought to light the lamps along the wall. From the inn came music, "
    "and now and then a door let out a strip of light over the wet stones. The harbour master stood in the rain and counted "
    "the boats, as he did every evening, and one of them was missing."
)
TALKERS = "Mara: tired, dry humour\nBen: hopeful, talks too much"


@dataclass(frozen=True)
class Sheet:
    """One run of a generator."""

    title: str
    settings: dict[str, Any] = field(default_factory=dict[str, Any])
    count: int = 4


TONES = ("warm", "bold", "plain", "playful", "premium", "factual")


def _copy() -> list[Sheet]:
    briefs = {
        "Coffee, Chinese": (COFFEE_ZH, TONES),
        "Exhibition, Chinese": (EVENT_ZH, TONES[:2]),
        "Coffee": (COFFEE_EN, TONES),
        "Festival": (EVENT_EN, TONES[:2]),
    }
    return [
        Sheet(f"{title}, {tone}", {"brief": brief, "tone": tone, "layout": "all"}, 3)
        for title, (brief, tones) in briefs.items()
        for tone in tones
    ]


SHEETS: dict[str, list[Sheet]] = {
    "text.write": [
        Sheet(
            "A beginning in English",
            {"text": "It was a wet evening in November, and ", "language": "en", "length": 120},
        ),
        Sheet("Two lines of a quatrain", {"text": "空山新雨后，", "language": "lzh", "length": 40}),
    ],
    "text.rewrite": [
        Sheet(
            "Shorter",
            {"text": EVENING, "way": "shorten"},
            1,
        )
    ],
    "text.poem": [
        *(
            Sheet(f"{form}, 秋山", {"form": form, "theme": "秋山"})
            for form in ("jueju5", "jueju7", "lushi5", "lushi7")
        ),
        Sheet("A ci, 秋夜", {"form": "ci", "theme": "秋夜"}),
        *(
            Sheet(f"{form}, rain", {"form": form, "theme": "rain"})
            for form in ("sonnet", "limerick", "haiku")
        ),
    ],
    "text.dialogue": [
        Sheet("On a roof", {"characters": TALKERS, "setting": "on a roof in the rain", "language": "en"}, 3),
        Sheet(
            "Three in a library",
            {"characters": f"{TALKERS}\nThe Librarian: strict", "turns": 10, "language": "en"},
            2,
        ),
    ],
    "text.article": [
        Sheet("The first rain of autumn", {"topic": "The first rain of autumn", "language": "en"}, 2)
    ],
    "text.script": [
        Sheet(
            "They wait for the ferry",
            {"premise": "They wait for a ferry that may not come.", "language": "en"},
            2,
        ),
    ],
    "text.ad_copy": _copy(),
}
"""What is run of each generator."""


def main() -> None:
    """Write a page for each generator that is there, and the list of them."""
    there = {work.id: work for work in load_registry().generators() if work.id in SHEETS}
    wanted = sys.argv[1:] or list(there)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in wanted:
        work = there[name]
        body = "\n".join(_parts(work.id, SHEETS[work.id]))
        page = f"# {work.title}\n\n`{work.id}`: {work.summary}\n\n{body}"
        (FOLDER / f"{work.id}.md").write_text(page.rstrip("\n") + "\n", encoding="utf-8")
        print(f"{work.id}: {len(SHEETS[work.id])} sheets")
    _write_list(there)


def _write_list(there: dict[str, Any]) -> None:
    """List the pages that are there: first the generators' in their order, then those that were kept another way."""
    own = [FOLDER / f"{name}.md" for name in there]
    others = sorted(page for page in FOLDER.glob("*.md") if page not in own and page.name != "README.md")
    rows = [f"- [{_heading(page)}]({page.name})" for page in (*own, *others) if page.is_file()]
    head = (
        "# What the generators of text make\n\nAs it came, with the models that ship, nothing chosen and nothing touched up. Sheets of generators have the "
        f"seed {SEED}; `python packaging/content/text_gallery.py` makes them again.\n\n"
    )
    (FOLDER / "README.md").write_text(head + "\n".join(rows) + MUSIC, encoding="utf-8")


def _heading(page: Path) -> str:
    return page.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")


def _parts(name: str, sheets: Sequence[Sheet]) -> Iterator[str]:
    for sheet in sheets:
        yield f"## {sheet.title}\n"
        yield _settings(sheet)
        found = _run(name, sheet)
        if isinstance(found, str):
            yield f"Nothing: {found}\n"
            continue
        yield f"Made by {', '.join(sorted({_maker(row) for row in found}))}.\n"
        for row in found:
            yield f"```text\n{row['text'].rstrip()}\n```\n"


def _settings(sheet: Sheet) -> str:
    rows = [f"| `{name}` | {str(value).replace(chr(10), '<br>')} |" for name, value in sheet.settings.items()]
    return "\n".join(["| setting | |", "|---|---|", *rows, f"| count, seed | {sheet.count}, {SEED} |", ""])


def _run(name: str, sheet: Sheet) -> list[dict[str, Any]] | str:
    """Return the results of a run; what was said instead, where there are none."""
    with tempfile.TemporaryDirectory() as home:
        out = Path(home) / "made.json"
        given = [part for key, value in sheet.settings.items() for part in ("--set", f"{key}={value}")]
        command = [
            sys.executable,
            "-m",
            "creastudio",
            "generate",
            name,
            *given,
            "--seed",
            str(SEED),
            "--count",
            str(sheet.count),
        ]
        done = subprocess.run(
            [*command, "-o", str(out)],
            env={**os.environ, "CREASTUDIO_HOME": home},
            capture_output=True,
            text=True,
            check=False,
        )
        if not out.is_file():
            said = [line for line in done.stderr.splitlines() if line.startswith("Error")]
            return said[0].partition(": ")[2] if said else "it ended without a word."
        recipes = json.loads(Path(f"{out}.recipe.json").read_text(encoding="utf-8"))
        models = sorted(_models(recipes))
        return [{**row, "models": models} for row in json.loads(out.read_text(encoding="utf-8"))["results"]]


def _models(value: Any) -> set[str]:
    """Return the ids of the models that a recipe names, wherever they stand in it."""
    if isinstance(value, dict):
        own = {item["id"] for item in value.get("models", ()) if isinstance(item, dict) and "id" in item}
        return own.union(*(_models(item) for item in value.values()))
    return set().union(*(_models(item) for item in value)) if isinstance(value, list) else set()


def _maker(row: dict[str, Any]) -> str:
    made_by = (row.get("data") or {}).get("made_by", "")
    if made_by == "patterns":
        return "phrase patterns"
    return made_by or " and ".join(row["models"]) or "rules alone"


if __name__ == "__main__":
    main()
