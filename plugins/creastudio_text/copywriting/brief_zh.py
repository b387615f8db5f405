"""A Chinese brief in a person's own words, read clause by clause."""

from __future__ import annotations

import re
from typing import Any

_CLAUSES = re.compile(r"[，,。；;！!？?\n]+")
_DAY = r"(?:\d{1,4}年)?\d{1,2}月(?:\d{1,2}[日号])?|\d{1,2}[日号]|(?:本|下|这|每)?周[一二三四五六日末]|周末"
_FEAST = r"国庆|中秋|春节|元旦|端午|清明|双十一|双11|618|圣诞|情人节|母亲节|父亲节|开学季|暑假|寒假|今春|今夏|今秋|今冬"
_TIME = re.compile(
    rf"(?:即日起?(?:至|到))?(?:{_DAY}|{_FEAST}|今天|今晚|明天|明晚|本月|下月|即日起)"
    rf"(?:(?:早上|上午|中午|下午|晚上|晚)?\d{{1,2}}[点:：](?:\d{{2}}|半)?)?"
    rf"(?:(?:至|到|-|—|~|～)(?:{_DAY}|{_FEAST}|\d{{1,2}}))?(?:期间|前|之前|起|开始|截止|当天|限定)?"
)
_OFFER = re.compile(
    r"[\d一二三四五六七八九十]折|半价|优惠|立减|满\d+|买.{1,6}[送赠]|赠送|附赠|免费|免单|包邮|[¥￥]|\d元|会员价|特价|首单|试用|立省|折扣|抽奖"
)
_WHO = "人群|人士|一族|族|家庭|妈妈|爸爸|父母|学生|孩子|小朋友|白领|青年|年轻人|老人|长辈|情侣|爱好者|玩家|用户|客人|朋友|旅人|邻居|人|们|者|党|控"
_AUDIENCE = re.compile(
    rf"(?:写给|献给|面向|针对|适合|专为|送给|服务|为|给)(?P<who>[^，。的为给]{{1,12}}?(?:{_WHO}))(?:的|设计|准备|打造|而作|使用)*"
)
_PLACE = re.compile(
    r"(?:在|位于|就在|地址[:：]?)?(?P<where>[^的在]{1,14}(?:店|路|街|号|馆|广场|商场|中心|公园|园区|码头|集市|剧场|书店|酒店|巷|天地|里弄|楼))(?:见|内|里|旁|均可|开展|举行|举办|开业)?"
)
_CITY = re.compile(r"^(?:在|位于)(?P<where>[^，。]{2,10})$")
_QUOTED = re.compile(r"《[^《》]{1,20}》|[「“\"『](?P<inner>[^」”\"』]{1,20})[」”\"』]")
_HOLLOW = re.compile(
    r"(?:我们|请|帮我)?(?:开幕|举行|举办|开展|开业|上市|上新|来了|推广|宣传|介绍|新品|活动|一?个?文案|写)*的?"
)
_VERB = re.compile(
    r"(?:请?(?:帮我|帮忙|我们要|我要|想要?|需要)?)?(?:推广|宣传|介绍|推出|上新|售卖|发布|主推|写一?[个条则份]?文案)"
    r"(?:[:：])?(?:我们的|我们|本店的?)?(?P<what>.+)"
)
_ARRIVES = re.compile(
    r"(?P<what>.+?)(?:新品)?(?:上市|上新|开业|开幕|开售|开展|发布|来了|登场|招生)(?:了|啦)?$"
)
_MEASURE = re.compile(
    r"^(?:这|那|一|几|两)?(?:款|个|家|场|部|本|间|杯|把|盏|双|件|条|套|种|门|支|台|辆)(?=.{2})"
)
_NEW = re.compile(r"^(?:全新的?|新款的?|新品|新的|我们的|我们家的?|本店的?)(?=.{2})")
_ASIDE = re.compile(r"^(?:以及|并且|而且|还有|另外|同时|主打|突出|强调|特点是|卖点是|具有|拥有|采用|选用)")


def bare(product: str) -> str:
    """Return a product's name without measure word, 新款 and the like."""
    text = product.strip(" 的：:、")
    for pattern in (_MEASURE, _NEW, _MEASURE):
        text = pattern.sub("", text)
    return text.strip()


def listed(text: str) -> tuple[str, ...]:
    """Return the things that a list with 、 or commas has."""
    parts = re.split(r"[、，,/]+|(?<=.{2})(?:以及|和|与)(?=.{2})", text)
    return tuple(part.strip(" 。.") for part in parts if part.strip(" 。."))


def read(text: str, *, has_product: bool = False) -> dict[str, Any]:
    """Return the fields of a brief: texts, and ``benefits`` as a tuple."""
    fields: dict[str, str] = {}
    left: list[str] = []
    quoted = _QUOTED.search(text)
    if quoted:
        fields["product"] = quoted["inner"] or quoted[0]
        text = text[: quoted.start()] + text[quoted.end() :]
    for clause in _CLAUSES.split(text):
        rest = _taken(clause.strip(), fields, first=not left and not has_product and "product" not in fields)
        if rest:
            left.append(rest)
    benefits: list[str] = []
    for rest in left:
        if not has_product and "product" not in fields:
            fields["product"], quality = _named(rest)
            benefits += quality
        else:
            benefits += listed(_ASIDE.sub("", rest))
    product = fields.get("product", "")
    return {**fields, "benefits": tuple(part for part in benefits if part != product and 1 < len(part) <= 20)}


def _taken(clause: str, fields: dict[str, str], *, first: bool) -> str:
    """Put what a clause tells of into `fields` and return what is left of it; `first` where it may name the product."""
    clause = _cut(_AUDIENCE, clause, "audience", fields, "who")
    clause = _cut(_TIME, clause, "time", fields)
    if _OFFER.search(clause):
        fields["offer"] = f"{fields['offer']}，{clause}" if "offer" in fields else clause.strip("：: 享可")
        return ""
    verb = _VERB.fullmatch(clause) or (_ARRIVES.fullmatch(clause) if first else None)
    if verb and "product" not in fields:
        return verb["what"].strip()
    city = _CITY.match(clause)
    where = _PLACE.fullmatch(clause) or city
    if where and "place" not in fields and not (first and not clause.startswith(("在", "位于", "就在"))):
        fields["place"] = where["where"]
        return ""
    return "" if _HOLLOW.fullmatch(clause) else clause.strip(" ：:的")


def _cut(
    pattern: re.Pattern[str], clause: str, name: str, fields: dict[str, str], group: str | int = 0
) -> str:
    found = pattern.search(clause)
    if found is None or name in fields:
        return clause
    fields[name] = found[group].strip()
    return (clause[: found.start()] + clause[found.end() :]).strip(" ，：:")


def _named(text: str) -> tuple[str, list[str]]:
    """Return a product and what stands before it with 的: "轻便的折叠车" is a folding bike that is light."""
    name = bare(text)
    quality, found, rest = name.rpartition("的")
    if found and len(rest) >= 2 and 2 <= len(quality) <= 12:
        return bare(rest), list(listed(quality))
    return name, []
