"""The words of the face in Chinese."""

from __future__ import annotations

ZH_CN = {
    "Word chain": "词语接龙",
    "Goes on with a text as words follow each other in what it has read.": "按读过的文字里词语相接的方式续写。",
    "Text": "文本",
    "It goes on from here.": "从这里续写。",
    "Alternatives": "候选",
    "Each has its own seed.": "每个候选有自己的种子。",
    "Longest": "最长",
    "words": "词",
    "It also ends at the end of a paragraph.": "到段落结尾也会停下。",
    "Freedom": "自由度",
    "At 0 the likeliest word always comes; above 1 rare words come more often.": (
        "为 0 时总取最可能的词；大于 1 时罕见的词更常出现。"
    ),
    "Sample": "范文",
    "It also learns from this.": "也从这段文字学习。",
    "Stop at": "停止于",
    "One string a line; the text ends before it.": "每行一个字符串；文字在它之前结束。",
    "Pause": "停顿",
    "After each word, to watch it write.": "每个词之后停一下，便于看它写。",
    "trying the writing panel": "试用写作面板",
    "Repeated words": "重复的词",
    "Finds words that repeat within a line, and lines that are long.": "找出一行里重复的词和过长的行。",
    "Longest line": "最长的行",
    "characters": "字符",
    "Careful": "谨慎",
    "Free": "自由",
    "Wild": "奔放",
}
