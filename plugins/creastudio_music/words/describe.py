"""Words of ``music.describe`` and of the reasons that it gives."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Describe": "描述",
    "What a score is like: key, metre, tempo, density, harmony and more, as words and numbers from 0 to 1.": (
        "乐谱的特点：调、拍子、速度、密度、和声等，以词语和 0 到 1 的数值表示。"
    ),
    "likeness": "相似",
    "more like this": "更多类似的",
    "Whose ear counts too; empty for what can be said without one.": "也听取这个模型的“听感”；留空则只用不需要模型的特征。",
    "tempo": "速度",
    "density": "密度",
    "chromatic tones": "变化音",
    "variety of tones": "音高的多样性",
    "range": "音域",
    "register": "音区",
    "motion by step": "级进",
    "leaps": "跳进",
    "number of voices": "声部数",
    "length of notes": "音符时值",
    "variety of rhythm": "节奏的多样性",
    "syncopation": "切分",
    "pace of chords": "和弦变换的快慢",
    "richness of chords": "和弦的丰富程度",
    "loudness": "响度",
    "dynamics": "力度变化",
    "use of drums": "鼓的使用",
    "repetition": "重复",
    "number of parts": "分部数",
    "metre": "拍子",
    "mode": "调式",
    "key area": "调域",
    "manner": "手法",
}
"""English -> Chinese."""
