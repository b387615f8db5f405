"""An English brief in a person's own words, read clause by clause."""

from __future__ import annotations

import re
from typing import Any

_CLAUSES = re.compile(r"(?<=\w)[.;!?]+(?=\s|$)|[,\n]+|\s+[-–—]+\s+")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|weekend|week|month|spring|summer|autumn|fall|winter|season|Christmas|Easter|New Year"
_DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTHS})|(?:{_MONTHS})(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?)(?:,?\s+\d{{4}})?"
_TIME = re.compile(
    rf"\b(?:(?:only\s+)?(?:until|till|through|by|before|after|on|in|from|starting|every|this|next|all)\s+)?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
    rf"(?:(?:the\s+)?end of\s+|late\s+|early\s+)?(?:{_DATE}|(?:this|next|every|all|on|until)\s+(?:{_DAYS})s?|today|tonight|tomorrow)"
    rf"(?:\s+(?:at|from)\s+\d{{1,2}}(?::\d\d)?\s?(?:am|pm)?)?(?:\s*(?:to|until|till|through|-|–|and)\s*(?:{_DATE}|(?:{_DAYS})|\d{{1,2}}))?(?:\s+only)?",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"%|\boff\b|\bfree\b(?!-)|half[- ]price|\bdiscount|\bbuy one|\bsave\b|\btrial\b|[$€£¥]\s?\d|\bgift with\b|\btwo for one\b|\bearly bird\b",
    re.IGNORECASE,
)
_WHO = (
    r"people|families|parents|children|kids|students|women|men|teens|friends|couples|lovers|beginners|fans|owners|enthusiasts|"
    r"commuters|professionals|adults|seniors|freelancers|teams|artists|anyone|everyone|businesses|studios|\w{3,}(?:ers|ists|ians|goers)"
)
_AUDIENCE = re.compile(
    rf"\b(?:aimed at|for|made for|designed for|perfect for|ideal for)\s+(?P<who>(?:[\w'’-]+\s+){{0,3}}?(?:{_WHO})(?:(?<=people)\s+with\s+[^,.;]{{2,30}}|\s+(?:who|on)\s+[^,.;]{{2,30}})?)(?=$|[\s,.;])",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:at|in|on)\s+(?P<where>(?:(?:our|the|all|any|every|three|two|four|five|\d+)\s+)*(?:[A-Z][\w'’-]*\s*)*"
    r"(?:caf[eé]s?|shops?|stores?|gallery|museum|park|street|square|market|hall|centre|center|studio|library|theat(?:re|er)|hotel|bakery|restaurant|branches|locations)"
    r"(?:\s+in\s+[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)*)?|(?:the\s+)?[A-Z][\w'’-]+(?:\s(?:of\s)?[A-Z][\w'’-]+)*)(?=$|[\s,.;])"
)
_LEAD = re.compile(
    r"^(?:please\s+|we(?:'re| are)\s+|i want to\s+|help (?:me|us)\s+)*(?:(?:write|make|create)\s+)?"
    r"(?:promot\w+|advertis\w+|launch(?:ing)?|introduc\w+|sell(?:ing)?|announc\w+|open(?:ing)|(?:an?\s+|the\s+)?(?:launch\s+)?(?:ads?|adverts?|campaign|copy|posters?)\s+(?:for|about|of))\s+",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:(?:a|an|the|our|my|this|some|new|brand[- ]new)\s+)+", re.IGNORECASE)
_SPLIT = re.compile(
    r"\s+(?=(?:with|that|which|who|made|from|featuring|brewed|baked|built|designed|for)\b)", re.IGNORECASE
)
_JOIN = re.compile(
    r"^(?:and|plus|also|it's|it is|it has|it|they|comes with|with|featuring|has|that|which)\s+", re.IGNORECASE
)
_LOOSE = re.compile(r"^(?:available|now|only|and|,|-)+\s*$|^\W*$", re.IGNORECASE)


def bare(product: str) -> str:
    """Return a product's name without article."""
    name = _ARTICLE.sub("", product.strip(" .,:")).strip()
    # A capital at the beginning of a sentence makes no name; one in the middle does.
    return _lower(name) if " " in name and name[1:] == name[1:].lower() else name


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def listed(text: str) -> tuple[str, ...]:
    """Return the things of a list with commas, or "and" between two of them."""
    parts = re.split(r"[,、/]+|\s+(?:and|&)\s+", text)
    cleaned = (_plain(part) for part in parts)
    return tuple(part for part in cleaned if part)


def read(text: str, *, has_product: bool = False) -> dict[str, Any]:
    """Return the fields of a brief: texts, and ``benefits`` as a tuple."""
    fields: dict[str, str] = {}
    benefits: list[str] = []
    for clause in _CLAUSES.split(text):
        rest = _taken(clause.strip(), fields)
        if not rest:
            continue
        if has_product or "product" in fields:
            benefits += listed(rest)
            continue
        name, *more = _SPLIT.split(_LEAD.sub("", rest))
        fields["product"] = bare(name)
        benefits += [part for piece in more for part in listed(_JOIN.sub("", piece))]
    return {**fields, "benefits": tuple(part for part in benefits if 2 < len(part) <= 60)}


def _taken(clause: str, fields: dict[str, str]) -> str:
    """Put what a clause tells of into `fields` and return what is left of it."""
    clause = _cut(_AUDIENCE, clause, "audience", fields, "who")
    clause = _cut(_TIME, clause, "time", fields)
    where = _PLACE.search(clause)
    if where and "place" not in fields:
        fields["where"] = " ".join(where[0].split())
    clause = _cut(_PLACE, clause, "place", fields, "where")
    if _OFFER.search(clause) and not _LEAD.match(clause):
        offer = _plain(clause)
        fields["offer"] = f"{fields['offer']}, {offer}" if "offer" in fields else offer
        return ""
    return "" if _LOOSE.match(clause) else clause


def _cut(
    pattern: re.Pattern[str], clause: str, name: str, fields: dict[str, str], group: str | int = 0
) -> str:
    found = pattern.search(clause)
    if found is None or name in fields:
        return clause
    fields[name] = found[group].strip()
    return " ".join((clause[: found.start()] + clause[found.end() :]).split()).strip(" ,-")


def _plain(text: str) -> str:
    before, now = "", text.strip(" .,;:")
    while now != before:
        before, now = now, _JOIN.sub("", now).strip()
    return now
