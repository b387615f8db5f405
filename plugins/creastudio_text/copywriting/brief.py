"""A brief, taken apart: what it is, what is good about it, whom it is for, what is offered, where and when."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from creastudio.api.brand_words import forbidden_in
from creastudio_text.copywriting import brief_en, brief_zh
from creastudio_text.copywriting.kinds import kind_of_thing

Language = Literal["zh", "en"]

FIELDS = ("product", "benefits", "audience", "offer", "place", "time")

_LABELS = {
    "product": "产品 品名 商品 名称 主题 活动名称 product name subject",
    "brand": "品牌 店名 brand company shop",
    "benefits": "卖点 特点 特色 好处 优势 亮点 benefit benefits feature features strengths",
    "audience": "人群 受众 对象 目标人群 目标受众 audience target",
    "offer": "优惠 价格 促销 活动 福利 offer price deal promotion",
    "place": "地点 地址 门店 place location where address",
    "time": "时间 日期 期限 time when date dates",
}
_BY_LABEL = {label: name for name, labels in _LABELS.items() for label in labels.split()}
_LABELLED = re.compile(r"^\s*(?P<label>[^\W\d_][^\n:：，,。]{0,12}?)\s*[:：]\s*(?P<value>.+?)\s*$")
_CJK = re.compile(r"[\u3400-\u9fff]")
_SPAN = re.compile(
    r"[到至前起—~～-]|截止|即日|\b(?:until|till|by|before|after|through|from|starting|to|all|every)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Brief:
    """What an advertisement shall say.

    Attributes
    ----------
    product : str
        What is advertised, without article: "hand-poured coffee", "手冲咖啡".
    brand : str
        Who offers it; "" where the brief doesn't say.
    benefits : tuple of str
        What is good about it, a few words each.
    audience, offer, place, time : str
        "" where the brief doesn't say.
    where : str
        The place after its preposition, in English: "in Riverside Park".
    kind : str
        What sort of thing it is, as ``kinds.py`` knows them; "thing" for any other.
    text : str
        The brief as it was written.
    claims : tuple of str
        Sentences that may be said besides, word for word.
    forbidden : tuple of str
        Words that must not be used.
    voice : str
        How the brand speaks, in its own words.
    """

    text: str
    language: Language
    product: str = ""
    brand: str = ""
    benefits: tuple[str, ...] = ()
    audience: str = ""
    offer: str = ""
    place: str = ""
    where: str = ""
    time: str = ""
    kind: str = "thing"
    claims: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    voice: str = ""

    @property
    def day(self) -> str:
        """The time, where it is a day on which something happens and not a span or a deadline; else ""."""
        return "" if _SPAN.search(self.time) else self.time

    def allows(self, text: str) -> bool:
        """Whether a text has none of the forbidden words."""
        return not forbidden_in(text, self.forbidden)

    @property
    def known(self) -> tuple[str, ...]:
        """The names of the fields that say something."""
        return tuple(name for name in FIELDS if getattr(self, name))


def language_of(text: str) -> Language:
    """Return "zh" for a text with Chinese characters in a fair share of its letters, else "en"."""
    letters = sum(sign.isalpha() for sign in text)
    return "zh" if letters and len(_CJK.findall(text)) / letters > 0.2 else "en"


def parse(text: str, language: Language | Literal["auto"] = "auto") -> Brief:
    """Take a brief apart.

    Lines such as "Product: ..." or "卖点：..." say what they are; the rest is read clause by clause for the words that offers, dates,
    places and people are told by. What is left over is the product first, and then what is good about it.
    """
    spoken = language_of(text) if language == "auto" else language
    found: dict[str, str] = {}
    free: list[str] = []
    for line in re.split(r"[\n；;]+", text):
        labelled = _LABELLED.match(line)
        name = _BY_LABEL.get(labelled["label"].strip().casefold()) if labelled else None
        if labelled and name:
            found[name] = f"{found[name]}、{labelled['value']}" if name in found else labelled["value"]
        elif line.strip():
            free.append(line.strip())
    reader = brief_zh if spoken == "zh" else brief_en
    parts = reader.read("\n".join(free), has_product="product" in found)
    benefits = (*reader.listed(found.pop("benefits", "")), *parts.pop("benefits", ()))
    if "place" in found:
        parts.pop("where", "")
    fields = {**{name: value for name, value in parts.items() if value}, **found}
    brief = Brief(text=text.strip(), language=spoken, benefits=tuple(dict.fromkeys(benefits)), **fields)
    told = (
        reader.bare(brief.product),
        brief.brand,
        *brief.benefits,
        text.strip().partition("\n")[0][:40].strip(),
        "?",
    )
    product = next(name for name in told if name)
    return replace(brief, product=product, kind=kind_of_thing(product, brief.text))
