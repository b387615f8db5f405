"""Each measure against the library that defines it, on English and Chinese."""

from __future__ import annotations

import math
import random
from typing import Any

import pytest

from creastudio.ml.text_metrics import bits_per_character
from creastudio.ml.text_overlap import bleu, chrf, longest_common, mean_rouge, rouge
from creastudio.ml.text_tokens import Units, bleu_tokens, guess_units, rouge_tokens, units_of
from creastudio.ml.text_variety import distinct, repetition, self_bleu

ENGLISH = [
    "The cat sat on the mat, and it wasn't amused: 3.14 kg of fish, 1,000 flies -- gone!",
    'It\'s 5-10 minutes from here; the "old" bridge (built in 1850) fell down.',
    "Nothing of the kind happened.",
    "A dog & a bone cost $2.50 at O'Hara's shop.",
]
ENGLISH_REFERENCES = [
    "A cat sat on a mat and was not amused: 3.14 kg of fish and 1,000 flies were gone!",
    'The "old" bridge, built in 1850, is 5-10 minutes from here; it fell down.',
    "Something else happened entirely.",
    "A dog and a bone were $2.50 at O'Hara's.",
]
CHINESE = [
    "秋天的傍晚，我们在山里走了很久——“真安静啊！”他说。",
    "2024年的CPU比10年前快了3.5倍，价格是￥1,000。",
    "明月松间照，清泉石上流。",
    "这个App叫做“诗人”…很好用",
]
CHINESE_REFERENCES = [
    "秋日傍晚，我们在山中走了很久，他说：“真是安静。”",
    "2024年的CPU比十年前快3.5倍，卖￥1,000元。",
    "明月照松间，清泉流石上。",
    "这款App名叫“诗人”，非常好用。",
]
CORPORA: list[tuple[list[str], list[str], Units, str]] = [
    (ENGLISH, ENGLISH_REFERENCES, "words", "13a"),
    (CHINESE, CHINESE_REFERENCES, "zh", "zh"),
    (CHINESE, CHINESE_REFERENCES, "characters", "char"),
]


@pytest.mark.parametrize(("made", "wanted", "units", "name"), CORPORA, ids=["en", "zh", "characters"])
def test_bleu_is_that_of_sacrebleu(made: list[str], wanted: list[str], units: Units, name: str) -> None:
    sacrebleu: Any = pytest.importorskip("sacrebleu")
    metric = sacrebleu.BLEU(tokenize=name)
    assert bleu(made, [[one] for one in wanted], units) == pytest.approx(
        metric.corpus_score(made, [wanted]).score, abs=1e-9
    )
    several = list(zip(wanted, reversed(wanted), strict=True))
    assert bleu(made, several, units) == pytest.approx(
        metric.corpus_score(made, [wanted, wanted[::-1]]).score, abs=1e-9
    )
    for text, one in zip(made, wanted, strict=True):
        # Smoothing has to do with short texts.
        assert bleu([text], [[one]], units) == pytest.approx(
            metric.corpus_score([text], [[one]]).score, abs=1e-9
        )


@pytest.mark.parametrize(("made", "wanted", "units", "name"), CORPORA, ids=["en", "zh", "characters"])
def test_tokens_are_those_of_sacrebleu(made: list[str], wanted: list[str], units: Units, name: str) -> None:
    sacrebleu: Any = pytest.importorskip("sacrebleu")
    tokenizer = sacrebleu.BLEU(tokenize=name).tokenizer
    for text in (
        *made,
        *wanted,
        "a&amp;b <skipped> hy-\nphen x.y 3,5. -7",
        "",
        "　全角　",
        "日本語のテキスト",
    ):
        assert bleu_tokens(text, units) == tokenizer(text.rstrip()).split()


def test_random_texts_agree_too() -> None:
    sacrebleu: Any = pytest.importorskip("sacrebleu")
    rng = random.Random(4)
    signs = "ab 1.,-&“—中文字。；(x)é\u3000…$%"
    for _ in range(60):
        made, wanted = ("".join(rng.choices(signs, k=rng.randint(0, 30))) for _ in range(2))
        pairs: list[tuple[Units, str]] = [("words", "13a"), ("zh", "zh")]
        for units, name in pairs:
            theirs = sacrebleu.BLEU(tokenize=name).corpus_score([made], [[wanted]]).score
            assert bleu([made], [[wanted]], units) == pytest.approx(theirs, abs=1e-9)
        assert chrf([made], [[wanted]]) == pytest.approx(
            sacrebleu.CHRF().corpus_score([made], [[wanted]]).score, abs=1e-9
        )


def test_chrf_is_that_of_sacrebleu() -> None:
    sacrebleu: Any = pytest.importorskip("sacrebleu")
    for made, wanted in ((ENGLISH, ENGLISH_REFERENCES), (CHINESE, CHINESE_REFERENCES)):
        assert chrf(made, [[one] for one in wanted]) == pytest.approx(
            sacrebleu.CHRF().corpus_score(made, [wanted]).score, abs=1e-9
        )
        both = sacrebleu.CHRF().corpus_score(made, [wanted, wanted[::-1]]).score
        assert chrf(made, list(zip(wanted, reversed(wanted), strict=True))) == pytest.approx(both, abs=1e-9)


class _ByCharacter:
    """For rouge-score, whose own tokenizer drops all Chinese."""

    def tokenize(self, text: str) -> list[str]:
        return rouge_tokens(text, "zh")


@pytest.mark.parametrize(
    ("made", "wanted", "tokenizer"),
    [(ENGLISH, ENGLISH_REFERENCES, None), (CHINESE, CHINESE_REFERENCES, _ByCharacter())],
    ids=["en", "zh"],
)
def test_rouge_is_that_of_rouge_score(made: list[str], wanted: list[str], tokenizer: Any) -> None:
    module: Any = pytest.importorskip("rouge_score.rouge_scorer")
    scorer = module.RougeScorer(["rouge1", "rouge2", "rougeL"], tokenizer=tokenizer)
    for text, one in zip(made, wanted, strict=True):
        theirs = scorer.score(one, text)
        ours = rouge(text, [one])
        assert ours.one == pytest.approx(theirs["rouge1"].fmeasure)
        assert ours.two == pytest.approx(theirs["rouge2"].fmeasure)
        assert ours.longest == pytest.approx(theirs["rougeL"].fmeasure)
    assert mean_rouge(made, [[one] for one in wanted]).one > 0.3


def test_rouge_of_chinese_is_not_nothing() -> None:
    assert rouge("明月松间照", ["明月照松间"]).one == 1.0
    assert rouge("明月松间照", ["明月照松间"]).two == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("first", "second", "length"),
    [("", "abc", 0), ("abc", "abc", 3), ("abcbdab", "bdcaba", 4), ("aaa", "aa", 2)],
)
def test_longest_common_subsequence(first: str, second: str, length: int) -> None:
    assert longest_common(list(first), list(second)) == length
    assert longest_common(list(second), list(first)) == length


def test_longest_common_subsequence_by_the_table() -> None:
    rng = random.Random(1)
    for _ in range(30):
        first, second = ([rng.choice("abcd") for _ in range(rng.randint(1, 90))] for _ in range(2))
        table = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
        for i, a in enumerate(first):
            for j, b in enumerate(second):
                table[i + 1][j + 1] = table[i][j] + 1 if a == b else max(table[i][j + 1], table[i + 1][j])
        assert longest_common(first, second) == table[-1][-1]


def test_distinct_by_hand() -> None:
    assert distinct(["a b a b"], 1) == 0.5
    assert distinct(["a b a b"], 2) == pytest.approx(2 / 3)
    assert distinct(["春眠不觉晓", "春眠不觉晓"], 1) == 0.5
    assert distinct([], 1) == 0.0


def test_self_bleu() -> None:
    same = ["the cat sat on the mat today"] * 3
    assert self_bleu(same) == pytest.approx(100)
    others = [
        "the cat sat on the mat today",
        "quick brown foxes jump over lazy dogs",
        "nothing ever happens in this old town",
    ]
    assert self_bleu(others) < 5
    assert self_bleu(["空山新雨后，天气晚来秋。"] * 2) == pytest.approx(100)
    assert self_bleu(["one"]) == 0.0
    # By definition the mean of the BLEU of each with the others as references.
    mixed = ["a b c d e f", "a b c d x y", "u v w a b c d"]
    by_hand = sum(bleu([mixed[i]], [[mixed[j] for j in range(3) if j != i]]) for i in range(3)) / 3
    assert self_bleu(mixed) == pytest.approx(by_hand)


def test_repetition() -> None:
    assert repetition(["one two three four five six seven"]) == 0.0
    assert repetition(["a b c d a b c d"]) == pytest.approx(1 - 4 / 5)
    assert repetition(["山山山山山山山山"]) == pytest.approx(0.8)
    assert repetition(["short"]) == 0.0


def test_bits_do_not_depend_on_how_a_text_is_cut() -> None:
    # 10 characters, each of 8 equally likely ones: 3 bits each, however many tokens say so.
    assert bits_per_character(10 * math.log(8), 10) == pytest.approx(3)
    assert bits_per_character(5 * math.log(64), 10) == pytest.approx(3)
    assert bits_per_character(1.0, 0) == 0.0


def test_units_by_language() -> None:
    assert [units_of(tag) for tag in ("zh", "zh-Hant", "lzh", "ja", "en", "")] == [
        "zh", "zh", "zh", "characters", "words", "words",
    ]  # fmt: skip
    assert guess_units(CHINESE) == "zh"
    assert guess_units(ENGLISH) == "words"
