"""Annotations of past ads: JSON and CSV say the same, and what doesn't fit is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from creastudio.api.errors import UserError
from creastudio.api.layout import Layout, layouts_text
from creastudio.api.past_ads import PastAd, past_of, past_text, read_every_past, read_past

CARD = {
    "image": "spring.png", "width": 600, "height": 600,
    "elements": [
        {"role": "picture", "box": [0, 0, 600, 600]},
        {"role": "headline", "box": [40, 380, 520, 90], "size": 60, "align": "center", "text": "Spring, \"now\""},
    ],
}  # fmt: skip


def written(folder: Path, value: object, name: str = "past.json") -> Path:
    path = folder / name
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return path


def test_json_and_csv_say_the_same(tmp_path: Path) -> None:
    told = read_past(written(tmp_path, {"version": 1, "ads": [CARD]}))
    rows = "image;width;height;role;x;y;w;h;size;align;text;stars\n" + "\n".join(
        f"spring.png;600;600;{item['role']};{';'.join(map(str, item['box']))};{item.get('size', '')};{item.get('align', '')};"
        + ('"Spring, ""now""";' if "text" in item else ";")
        for item in CARD["elements"]  # type: ignore[union-attr]
    )
    assert read_past(written(tmp_path, rows, "past.csv")) == told
    assert read_past(written(tmp_path, past_text(told))) == told


def test_layouts_are_ads_too(tmp_path: Path) -> None:
    layout = Layout.model_validate({
        "width": 100, "height": 50,
        "elements": [{"id": "headline", "role": "headline", "box": {"x": 5, "y": 5, "width": 50, "height": 20}, "text": "Hi"}],
    })  # fmt: skip
    (ad,) = read_past(written(tmp_path, layouts_text([layout])))
    assert ad == past_of(layout)
    assert past_of(Layout(width=3, height=3)) is None


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("{", "line 1: this is no JSON"),
        ({"ads": [{**CARD, "width": "wide"}]}, r"ads\.0\.width"),
        ({"ads": [{**CARD, "colour": 3}]}, r"ads\.0\.colour"),
        ({"ads": [{**CARD, "elements": [{"role": "hero", "box": [0, 0, 1, 1]}]}]}, r"elements\.0\.role"),
        ({"ads": [{**CARD, "elements": [{"role": "logo", "box": [900, 0, 9, 9]}]}]}, "lies outside"),
        ({"ads": []}, "has no ads"),
        ({"ads": [{**CARD, "elements": []}]}, "has no ads"),
        ({"ads": [{**CARD, "liking": 6}]}, r"ads\.0\.liking"),
        (
            '{"ads": [{"width": 9, "height": 9, "elements": [{"role": "logo", "box": [NaN, 0, 1, 1]}]}]}',
            "lies outside",
        ),
    ],
)
def test_a_malformed_file_is_named_by_its_key(tmp_path: Path, value: object, said: str) -> None:
    with pytest.raises(UserError, match=said):
        read_past(written(tmp_path, value))


def test_a_malformed_table_is_named_by_its_line(tmp_path: Path) -> None:
    head = "image,width,height,role,x,y,w,h\na.png,60,60,logo,1,1,9,9\n"
    with pytest.raises(UserError, match=r"line 3: role"):
        read_past(written(tmp_path, head + "a.png,60,60,hero,1,1,9,9\n", "past.csv"))
    with pytest.raises(UserError, match=r"line 3: 'left'"):
        read_past(written(tmp_path, head + "a.png,60,60,logo,left,1,9,9\n", "past.csv"))


def test_stars_and_ads_without_elements_are_kept(tmp_path: Path) -> None:
    ads = (
        PastAd.model_validate({**CARD, "liking": 2}),
        PastAd(image="new.png", width=20, height=10),
        PastAd(image="good.png", width=20, height=10, liking=4),
    )
    file = written(tmp_path, past_text(ads))
    assert read_every_past(file) == ads
    assert read_past(file) == ads[:1]
    assert [ad.liked for ad in ads] == [False, True, True]
    table = "image,width,height,role,x,y,w,h,liking\na.png,60,60,logo,1,1,9,9,4\n"
    assert read_past(written(tmp_path, table, "past.csv"))[0].liking == 4
