"""The style of the text that is written, in the bar over the canvas."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from creastudio.core.canvas import TextLayer
from creastudio.shell.canvas.tools.bold import is_bold, with_bold
from creastudio.shell.i18n import tr
from creastudio.shell.panels.fields.font_field import FontField
from creastudio.shell.panels.fields.segments import Segments
from creastudio.shell.theme import px

if TYPE_CHECKING:
    from creastudio.shell.canvas.tool_options import ToolOptions

Restyle = Callable[[Callable[[TextLayer], Mapping[str, object]]], object]


def fill_text_bar(bar: ToolOptions, read: Callable[[], TextLayer], restyle: Restyle) -> None:
    """Put font, size, weight, slant, line and alignment of one text into a bar; the caret gets the keys back."""

    def change(**fields: object) -> None:
        restyle(lambda _layer: fields)
        bar.give_back()

    def embolden(on: bool) -> None:
        restyle(lambda layer: with_bold(layer, on=on))
        bar.give_back()

    family = FontField(tr("Font"), lambda name: change(family=name))
    family.setFixedWidth(px(150))
    bar.follow(lambda: family.fill(read().family))
    bar.add(family)
    bar.number(
        tr("Size"), lambda: read().size, lambda value: restyle(lambda _layer: {"size": value}),
        low=1, high=4000, suffix=" px", decimals=1,
    )  # fmt: skip
    bar.toggle("bold", tr("Bold"), lambda: is_bold(read()), embolden, "Ctrl+B")
    bar.toggle("italic", tr("Italic"), lambda: read().italic, lambda on: change(italic=on), "Ctrl+I")
    bar.toggle(
        "underline", tr("Underline"), lambda: read().underline, lambda on: change(underline=on), "Ctrl+U"
    )
    align = Segments(
        tr("Alignment"),
        (
            ("start", "text-align-start", tr("At the start")),
            ("center", "text-align-center", tr("In the middle")),
            ("end", "text-align-end", tr("At the end")),
            ("justify", "text-align-justify", tr("Justified")),
        ),
        lambda value: change(align=value),
    )
    bar.follow(lambda: align.fill(read().align))
    bar.add(align)
