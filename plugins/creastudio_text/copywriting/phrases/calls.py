"""Calls to action, by what sort of thing it is, what the brief offers, and tone."""

from __future__ import annotations

CALLS: dict[str, dict[str, str]] = {
    "zh": {
        "drink": "来一杯 到店尝尝 现在下单",
        "food": "现在下单 到店尝尝 订一份",
        "event": "立即预约 报名参加 来现场",
        "app": "马上下载 打开试试 了解功能",
        "course": "立即报名 了解课程 预约席位",
        "wear": "去看看 挑一件 立即选购",
        "home": "带它回家 立即选购 看看细节",
        "travel": "立即预订 查看日期 准备出发",
        "device": "立即选购 了解更多 看看细节",
        "care": "试试看 立即选购 了解更多",
        "book": "翻开看看 立即购买 读一读",
        "thing": "了解更多 去看看 立即选购",
        "offer": "领取优惠 马上领取",
        "place": "到店看看 查看地址",
        "warm": "来看看吧",
        "bold": "现在就去",
        "plain": "了解更多",
        "playful": "戳我看看",
        "premium": "预约了解",
        "factual": "查看详情",
    },
    "en": {
        "drink": "Try a cup|Order now|Come by",
        "food": "Order now|Taste it|Book a table",
        "event": "Save the date|Reserve a place|See the programme",
        "app": "Download|Try it|See how it works",
        "course": "Sign up|See the course|Reserve a place",
        "wear": "Shop now|Find yours|Try it on",
        "home": "Bring it home|Shop now|See the details",
        "travel": "Book now|Check dates|Plan your stay",
        "device": "Shop now|Learn more|See the details",
        "care": "Try it|Shop now|Learn more",
        "book": "Read a page|Buy now|Look inside",
        "thing": "Learn more|Shop now|Have a look",
        "offer": "Get the offer|Claim it now",
        "place": "Find us|Come by",
        "warm": "Come and see",
        "bold": "Go now",
        "plain": "Learn more",
        "playful": "Go on, tap",
        "premium": "Discover",
        "factual": "See the details",
    },
}
"""Language -> what it is for -> calls; a space parts the Chinese, a bar the English ones."""


def calls_for(language: str, kind: str, tone: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the calls that fit, without repeats."""
    table = CALLS[language]
    # Entry to a concert is no bargain to be claimed, and a course has no shop.
    more = (
        ()
        if kind in ("event", "course", "app", "travel")
        else tuple(n for n in ("offer", "place") if n in known)
    )
    names = (kind, *more, tone)
    parted = (table[name].split("|" if language == "en" else " ") for name in names)
    return tuple(dict.fromkeys(call for calls in parted for call in calls))
