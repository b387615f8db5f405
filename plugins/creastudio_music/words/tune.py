"""Words of ``music.tune``."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Tune on your music": "用您的音乐微调",
    "A model that composes like a folder of MIDI, MusicXML or ABC, from about twenty pieces on.": (
        "像一个 MIDI、MusicXML 或 ABC 文件夹那样作曲的模型，约二十首起即可。"
    ),
    "Tuning": "微调",
    "Longest copied span, notes": "最长照抄片段（音符）",
    "Model": "模型",
    "The model that learns; empty for the best at hand. It stays as it is.": "要学习的模型；留空则用手头最好的。它本身保持不变。",
    "How much music": "音乐的多少",
    "A few are up to 40 pieces: small steps, moved into many keys, so that they aren't learned by heart. Auto counts.": (
        "“少量”指最多 40 首：小步学习，并移到许多调上，以免死记硬背。“自动”会数一数。"
    ),
    "auto": "自动",
    "a few pieces": "少量",
    "some pieces": "一些",
    "many pieces": "许多",
    "Passes": "遍数",
    "How often all pieces are seen at most; empty for what suits so much music.": "所有乐曲最多学习多少遍；留空则按音乐的多少选定。",
    "Each piece is also learned up to so many semitones higher and lower; empty for what suits.": (
        "每首乐曲还会升高或降低至多这么多个半音来学习；留空则自动选定。"
    ),
    "Compared": "比较",
    "How many short pieces it writes before and after, to be held against your music.": "微调前后各写多少首短曲，与您的音乐相比较。",
    "pieces": "首",
    "Times what suits so much music. Lower it when training becomes unstable.": "所选步长的倍数。训练不稳定时请调低。",
    "Share of values left out in training, against learning by heart; empty for what suits.": (
        "训练时略去的数值比例，防止死记硬背；留空则自动选定。"
    ),
    "Tokens a step.": "每步的词元数。",
    "How much of a piece is learned at once; of longer ones some bars each time.": "一次学习乐曲的多少；较长的乐曲每次学习若干小节。",
    "Looks": "查看次数",
    "How often it is judged and samples are shown.": "评判并显示样例的次数。",
    "Finish after so many looks at which it got no better on pieces it doesn't learn; 0 for never.": (
        "在未学习的乐曲上连续这么多次没有改进就结束；0 表示从不。"
    ),
    "Before and now": "之前与现在",
    "before": "之前",
    "now": "现在",
    "The same forms and seeds. What stands in your pieces note for note is red.": "同样的形式与种子。与您的乐曲逐音相同的部分为红色。",
}
"""English -> Chinese."""
