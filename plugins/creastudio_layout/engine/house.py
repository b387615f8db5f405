"""How a house speaks: its tone, what it may claim, what it must say, and which words it doesn't use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from creastudio.api.brand import BrandKit, BrandLine
from creastudio.api.brand_words import forbidden_in, lines_for

TONES = ("warm", "bold", "plain", "playful", "premium", "factual")
"""Tones that the writer of copy knows."""

_NEAR = {
    "warm": "friendly cosy cozy gentle soft kind caring heartfelt homely tender 温暖 温馨 亲切 友好 柔和 贴心 温柔 治愈",
    "bold": "strong loud brave daring confident direct energetic powerful dynamic 有力 大胆 自信 热血 活力 直接 震撼 坚定",
    "plain": "simple honest clear modest quiet calm natural down-to-earth unpretentious 朴实 简单 诚实 真诚 清楚 安静 平静 自然 实在 简洁",
    "playful": "funny witty cheeky young light fun humorous cheerful 俏皮 幽默 有趣 年轻 轻松 活泼 可爱",
    "premium": "elegant luxurious refined exclusive sophisticated noble 雅致 高级 高端 奢华 精致 优雅 尊贵",
    "factual": "precise technical expert scientific sober objective professional 据实 专业 客观 严谨 科学 精准 理性",
}
_TONE_OF = {word: tone for tone, words in _NEAR.items() for word in (tone, *words.split())}


@dataclass(frozen=True)
class House:
    """The words of a brand kit in one language; every part may be empty."""

    tone: tuple[str, ...] = ()
    claims: tuple[BrandLine, ...] = ()
    legal: tuple[BrandLine, ...] = ()
    forbidden: tuple[str, ...] = ()
    language: str = ""

    def legal_lines(self, format_id: str = "") -> tuple[str, ...]:
        """Return the lines that must be said in a format; without one, in all of them."""
        return tuple(line.text.strip() for line in lines_for(self.legal, self.language, format_id))

    def claims_in(self, format_ids: Sequence[str]) -> tuple[str, ...]:
        """Return what may be claimed in all of some formats, without what has a forbidden word in it."""
        per_form = [lines_for(self.claims, self.language, name) for name in format_ids or ("",)]
        return tuple(
            line.text
            for line in per_form[0]
            if line.text.strip()
            and all(line in others for others in per_form)
            and not self.forbidden_in(line.text)
        )

    def forbidden_in(self, text: str) -> tuple[str, ...]:
        """Return the words of a text that the house doesn't use."""
        return forbidden_in(text, self.forbidden)

    @property
    def nearest_tone(self) -> str:
        """The tone of the writer of copy that is meant by the first of the house's words that it knows one for."""
        near = (_TONE_OF.get(word.strip().casefold()) for word in self.tone)
        return next((tone for tone in near if tone), "warm")


def house_of(kit: BrandKit, language: str) -> House:
    """Return how a kit speaks in a language (BCP 47; "" where it isn't known)."""
    return House(kit.tone, kit.claims, kit.legal, kit.forbidden, language)
