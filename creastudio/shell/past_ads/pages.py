"""The three columns of the past ads, and what is shown while there are none."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from creastudio.shell.i18n import tr, tr_text, trn
from creastudio.shell.library.details import StarRow
from creastudio.shell.past_ads.annotating import Annotating
from creastudio.shell.past_ads.elements import ElementForm, ElementList, RoleButtons
from creastudio.shell.past_ads.keys import TOLD
from creastudio.shell.past_ads.strip import Strip, name_of
from creastudio.shell.past_ads.view import AdView
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.labels import EmptyState, button, label, tool_button
from creastudio.shell.widgets.scrolling import scrolled

LEFT, RIGHT = 220, 300
"""Widths of the outer columns, px at text scale 1."""


class Sides(QWidget):
    """List, picture, and what is known of it."""

    def __init__(self, model: Annotating, strip: Strip, view: AdView) -> None:
        super().__init__()
        self.model, self.strip, self.view = model, strip, view
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(1.5 * SPACE))
        row.addWidget(self._make_left())
        row.addLayout(self._make_middle(), 1)
        row.addWidget(self._make_right())
        model.changed.connect(self._refresh)
        view.proposed.connect(self._refresh)
        self.form.text.returnPressed.connect(view.setFocus)
        self._refresh()

    def _make_left(self) -> QWidget:
        holder = QWidget()
        holder.setFixedWidth(px(LEFT))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE))
        self.count = label("", "dim", wrap=True)
        column.addWidget(self.count)
        column.addWidget(self.strip, 1)
        self.remove_ad = button(tr("Remove this ad"), "flat", "trash-2")
        self.remove_ad.setAutoDefault(False)
        self.remove_ad.clicked.connect(self.model.remove_ad)
        column.addWidget(self.remove_ad)
        return holder

    def _make_middle(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(px(SPACE))
        top = QHBoxLayout()
        top.setSpacing(px(SPACE))
        self.title = label("", "section")
        self.before = tool_button("chevron-left", tr("Previous ad") + " (Page Up)")
        self.next = tool_button("chevron-right", tr("Next ad") + " (Page Down)")
        self.before.clicked.connect(lambda _checked=False: self.model.step(-1))
        self.next.clicked.connect(lambda _checked=False: self.model.step(1))
        self.stars = StarRow()
        self.stars.chosen.connect(self.model.rate)
        self.liked = label(tr("How good is it?"), "dim")
        top.addWidget(self.before)
        top.addWidget(self.next)
        top.addWidget(self.title, 1)
        top.addWidget(self.liked)
        top.addWidget(self.stars)
        self.help = tool_button("keyboard", tr("Keys"), checkable=True)
        self.help.toggled.connect(lambda _on: self._refresh())
        top.addWidget(self.help)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        self.hint = label("", "small", wrap=True)
        column.addWidget(self.hint)
        return column

    def _make_right(self) -> QScrollArea:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, px(SPACE), 0)
        column.setSpacing(px(SPACE))
        self.roles, self.list, self.form = (
            RoleButtons(self.model),
            ElementList(self.model),
            ElementForm(self.model),
        )
        self.propose = button(
            tr("Propose boxes"),
            "",
            "wand-sparkles",
            tr("Look for words on the picture; nothing is taken until you click it"),
        )
        self.propose.setAutoDefault(False)
        column.addWidget(self.propose)
        self.role_title = label("", "dim", wrap=True)
        column.addWidget(self.role_title)
        column.addWidget(self.roles)
        column.addWidget(self.form)
        column.addWidget(label(tr("Elements"), "dim"))
        self.list.setMinimumHeight(px(96))
        column.addWidget(self.list, 1)
        acts = QHBoxLayout()
        self.duplicate = button(tr("Duplicate"), "flat", "copy", keys="Ctrl+D")
        self.remove = button(tr("Remove"), "flat", "trash-2", keys="Delete")
        for made, act in ((self.duplicate, self.model.duplicate), (self.remove, self.model.remove)):
            made.setAutoDefault(False)
            made.clicked.connect(act)
            acts.addWidget(made)
        acts.addStretch(1)
        column.addLayout(acts)
        area = scrolled(page)
        area.setFixedWidth(px(RIGHT))
        return area

    def _refresh(self) -> None:
        model, ad = self.model, self.model.ad
        total = len(model.ads)
        self.count.setText(
            trn(
                "{done} of {count} ad annotated",
                "{done} of {count} ads annotated",
                total,
                done=model.annotated,
            )
        )
        chosen = model.element is not None
        for made in (self.duplicate, self.remove):
            made.setEnabled(chosen)
        self.before.setEnabled(model.at > 0)
        self.next.setEnabled(model.at + 1 < total)
        self.role_title.setText(tr("The element is") if model.named is not None else tr("The next box is"))
        if ad is None:
            return
        self.title.setText(
            tr("{name}  ·  {number} of {count}", name=name_of(ad), number=model.at + 1, count=total)
        )
        self.stars.show_stars(ad.liking)
        self.hint.setText(self._keys() if self.help.isChecked() else self._words())

    def _words(self) -> str:
        ad = self.model.ad
        if self.view.proposals:
            count = len(self.view.proposals)
            return trn(
                "{count} proposal, dashed: click it to take it, Escape leaves it.",
                "{count} proposals, dashed: click those that are right, Enter takes all, Escape none.",
                count,
            )
        if ad is not None and not ad.elements:
            return tr("Choose what it is (H for the headline), then drag a box around it on the ad.")
        if self.model.named is not None:
            return tr("Arrows move it, Ctrl with them sizes it; a letter or digit says what it is; Enter goes to its words.")  # fmt: skip
        return tr("Drag for another box, click one to change it. Page Down goes on to the next ad.")

    def _keys(self) -> str:
        return "\n".join(f"{keys}: {tr_text(words)}" for keys, words in TOLD)


class EmptyAds(EmptyState):
    """What teaches how it begins."""

    def __init__(self) -> None:
        super().__init__(
            "images",
            tr(
                "Ads that your house has run teach the composer how you like them. Drop a folder of pictures here; "
                "then say what is where by drawing boxes, and how good each is. Annotations (JSON, CSV), projects, PSD, "
                "OpenRaster and SVG files with named layers bring theirs along."
            ),
            tr("Choose a folder…"),
        )
        # A line of the whole width is hard to read.
        self.setMaximumWidth(px(560))
        self.folder = self.action
        self.files = self.add_link(tr("Choose files…"))
