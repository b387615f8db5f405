"""``text.article``: what a person can set, and the manifest."""

from __future__ import annotations

from creastudio.api import Generator, param
from creastudio_text.tools.common import API, CATEGORY
from creastudio_text.tools.sampling import SamplingParams


class ArticleParams(SamplingParams):
    """Settings of ``text.article``."""

    topic: str = param(
        "The first rain of autumn",
        title="Topic",
        help="What it is about, and what it shall say.",
        role="prompt",
        max_length=4000,
    )
    title: str = param("", title="Title", help="Empty: the model finds one.", max_length=200)
    outline: str = param(
        "",
        title="Outline",
        help="One heading a line. Empty: the model makes an outline first.",
        role="prompt",
        max_length=4000,
    )
    sections: int = param(3, title="Sections", help="Where no outline is given.", ge=1, le=12)
    paragraphs: int = param(2, title="Paragraphs a section", ge=1, le=8)
    paragraph: int = param(400, title="Longest paragraph", unit="characters", ge=40, le=2000, soft_le=900)


ARTICLE = Generator(
    id="text.article",
    title="Article",
    summary="An outline first, then section by section, as Markdown. A small model gives the manner of an article, one that "
    "follows instructions also its sense.",
    category=CATEGORY,
    makes="text",
    good_for=("articles", "prose", "drafts"),
    params=ArticleParams,
    entry="creastudio_text.engine.article:run",
    memory=900,
    replay="exact",
    api=API,
    trial={"topic": "Rain", "sections": 1, "paragraphs": 1, "paragraph": 40, "count": 2, "language": "en"},
)
