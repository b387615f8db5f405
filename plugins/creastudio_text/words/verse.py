"""Words of ``text.poem`` and ``text.check``."""

from __future__ import annotations

from typing import get_args

from creastudio_text.tools.verse import Tune

ZH_CN: dict[str, str] = {
    "Poem": "诗词",
    "Writes verse whose form always holds: jueju, lushi and ci by tones and rhymes, sonnets, limericks and haiku "
    "by syllables and rhymes.": "作诗填词，格律必定合式：绝句、律诗与词合平仄用韵，十四行诗、五行打油诗与俳句合音节与押韵。",
    "verse": "诗词",
    "posters": "海报",
    "Form": "体裁",
    "Its lengths, tones or syllables and rhymes always come out right.": "字数、平仄或音节以及押韵必定合式。",
    "jueju5": "五言绝句",
    "jueju7": "七言绝句",
    "lushi5": "五言律诗",
    "lushi7": "七言律诗",
    "ci": "词",
    "sonnet": "十四行诗",
    "limerick": "五行打油诗",
    "haiku": "俳句",
    "Tune": "词牌",
    "The tune of a ci, which says its lengths, tones and rhymes.": "词牌规定字数、平仄与用韵。",
    "Theme": "题材",
    "A few words that the poem is about; empty leaves it to the model.": "诗写什么，几个词即可；留空由模型决定。",
    "Title": "标题",
    "Under which title it is written, if it has one already.": "如已有标题，按此标题来写。",
    "Rhyme with": "押韵字",
    "A Chinese character that regulated verse shall rhyme with; empty leaves the rhyme to the model.": (
        "近体诗要与之押韵的一个汉字；留空由模型选韵。"
    ),
    "Pull of the theme": "题材的牵引",
    "How much the words of the theme are preferred where they fit; 0 leaves it to the model.": (
        "题材中的字词在合适处优先的程度；0 由模型决定。"
    ),
    "Check verse": "检查格律",
    "Looks at lengths, tones, syllables and rhymes of a poem and says where they break its form.": (
        "检查诗的字数、平仄、音节与押韵，指出何处出律。"
    ),
    "The poem; lines may be broken anywhere.": "诗的正文，可任意分行。",
    "What it is held against; auto looks at lengths and script.": "按何种体裁检查；auto 由字数与文字判断。",
    "Of a ci; auto takes the one that fits best.": "用于词；auto 取最吻合的词牌。",
    **{tune: tune for tune in get_args(Tune)},
}
"""English -> Chinese."""
