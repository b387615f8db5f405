"""Words of keys, chords and what else is said of music, and of what can't be read."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "'{word}' is no Roman numeral that is known.": "“{word}”不是已知的罗马数字级数。",
    "Write numerals such as I, ii6, V7, bVII, viio7, iiø65, V7/V, N6 or Ger65.": (
        "请写 I、ii6、V7、bVII、viio7、iiø65、V7/V、N6 或 Ger65 这样的级数。"
    ),
    "Word {number}: '{word}' is no Roman numeral that is known.": "第 {number} 个词：“{word}”不是已知的罗马数字级数。",
    "Word {number}: '{word}' is no chord symbol that is known.": "第 {number} 个词：“{word}”不是已知的和弦记号。",
    "'{word}' has no chord before it to repeat.": "“{word}”前面没有可重复的和弦。",
    "Begin with a chord.": "请以和弦开头。",
    "The progression has more than {count} chords.": "和弦进行超过了 {count} 个和弦。",
    "Give it in several parts.": "请分几部分给出。",
    "There are no chords in the progression.": "和弦进行中没有和弦。",
    "Write some, such as C Am F G or I vi IV V.": "请写一些，例如 C Am F G 或 I vi IV V。",
}
"""English -> Chinese."""
