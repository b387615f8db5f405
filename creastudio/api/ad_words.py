"""The words of ads as texts that a model learns from: what an ad is about, and then its words, part by part.

A training writes its examples so, and a generator asks a model that learned from them in the same form. A model that was never
asked for one thing and answers another from so few examples: it goes on with a text that begins as those did (conditioning on
key words, as in Keskar et al., "CTRL", arXiv 1909.05858, section 3).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from creastudio.api.past_ads import PastAd

LEARNED = "ad copy"
"""What the card of a model says among ``good_for`` that learned from such texts."""

Language = Literal["en", "zh"]

PARTS = ("headline", "description", "call_to_action")

_HEAD: Mapping[Language, str] = {"en": "Advertisement", "zh": "广告"}
_ABOUT: Mapping[Language, str] = {"en": "About", "zh": "主题"}
_TITLES: Mapping[Language, tuple[str, ...]] = {
    "en": ("Headline", "Description", "Call to action"),
    "zh": ("标题", "描述", "行动号召"),
}
_COLON: Mapping[Language, str] = {"en": ": ", "zh": "："}

MOST_WORDS = 6
"""Key words that an ad is about."""

_COMMON = frozenset([
    "a", "about", "after", "all", "an", "and", "any", "are", "as", "at", "back", "be", "been", "before", "but", "by",
    "can", "day", "do", "each", "every", "first", "for", "free", "from", "get", "has", "have", "here", "his", "how",
    "if", "in", "into", "is", "it", "its", "just", "last", "made", "make", "more", "most", "new", "no", "not", "now",
    "of", "off", "on", "one", "only", "or", "our", "out", "over", "own", "per", "she", "than", "that", "the", "their",
    "them", "then", "there", "these", "they", "this", "those", "through", "time", "to", "today", "too", "until", "up",
    "us", "was", "way", "we", "were", "what", "when", "where", "which", "who", "will", "with", "you", "your",
])  # fmt: skip
_HAN = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True)
class AdWords:
    """The words of one ad; a part that it hasn't is empty."""

    headline: str = ""
    description: str = ""
    call_to_action: str = ""

    @property
    def text(self) -> str:
        """All of them."""
        return "\n".join(part for part in (self.headline, self.description, self.call_to_action) if part)

    @property
    def language(self) -> Language:
        """By its letters."""
        return language_of(self.text)


def language_of(text: str) -> Language:
    """Return "zh" for a text with a fair share of Chinese characters, else "en"."""
    letters = sum(sign.isalpha() for sign in text)
    return "zh" if 3 * len(_HAN.findall(text)) >= max(1, letters) else "en"


def words_of_ad(ad: PastAd) -> AdWords | None:
    """Return the words of an annotated ad; None where it has no headline, or nothing beside it."""

    def said(*roles: str) -> str:
        texts = (" ".join(item.text.split()) for item in ad.elements if item.role in roles)
        return " ".join(dict.fromkeys(text for text in texts if text))

    found = AdWords(said("headline"), said("subhead") or said("body"), said("cta"))
    return found if found.headline and (found.description or found.call_to_action) else None


def key_words(text: str, language: Language) -> tuple[str, ...]:
    """Return what a text is about: its first words that aren't common, or its first Chinese clauses; six at most."""
    if language == "zh":
        # Without a dictionary a clause is the least that has a meaning.
        found = [part for part in re.split(r"[\s，。、；：！？,.;:!?·|]+", text) if _HAN.search(part)]
        return tuple(dict.fromkeys(part[:10] for part in found))[:MOST_WORDS]
    words = (word.strip("'-").casefold() for word in re.findall(r"[^\W\d_][\w'-]*", text))
    return tuple(dict.fromkeys(word for word in words if len(word) > 2 and word not in _COMMON))[:MOST_WORDS]


def ad_prompt(about: Iterable[str], language: Language) -> str:
    """Return the beginning after which a model that learned from ads writes one."""
    listed = ("、" if language == "zh" else ", ").join(about)
    return f"{_HEAD[language]}\n{_ABOUT[language]}{_COLON[language]}{listed}\n"


def is_ad_prompt(text: str) -> bool:
    """Whether a text begins as ``ad_prompt`` writes it."""
    return any(text.startswith(f"{_HEAD[one]}\n{_ABOUT[one]}{_COLON[one].strip()}") for one in _HEAD)


def ad_text(words: AdWords) -> str:
    """Return an ad part by part, a line each; parts that it hasn't are left out."""
    language = words.language
    values = (words.headline, words.description, words.call_to_action)
    rows = zip(_TITLES[language], values, strict=True)
    return "".join(f"{title}{_COLON[language]}{value}\n" for title, value in rows if value)


def read_ad_text(text: str) -> AdWords:
    """Return the parts of what a model wrote; the first of each counts, and what follows a second headline is another ad."""
    names = {
        title.casefold(): part
        for titles in _TITLES.values()
        for title, part in zip(titles, PARTS, strict=True)
    }
    found: dict[str, str] = {}
    for line in text.splitlines():
        title, colon, value = line.replace("：", ":", 1).partition(":")
        part = names.get(title.strip().casefold())
        if not colon or part is None:
            continue
        if part in found:
            break
        found[part] = value.strip()
    return AdWords(**found)


def ad_example(words: AdWords) -> str:
    """Return an ad as a line of a ``.jsonl`` of "prompt" and "completion", which trainers of texts read."""
    about = key_words(" ".join((words.description, words.headline)), words.language)
    told = {"prompt": ad_prompt(about, words.language), "completion": ad_text(words)}
    return json.dumps(told, ensure_ascii=False) + "\n"
