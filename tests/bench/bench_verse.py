"""A thousand poems under their forms, judged by a second judge, and what the forms cost in speed."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.bench.rows import Row, median

if TYPE_CHECKING:
    from creastudio.api import Model
    from creastudio_text.engine.language import TextModel
    from creastudio_text.engine.poem import Rule

NEEDS = ("creastudio_text.engine.verse_constraint", "creastudio_text.engine.nets.own_model")

POEMS = 1000
ROWS = 20
ROUNDS = 5

CHINESE = (("jueju5", ""), ("jueju7", ""), ("lushi5", ""), ("lushi7", ""))
TUNES = (
    "浣溪沙",
    "菩萨蛮",
    "如梦令",
    "西江月",
    "蝶恋花",
    "水调歌头",
    "念奴娇",
    "忆秦娥",
    "虞美人",
    "减字木兰花",
)
ENGLISH = ("haiku", "limerick", "sonnet")


def run() -> list[Row]:
    """Write and judge poems of all forms, then the same number of ids with and without a form, alternated."""
    import torch

    torch.set_num_threads(1)
    chinese, how = _chinese()
    forms = [*CHINESE, *(("ci", tune) for tune in TUNES)]
    right = sum(_right(chinese, name, tune, 60) for name, tune in forms)
    right += sum(_right(_letters(), name, "", size) for name, size in zip(ENGLISH, (60, 60, 40), strict=True))
    rows = [Row("right of 1,000 poems, by a second judge", right / POEMS * 100, "%", 100, ">=", how)]
    for name, count in (("jueju7", 1), ("jueju7", 4), ("lushi7", 4)):
        rows.append(
            Row(f"{name} against free, {count} at once", _ratio(chinese, name, count), "x", 0.7, ">=", how)
        )
    return rows


def _chinese() -> tuple[TextModel, str]:
    """Return the bundled model of Chinese verse, or a random network of its size where there is none."""
    import torch

    from creastudio.api import Model, ModelCard
    from creastudio.host.discovery import load_registry
    from creastudio.workspace.environment import open_model_library
    from creastudio_text.engine.loading import load
    from creastudio_text.engine.nets.config import Config
    from creastudio_text.engine.nets.networks import build
    from creastudio_text.engine.nets.own_model import OwnModel
    from creastudio_text.engine.tokens_own import FIXED, CharTokens
    from creastudio_text.verse.pingshui import table

    for entry in open_model_library(load_registry()).of_family("text"):
        if entry.card.id == "verse-zh":
            return load(_Place(), Model(entry.card, entry.folder, entry.weights)), "verse-zh, 1 thread"
    letters = "\n，。、" + "".join(sorted(c for c, found in table().items() if found[0].use < 2))[:5400]
    tokens = CharTokens(FIXED, letters)
    torch.manual_seed(0)
    network = build(Config("decoder", tokens.size, 224, 4, 4, 192, 608))
    return OwnModel(
        ModelCard(id="bench", title="Bench", family="text"), network, tokens
    ), "random 4 x 224, 1 thread"


class _Place:
    device = "cpu"

    def model(self, ref: str) -> Model:
        raise KeyError(ref)


def _letters() -> TextModel:
    """Return a random table of letters: English words come out whatever it scores."""
    from tests.support.text_models import CharTokens, TableModel

    letters = "\n ',.;:!?-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return TableModel(context=3000, tokens=CharTokens(letters))


def _rule(model: TextModel, name: str, tune: str) -> Rule:
    from creastudio_text.engine.english_constraint import EnglishVerse
    from creastudio_text.engine.verse_constraint import ChineseVerse
    from creastudio_text.verse.forms import form

    wanted = form(name, tune)
    return ChineseVerse(model.tokens, wanted) if wanted.language == "zh" else EnglishVerse(model.tokens, name)


def _right(model: TextModel, name: str, tune: str, count: int) -> int:
    """Return how many of `count` poems the second judge lets pass."""
    from creastudio_text.engine.language import Sampling
    from creastudio_text.engine.poem import compose
    from creastudio_text.engine.poem_prompt import asked_chinese
    from creastudio_text.verse.forms import form
    from tests.support.verse_judge import judge

    wanted = form(name, tune)
    prompt = asked_chinese(model, wanted, "", "") if wanted.language == "zh" else model.tokens.encode("\n")
    passed = 0
    for start in range(0, count, ROWS):
        seeds = range(start, min(start + ROWS, count))
        rules = [_rule(model, name, tune) for _ in seeds]
        found = compose(model, prompt, seeds, Sampling(), rules, 0.0, lambda *_: None, lambda: None)
        passed += sum(judge(item.text, name, tune) == "" for item in found)
    return passed


def _ratio(model: TextModel, name: str, count: int) -> float:
    """Return the speed in ids a second under a form as a share of the free one: medians of five, alternated."""
    from creastudio_text.engine.decoding import write
    from creastudio_text.engine.language import Sampling
    from creastudio_text.engine.poem_prompt import asked_chinese
    from creastudio_text.verse.forms import form

    prompt = asked_chinese(model, form(name), "", "")

    def timed(rules: list[Rule] | None, seed: int) -> tuple[int, float]:
        begun = time.perf_counter()
        found = write(
            model,
            prompt,
            range(seed, seed + count),
            Sampling(),
            longest=70,
            constraints=rules,
            check_cancelled=lambda: None,
        )
        spent = time.perf_counter() - begun
        return sum(len(item.tokens) for item in found), spent

    def speed(ruled: Callable[[], list[Rule] | None], first: int) -> float:
        ids, spent = 0, 0.0
        for seed in range(first, first + 4 * count, count):
            more, longer = timed(ruled(), seed)
            ids, spent = ids + more, spent + longer
        return ids / spent

    def rules() -> list[Rule]:
        return [_rule(model, name, "") for _ in range(count)]

    speed(rules, 0)
    pairs = [(speed(rules, 100 * turn), speed(lambda: None, 100 * turn)) for turn in range(ROUNDS)]
    return median([under for under, _ in pairs]) / median([free for _, free in pairs])
