"""The words of text clips and how they look."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from creastudio.core.edits.edit import Edit
from creastudio.core.edits.place import combined
from creastudio.core.edits.timeline_keys import update_clip
from creastudio.core.text_style import SUBTITLE, TITLE
from creastudio.core.timeline import Clip
from creastudio.render.text_font import DEFAULT_FAMILY
from creastudio.shell.appeared import clips_there
from creastudio.shell.edit_preview import preview_of
from creastudio.shell.i18n import tr
from creastudio.shell.panels.fields.fold import Fold
from creastudio.shell.panels.fields.font_field import FontField
from creastudio.shell.panels.fields.mixed import fill_toggle, shared
from creastudio.shell.panels.fields.number import Change, LiveNumber
from creastudio.shell.panels.fields.property_fields import ColorField, at_left, choice, new_form
from creastudio.shell.panels.fields.segments import Segments
from creastudio.shell.panels.properties.letters import fill_weights, letter_toggle
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.widgets.labels import button
from creastudio.shell.writings.link import WrittenStrip

LABEL = "Change text"


class ClipWords(QWidget):
    """What is written, and its style; what is entered is set on all selected texts."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._clips: list[Clip] = []
        self._filling = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        self.written = WrittenStrip(session)
        column.addWidget(self.written)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("Text"))
        self.text.setFixedHeight(px(72))
        self.text.setTabChangesFocus(True)
        self.text.installEventFilter(self)
        self.text.textChanged.connect(self._typed)
        session.leaving.connect(self.commit)
        column.addWidget(self.text)
        column.addWidget(Fold(tr("Letters"), self._letters()))
        column.addWidget(Fold(tr("Outline and box"), self._ground()))

    def _letters(self) -> QWidget:
        holder, form = QWidget(), new_form()
        holder.setLayout(form)
        looks = QHBoxLayout()
        self.as_subtitle = button(tr("Subtitle"), "flat")
        self.as_subtitle.clicked.connect(lambda: self._whole(SUBTITLE))
        self.as_title = button(tr("Title"), "flat")
        self.as_title.clicked.connect(lambda: self._whole(TITLE))
        looks.addWidget(self.as_subtitle)
        looks.addWidget(self.as_title)
        looks.addStretch(1)
        form.add(tr("Style"), looks)
        self.family = FontField(tr("Font"), lambda name: self._update(family=name), self._show_family)
        form.add(tr("Font"), self.family)
        self.weight = choice(tr("Weight"), commit=lambda weight: self._update(weight=weight))
        self.italic = letter_toggle("italic", tr("Italic"), lambda on: self._update(italic=on))
        row = QHBoxLayout()
        row.setSpacing(px(4))
        row.addWidget(self.weight, 1)
        row.addWidget(self.italic)
        form.add(tr("Weight"), row)
        self.size_field = self._number(tr("Font size, of the height of the frame"), "size", 0.1, 100)
        form.add(tr("Size"), self.size_field)
        self.color = ColorField(self._session, tr("Text colour"), lambda value: self._edit(color=value))
        form.add(tr("Colour"), self.color)
        self.align = Segments(
            tr("Alignment"),
            (
                ("left", "text-align-start", tr("Left")), ("center", "text-align-center", tr("In the middle")),
                ("right", "text-align-end", tr("Right")),
            ),
            lambda value: self._update(align=value),
        )  # fmt: skip
        self.place = Segments(
            tr("Place in the frame"),
            (
                ("top", "align-vertical-justify-start", tr("Top")),
                ("middle", "align-vertical-justify-center", tr("Middle")),
                ("bottom", "align-vertical-justify-end", tr("Bottom")),
            ),
            lambda value: self._update(position=value),
        )
        form.add(tr("Alignment"), at_left(self.align))
        form.add(tr("In the frame"), at_left(self.place))
        self.margin = self._number(tr("Free space at the edges, of the height of the frame"), "margin", 0, 50)
        form.add(tr("Margin"), self.margin)
        return holder

    def _ground(self) -> QWidget:
        holder, form = QWidget(), new_form()
        holder.setLayout(form)
        self.outline = ColorField(
            self._session, tr("Colour of the outline"), lambda value: self._edit(outline=value)
        )
        self.outline_width = self._number(
            tr("Width of the outline, of the font size"), "outline_width", 0, 100
        )
        self.box = ColorField(self._session, tr("Colour of the box"), lambda value: self._edit(box=value))
        self.box_opacity = self._number(tr("Opacity of the box"), "box_opacity", 0, 100)
        form.add(tr("Outline"), self.outline)
        form.add(tr("Width"), self.outline_width)
        form.add(tr("Box"), self.box)
        form.add(tr("Opacity"), self.box_opacity)
        return holder

    def _number(self, title: str, field: str, low: float, high: float) -> LiveNumber:
        def make(change: Change) -> Edit | None:
            edits = [
                update_clip(
                    clip.id,
                    style=clip.words_style.model_copy(
                        update={field: change(getattr(clip.words_style, field) * 100) / 100}
                    ),
                )
                for clip in self._clips
            ]
            return combined(LABEL, *edits) if edits else None

        return LiveNumber(
            self._session, title, make, low=low, high=high, suffix=" %", decimals=1, step=0.5
        )  # fmt: skip

    # -- showing

    def show_clips(self, clips: list[Clip]) -> None:
        """Fill the fields with what the texts share."""
        other = [clip.id for clip in clips] != [clip.id for clip in self._clips]
        if other:
            self.commit()
        self._clips = clips
        self.written.show_things(clips=clips)
        self.text.setVisible(len(clips) == 1)
        if (other or not self.text.hasFocus()) and self.text.toPlainText() != clips[0].text:
            self._filling = True
            self.text.setPlainText(clips[0].text)
            self._filling = False
        styles = [clip.words_style for clip in clips]
        self.family.fill(shared(style.family or DEFAULT_FAMILY for style in styles))
        fill_weights(
            self.weight, (style.family for style in styles), shared(style.weight for style in styles)
        )
        fill_toggle(self.italic, shared(style.italic for style in styles))
        for field, name in (
            (self.size_field, "size"), (self.margin, "margin"), (self.outline_width, "outline_width"),
            (self.box_opacity, "box_opacity"),
        ):  # fmt: skip
            field.fill(shared(round(getattr(style, name) * 100, 1) for style in styles))
        self.color.fill(shared(style.color for style in styles))
        self.outline.fill(shared(style.outline for style in styles))
        self.box.fill(shared(style.box for style in styles))
        self.align.fill(shared(style.align for style in styles))
        self.place.fill(shared(style.position for style in styles))

    def write(self) -> None:
        """Put the keyboard into the text, all of it selected."""
        self.text.setFocus()
        self.text.selectAll()

    # -- acting

    def commit(self) -> None:
        """Take over what was typed."""
        preview_of(self._session).show(None)
        edit = self._written()
        if edit is not None:
            self._session.apply(edit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.text and event.type() == QEvent.Type.FocusOut:
            self.commit()
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        """Show what is being typed in the frame."""
        if not self._filling and self.text.hasFocus():
            preview_of(self._session).show(self._written())

    def _written(self) -> Edit | None:
        if len(self._clips) != 1:
            return None
        clip, text = self._clips[0], self.text.toPlainText()
        there = bool(clips_there(self._session.document, [clip.id]))
        return Edit(LABEL, update_clip(clip.id, text=text).apply) if there and text != clip.text else None

    def _show_family(self, family: str | None) -> None:
        edit = self._edit(family=family) if family is not None and self._clips else None
        preview_of(self._session).show(edit)

    def _edit(self, **fields: object) -> Edit:
        edits = [
            update_clip(clip.id, style=clip.words_style.model_copy(update=fields)) for clip in self._clips
        ]
        return combined(LABEL, *edits)

    def _update(self, **fields: object) -> None:
        if self._clips:
            self._session.apply(self._edit(**fields))

    def _whole(self, style: object) -> None:
        self._session.apply(combined(LABEL, *(update_clip(clip.id, style=style) for clip in self._clips)))
