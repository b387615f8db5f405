"""``text.article``: an outline, then its sections, as Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from creastudio.api import Artifact, JobContext, UserError
from creastudio.ml import device
from creastudio_text.engine.choosing import language_of
from creastudio_text.engine.language import TextModel, follows_instructions
from creastudio_text.engine.line_writer import Asked, LineWriter, chosen, mixed, quality
from creastudio_text.engine.writing import sampling_of, seeds_of
from creastudio_text.tools.article import ArticleParams

LONGEST_HEADING = 60
"""Characters of a heading or title that the model makes."""

_MARK = re.compile(r"^\s*(?:#+|[-*•]|\d+[.)、])\s*")


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it."""

    heading: str
    paragraphs: tuple[str, ...]


class Author:
    """Writes one article; `seed` decides all of it."""

    def __init__(
        self, ctx: JobContext, model: TextModel, params: ArticleParams, language: str, row: int, seed: int
    ) -> None:
        self._ctx, self._model, self._params = ctx, model, params
        self._language, self._row, self._seed = language, row, seed
        self._steps = 0

    def title(self) -> str:
        """Return the title that was given, or one by a model that can be asked for it; else the topic."""
        if self._params.title.strip():
            return self._params.title.strip()
        if not follows_instructions(self._model):
            topic = " ".join(self._params.topic.split())
            return (
                topic if len(topic) <= LONGEST_HEADING else topic[:LONGEST_HEADING].rsplit(" ", 1)[0] + " …"
            )
        task = {
            "zh": f"给一篇关于“{self._params.topic}”的文章起一个标题，只写标题。",
            "en": f"Give an article about this topic a title, and write the title alone. Topic: {self._params.topic}",
        }
        return plain(self._line(task[self._language], f"{self._params.topic}\n\n", "# ", [], LONGEST_HEADING))

    def outline(self, title: str) -> list[str]:
        """Return the headings that were given, or those by the model."""
        given = [plain(line) for line in self._params.outline.splitlines() if plain(line)]
        if given:
            return list(dict.fromkeys(given))
        count = self._params.sections
        task = {
            "zh": f"为文章《{title}》列出{count}个小标题，每行一个，带编号。主题：{self._params.topic}",
            "en": f"Outline the article '{title}' in {count} headings of a few words, one a line, numbered. Topic: {self._params.topic}",
        }
        found: list[str] = []
        while len(found) < count:
            before = "".join(f"{number}. {heading}\n" for number, heading in enumerate(found, 1))
            ask = f"{before}{len(found) + 1}."
            opening = f"{title}\n\n{self._params.topic}\n\n"
            found.append(plain(self._line(task[self._language], opening, ask, found, LONGEST_HEADING)))
        return found

    def section(self, title: str, outline: list[str], heading: str) -> Section:
        """Return one section."""
        others = "; ".join(outline)
        task = {
            "zh": f"文章《{title}》的提纲：{others}。主题：{self._params.topic}。写“{heading}”这一节，{self._params.paragraphs}段，不要标题。",
            "en": f"The article '{title}' has these sections: {others}. Topic: {self._params.topic}. Write the section '{heading}' in "
            f"{self._params.paragraphs} paragraphs, without heading.",
        }
        opening = f"{title}\n\n{self._params.topic}\n\n{heading}\n\n"
        found: list[str] = []
        self._ctx.stream(str(self._row), f"## {heading}\n\n")
        for _ in range(self._params.paragraphs):
            before = "".join(f"{text}\n\n" for text in found)
            text = self._line(task[self._language], opening, before, found, self._params.paragraph, least=20)
            found.append(_MARK.sub("", text) or text)
            self._ctx.stream(str(self._row), f"{found[-1]}\n\n")
        return Section(heading, tuple(found))

    def _line(
        self, task: str, opening: str, before: str, unlike: list[str], most: int, least: int = 4
    ) -> str:
        self._steps += 1
        sampling = sampling_of(self._params, self._model.tokens)
        writer = LineWriter(self._ctx, self._model, Asked(task, opening, "prose"), sampling)
        return writer.line(before, mixed(self._seed, self._steps), least=least, most=most, unlike=unlike)


def run(params: ArticleParams, ctx: JobContext) -> None:
    """Emit ``params.count`` articles.

    Raises
    ------
    UserError
        When the topic says nothing, or no model writes the language.
    """
    if not any(sign.isalnum() for sign in params.topic):
        raise UserError("The topic says nothing.", "Say what the article is about.")
    language = language_of(params.topic, params.language)
    shown = "zh" if language in ("zh", "lzh") else "en"
    device.prepare(ctx.device)
    ctx.progress(0.0, "opening the model")
    ctx.check_cancelled()
    model = chosen(ctx, params.model, language, "prose")
    obedient = follows_instructions(model)
    for index, seed in enumerate(seeds_of(ctx.seed, params.count)):
        author = Author(ctx, model, params, shown, index, seed)
        title = author.title()
        ctx.stream(str(index), f"# {title}\n\n")
        outline = author.outline(title)
        sections: list[Section] = []
        for number, heading in enumerate(outline):
            sections.append(author.section(title, outline, heading))
            ctx.progress((index + (number + 1) / len(outline)) / params.count, "writing")
        ctx.emit(
            Artifact(
                "text/markdown",
                markdown(title, sections).encode(),
                title=title,
                seed=seed,
                index=index,
                metadata={
                    "structured": structured(
                        title, sections, model.card.id, quality(model, obedient, "prose")
                    )
                },
            )
        )
    ctx.progress(1.0)


def plain(text: str) -> str:
    """Return a heading without its mark, quotes and the stop at its end."""
    return _MARK.sub("", text).strip(" \"“”'*_#").rstrip(".。:：,，;；、—- ").strip() or text.strip()


def markdown(title: str, sections: list[Section]) -> str:
    """Return an article as Markdown."""
    parts = [f"# {title}"]
    for section in sections:
        parts += [f"## {section.heading}", *section.paragraphs]
    return "\n\n".join(parts) + "\n"


def structured(title: str, sections: list[Section], made_by: str, note: str) -> dict[str, Any]:
    """Return an article's parts; its schema is in docs/text.md."""
    rows = [{"heading": item.heading, "paragraphs": list(item.paragraphs)} for item in sections]
    return {"title": title, "sections": rows, "made_by": made_by, "quality": note}
