"""``text.poem`` and ``text.check``: what a person can set, and the manifests."""

from __future__ import annotations

from typing import Literal

from creastudio.api import Generator, Params, param
from creastudio_text.tools import sampling
from creastudio_text.tools.common import API, CATEGORY

FormName = Literal["jueju5", "jueju7", "lushi5", "lushi7", "ci", "sonnet", "limerick", "haiku"]

Tune = Literal[
    "忆江南", "捣练子", "如梦令", "长相思", "相见欢", "点绛唇", "浣溪沙", "菩萨蛮", "卜算子", "采桑子", "减字木兰花", "诉衷情",
    "清平乐", "忆秦娥", "阮郎归", "西江月", "南歌子", "醉花阴", "浪淘沙令", "鹧鸪天", "虞美人", "南乡子", "鹊桥仙", "踏莎行",
    "一剪梅", "临江仙", "蝶恋花", "渔家傲", "苏幕遮", "破阵子", "江城子", "满江红", "水调歌头", "念奴娇",
]  # fmt: skip
"""Tunes of ci; a test holds them against data/tunes.txt."""


class PoemParams(Params):
    """Settings of ``text.poem``."""

    form: FormName = param(
        "jueju7",
        title="Form",
        help="Jueju has four lines, lushi eight, of five or seven characters; a ci goes by its tune. Lengths, tones or "
        "syllables and rhymes always come out right.",
    )
    tune: Tune = param(
        "浣溪沙", title="Tune", help="The tune of a ci, which says its lengths, tones and rhymes."
    )
    theme: str = param(
        "",
        title="Theme",
        help="A few words that the poem is about; empty leaves it to the model.",
        role="prompt",
        max_length=200,
    )
    title: str = param(
        "",
        title="Title",
        help="Under which title it is written, if it has one already.",
        max_length=60,
        advanced=True,
    )
    rhyme: str = param(
        "",
        title="Rhyme with",
        help="A Chinese character that regulated verse shall rhyme with; empty leaves the rhyme to the model.",
        max_length=4,
        advanced=True,
    )
    model: str = sampling.model()
    count: int = param(4, title="Variations", ge=1, le=16, role="count")
    temperature: float = sampling.temperature()
    min_p: float = sampling.least_probability()
    pull: float = param(
        2.0,
        title="Pull of the theme",
        help="How much the words of the theme are preferred where they fit; 0 leaves it to the model.",
        ge=0.0,
        le=10.0,
        step=0.5,
        advanced=True,
    )


POEM = Generator(
    id="text.poem",
    title="Poem",
    summary="Writes verse whose form always holds: jueju, lushi and ci by tones and rhymes, sonnets, limericks and haiku "
    "by syllables and rhymes.",
    category=CATEGORY,
    makes="text",
    good_for=("verse", "posters", "variations"),
    params=PoemParams,
    entry="creastudio_text.engine.poem:run",
    memory=900,
    replay="exact",
    api=API,
    # No model is named, so that the one at hand for the form's language is tried.
    trial={"form": "jueju5", "count": 1, "model": ""},
)


class CheckParams(Params):
    """Settings of ``text.check``."""

    text: str = param(
        "",
        title="Text",
        help="The poem; lines may be broken anywhere.",
        role="prompt",
        max_length=100_000,
    )
    form: Literal["auto", FormName] = param(
        "auto", title="Form", help="What it is held against; auto looks at lengths and script."
    )
    tune: Literal["auto", Tune] = param(
        "auto", title="Tune", help="Of a ci; auto takes the one that fits best."
    )


CHECK = Generator(
    id="text.check",
    title="Check verse",
    summary="Looks at lengths, tones, syllables and rhymes of a poem and says where they break its form.",
    category=CATEGORY,
    makes="text",
    good_for=("verse",),
    params=CheckParams,
    entry="creastudio_text.engine.verse_check:run",
    live_entry="creastudio_text.engine.verse_check:open_live",
    memory=60,
    replay="exact",
    seeded=False,
    api=">=1.7,<2",
    trial={"text": "白日依山尽，黄河入海流。\n欲穷千里目，更上一层楼。"},
)
