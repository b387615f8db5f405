"""A campaign as the TOML that a person would have written: what is as usual is left out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, cast

from creastudio.api.campaign import Campaign, CampaignDelivery, CampaignPicture

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ALWAYS = ("title", "brief", "languages")
"""Keys that stand in every campaign, so that a person sees where to go on."""


def campaign_text(campaign: Campaign) -> str:
    """Return a campaign as TOML; ``read_campaign`` reads it as the same campaign.

    Raises
    ------
    ValueError
        When the settings of a generator hold what TOML can't say, such as None.
    """
    return "\n".join(_lines(campaign)).strip() + "\n"


def _lines(campaign: Campaign) -> Iterator[str]:
    tables = {"copy_texts", "pictures", "deliver"}
    for name in type(campaign).model_fields:
        value = getattr(campaign, name)
        if name not in tables and (name in _ALWAYS or value != type(campaign).model_fields[name].default):
            yield _pair(name, value)
    for language, words in campaign.copy_texts.items():
        yield from ("", f"[copy.{_key(language)}]")
        yield from _pairs(words.model_dump(exclude_defaults=True))
    for picture in campaign.pictures:
        yield from ("", "[[pictures]]")
        yield from _picture(picture)
    yield from _delivery(campaign.deliver)


def _picture(picture: CampaignPicture) -> Iterator[str]:
    told = picture.model_dump(exclude_defaults=True)
    yield from _pairs(told)


def _delivery(deliver: CampaignDelivery) -> Iterator[str]:
    yield from ("", "[deliver]", _pair("formats", deliver.formats))
    yield from _pairs(deliver.model_dump(exclude_defaults=True, exclude={"formats", "films"}))
    films = deliver.films.model_dump(exclude_defaults=True)
    if films:
        yield from ("", "[deliver.films]")
        yield from _pairs(films)


def _pairs(values: Mapping[str, Any]) -> Iterator[str]:
    for name, value in values.items():
        yield _pair(name, value)


def _pair(name: str, value: object) -> str:
    return f"{_key(name)} = {_value(value)}"


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _text(name)


def _value(value: object) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_value, cast('Sequence[object]', value)))}]"
    if isinstance(value, Mapping):
        items = cast("Mapping[object, object]", value).items()
        inner = ", ".join(_pair(str(name), item) for name, item in items)
        return f"{{ {inner} }}" if inner else "{}"
    raise ValueError(f"TOML has no {type(value).__name__}")


def _text(text: str) -> str:
    # JSON escapes as TOML does, but for the one control character that it lets through.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
