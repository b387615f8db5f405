"""Words that several generators show."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Text": "文字",
    "English prose and dialogue, as of old": "旧时的英文散文与对话",
    "Goes on with prose in the manner of Austen, and with dialogue and verse in that of Shakespeare.": (
        "仿奥斯汀续写散文，仿莎士比亚续写对话和诗。"
    ),
    "Classical Chinese verse": "古典诗词",
    "Writes jueju, lushi and ci of common tunes in simplified characters, after a form and a title or theme.": (
        "按体裁和题目或主题，用简体字写绝句、律诗和常用词牌的词。"
    ),
}
"""English -> Chinese."""
