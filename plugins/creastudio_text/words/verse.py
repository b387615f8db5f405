"""Words of ``text.poem`` and ``text.check``."""

from __future__ import annotations

from typing import get_args

from creastudio_text.tools.verse import Tune
from creastudio_text.words.english import form_name

FORMS = {
    "jueju5": "五言绝句",
    "jueju7": "七言绝句",
    "lushi5": "五言律诗",
    "lushi7": "七言律诗",
    "ci": "词",
    "sonnet": "十四行诗",
    "limerick": "五行打油诗",
    "haiku": "俳句",
}
"""Forms in Chinese."""

ZH_CN: dict[str, str] = {
    "Poem": "诗词",
    "Writes verse whose form always holds: jueju, lushi and ci by tones and rhymes, sonnets, limericks and haiku "
    "by syllables and rhymes.": "作诗填词，格律必定合式：绝句、律诗与词合平仄用韵，十四行诗、五行打油诗与俳句合音节与押韵。",
    "verse": "诗词",
    "posters": "海报",
    "Form": "体裁",
    "Jueju has four lines, lushi eight, of five or seven characters; a ci goes by its tune. Lengths, tones or "
    "syllables and rhymes always come out right.": "绝句四句，律诗八句，每句五字或七字；词依词牌。字数、平仄或音节以及押韵必定合式。",
    **FORMS,
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
    "The form has {count} lines; here are {found}.": "此体裁应有 {count} 句，这里有 {found} 句。",
    "This line has {found} characters; the form asks for {count}.": "此句有 {found} 字，应为 {count} 字。",
    "“{character}” isn't in the rhyme table: its tone is not checked.": "韵表中没有“{character}”，不检查其平仄。",
    "The even places of this line have the tones of the other kind: it does not join the line before it.": (
        "此句偶数位平仄相反：与上句失粘或失对。"
    ),
    "“{character}” should have a level tone here.": "“{character}”处应为平声。",
    "“{character}” should have an oblique tone here.": "“{character}”处应为仄声。",
    "The line ends on three level tones.": "句末三平尾。",
    "The line ends on three oblique tones.": "句末三仄尾。",
    "Only one level tone is left beside the rhyme: let the first or the third of the last five be level.": (
        "孤平：末五字的第一或第三字应有一个为平声。"
    ),
    "This should repeat the words before it.": "此处应叠前句。",
    "“{character}” does not rhyme with {rhyme}.": "“{character}”与“{rhyme}”不押韵。",
    "“{character}” does not rhyme with the others.": "“{character}”与其他韵脚不押韵。",
    "“{character}” borrows its rhyme from a neighbour of {rhyme}, as a first line may.": (
        "“{character}”借“{rhyme}”的邻韵，首句可以如此。"
    ),
    "“{character}” is a rhyme for the second time.": "“{character}”重复作韵脚。",
    "“{character}” has been used before.": "“{character}”前面已用过。",
    "This line has {found} syllables; the form asks for {count}.": "此行有 {found} 个音节，应为 {count} 个。",
    "The beat doesn't fall on every second syllable.": "重音没有落在每个第二音节上。",
    "“{word}” isn't in the dictionary: it is guessed.": "词典中没有“{word}”，读音系推测。",
    "“{word}” rhymes with itself.": "“{word}”与自身押韵。",
    "“{word}” sounds like “{other}” throughout.": "“{word}”与“{other}”读音完全相同。",
    "“{word}” rhymes with “{other}” to the eye only.": "“{word}”与“{other}”只是看上去押韵。",
    "“{word}” doesn't rhyme with “{other}”.": "“{word}”与“{other}”不押韵。",
    "No form of verse was recognised.": "没有认出任何体裁。",
    "{form}: the form is kept.": "{form}：合式。",
    "{form}: {count} places break the form.": "{form}：有 {count} 处出律。",
    "{form}: {count} place breaks the form.": "{form}：有 {count} 处出律。",
    **{f"{form_name(form)}: the form is kept.": f"{name}：合式。" for form, name in FORMS.items()},
    **{
        f"{form_name(form)}: {{count}} {verb} the form.": f"{name}：有 {{count}} 处出律。"
        for form, name in FORMS.items()
        for verb in ("places break", "place breaks")
    },
    "This model's vocabulary has too few Chinese characters for the form.": "此模型词表中的汉字太少，无法写此体裁。",
    "Choose a model for Chinese verse.": "请选择用于中文诗词的模型。",
    "This model's vocabulary can't write English words.": "此模型的词表无法写英文单词。",
    "Choose a model for English.": "请选择英文模型。",
    "Regulated verse can't rhyme with '{text}'.": "近体诗不能与“{text}”押韵。",
    "Name one Chinese character with a level tone.": "请给出一个平声汉字。",
    "'{model}' can't look back far enough for this theme.": "“{model}”的上下文不足以容下此题材。",
    "Shorten the theme, or choose another model.": "请缩短题材，或另选模型。",
    **{tune: tune for tune in get_args(Tune)},
}
"""English -> Chinese."""
