"""Words of ``text.article``."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Article": "文章",
    "An outline first, then section by section, as Markdown. A small model gives the manner of an article, one that "
    "follows instructions also its sense.": (
        "先列提纲，再逐节写成，格式为 Markdown。小模型只能给出文章的样子，能听从指令的模型还能给出意思。"
    ),
    "articles": "文章",
    "Topic": "主题",
    "What it is about, and what it shall say.": "写什么，要说什么。",
    "Title": "标题",
    "Empty: the model finds one.": "留空则由模型起标题。",
    "Outline": "提纲",
    "One heading a line. Empty: the model makes an outline first.": "每行一个小标题。留空则由模型先列提纲。",
    "Sections": "节数",
    "Where no outline is given.": "没有给出提纲时有效。",
    "Paragraphs a section": "每节段数",
    "Longest paragraph": "每段最长",
    "The topic says nothing.": "主题没有内容。",
    "Say what the article is about.": "请写明文章的主题。",
}
"""English -> Chinese."""
