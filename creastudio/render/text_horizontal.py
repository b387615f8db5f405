"""Setting in lines, from left to right or from right to left."""

from __future__ import annotations

from collections.abc import Sequence

from creastudio.render.text_breaks import Span, breaking
from creastudio.render.text_font import Face
from creastudio.render.text_glyphs import Placed
from creastudio.render.text_lines import Paragraph, SetLine, tails_of
from creastudio.render.text_shaping import shape


def prepare(
    text: str, start: int, face: Face, *, rtl: bool, language: str, balance: bool = False
) -> Paragraph:
    """Return a paragraph ready to be broken."""
    line = shape(text, face, rtl=rtl)[0]
    advances = [edge.right - edge.left for edge in line.edges]
    tails = tails_of(text, face)
    return Paragraph(
        start,
        text,
        rtl,
        breaking(text, language, balance=balance),
        advances,
        tails,
        line.ascent,
        line.descent,
    )


def set_lines(paragraph: Paragraph, spans: Sequence[Span], face: Face) -> list[SetLine]:
    """Return the lines of a paragraph, with places in the whole text."""
    begin = paragraph.start
    lines = shape(paragraph.text, face, rtl=paragraph.rtl, breaks=[span.start for span in spans[1:]])
    found: list[SetLine] = []
    for span, line in zip(spans, lines, strict=True):
        glyphs = [Placed(glyph._replace(at=glyph.at + begin)) for glyph in line.glyphs]
        found.append(
            SetLine(
                line.start + begin, line.end + begin, paragraph.rtl, line.edges, glyphs, line.width, paragraph.hang_of(span),
                line.ascent, line.descent,
            )
        )  # fmt: skip
    return found
