"""Words that every generator with a model shows."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Model": "模型",
    "Empty: the best at hand for the language.": "留空：现有模型中最适合该语言的。",
    "Language": "语言",
    "Which model is taken where none is named; auto looks at the text.": "未指定模型时按此选择；auto 由文本判断。",
    "auto": "自动",
    "en": "英语",
    "zh": "中文",
    "lzh": "文言",
    "Variations": "版本数",
    "Choice of tokens": "词元选取",
    "Temperature": "温度",
    "Higher is bolder; 0 always takes the most probable.": "越高越大胆；0 总取最可能的。",
    "Least probability": "最低概率",
    "Share of the most probable token's probability below which a token is never taken (min-p).": (
        "概率低于最可能词元的这一比例时不取（min-p）。"
    ),
    "Nucleus": "核采样",
    "Only the most probable tokens that together make up this share (top-p); 1 keeps all.": (
        "只取合计达到此比例的最可能词元（top-p）；1 保留全部。"
    ),
    "Most tokens": "候选数",
    "Only so many of the most probable tokens (top-k); 0 keeps all.": "只取最可能的若干个词元（top-k）；0 保留全部。",
    "Against repetition": "抑制重复",
    "Makes tokens that were just used less probable; 1 does nothing. Empty for what suits the model: 1.1, or 1 where a "
    "token is a character, as all words need the same ones.": (
        "降低刚用过的词元的概率；1 不起作用。留空按模型选取：1.1；词元为单个字符时取 1，因为所有词都要用到相同的字符。"
    ),
}
