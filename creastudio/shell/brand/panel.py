"""The dock "Brand kits": the kits of the project, and the page of one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from creastudio.api.brand import BrandKit
from creastudio.api.brand_file import SUFFIX
from creastudio.api.media import PICTURE_SUFFIXES
from creastudio.core.document import Document
from creastudio.core.edits.brand import add_brand_kit, change_brand_kit, remove_brand_kit
from creastudio.core.ids import new_id
from creastudio.shell.brand.acts import ask_file, ask_folder, ask_logo, share, take_path
from creastudio.shell.brand.colors import Colors
from creastudio.shell.brand.fonts import Fonts
from creastudio.shell.brand.logos import Logos
from creastudio.shell.brand.parts import Line, Section
from creastudio.shell.brand.words import Said, Voice
from creastudio.shell.canvas.importing import files_in
from creastudio.shell.i18n import mark, tr
from creastudio.shell.panels.fields.fold import Fold
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, px
from creastudio.shell.widgets.field import calm, narrowable
from creastudio.shell.widgets.labels import EmptyState, button, tool_button
from creastudio.shell.widgets.scrolling import scrolled

RENAME = mark("Rename brand kit")


class BrandPanel(QWidget):
    """A list of kits over the page of the one that is chosen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown = ""
        self.empty = EmptyState(
            "palette",
            tr(
                "A brand kit keeps logos, colours, fonts and words of a house together, and ads are made with it. "
                "Make one from a logo, or drop a logo, a folder or a .creabrand file here."
            ),
            tr("Make one from a logo…"),
        )
        self.empty_folder = self.empty.add_link(tr("From a folder…"))
        self.empty_file = self.empty.add_link(tr("Open a .creabrand file…"))
        self.empty_hand = self.empty.add_link(tr("By hand"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(px(SPACE),) * 4)
        column.setSpacing(px(6))
        column.addLayout(self._top())
        holder = QWidget()
        self.stack = QStackedLayout(holder)
        self.page = self._page()
        self.stack.addWidget(self.page)
        self.stack.addWidget(self._empty_page())
        column.addWidget(holder, 1)
        self.setAcceptDrops(True)
        session.documentChanged.connect(self._document_changed)
        session.leaving.connect(self._keep)
        self._refresh()

    @property
    def kit(self) -> BrandKit | None:
        """The kit that is shown."""
        kits = self._session.document.brand_kits
        return next((kit for kit in kits if kit.id == self._shown), kits[0] if kits else None)

    def show_kit(self, kit: BrandKit) -> None:
        """Show the page of a kit."""
        self._keep()
        self._shown = kit.id
        self._refresh()

    # -- making

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(6))
        self.kits = QComboBox()
        self.kits.setAccessibleName(tr("Brand kits of the project"))
        self.kits.setToolTip(tr("Brand kits of the project"))
        narrowable(self.kits)
        calm(self.kits)
        self.kits.activated.connect(self._chosen)
        self.new = button(tr("New"), "", "plus", tr("New brand kit"))
        self.menu = QMenu(self.new)
        session = self._session
        self.menu.addAction(tr("From a logo…"), lambda: ask_logo(session, self, self.show_kit))
        self.menu.addAction(tr("From a folder…"), lambda: ask_folder(session, self, self.show_kit))
        self.menu.addAction(tr("Open a .creabrand file…"), lambda: ask_file(session, self, self.show_kit))
        self.menu.addAction(tr("By hand"), self._begin)
        self.new.setMenu(self.menu)
        self.share = tool_button("upload", tr("Share the kit as a file…"))
        self.share.clicked.connect(lambda _checked=False: self._share())
        self.remove = tool_button("trash-2", tr("Remove the kit from the project"))
        self.remove.clicked.connect(lambda _checked=False: self._remove())
        row.addWidget(self.kits, 1)
        for part in (self.new, self.share, self.remove):
            row.addWidget(part)
        return row

    def _page(self) -> QScrollArea:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, px(SPACE), 0)
        column.setSpacing(px(1.5 * SPACE))
        self.name = Line(tr("Name of the brand"), self._rename)
        session = self._session
        self.logos, self.colors, self.fonts = Logos(session), Colors(session), Fonts(session)
        self.voice = Voice(session)
        self.claims, self.legal = Said(session, "claims"), Said(session, "legal")
        column.addWidget(self.name)
        self.sections: dict[str, Section] = {
            tr("Logos"): self.logos,
            tr("Colours"): self.colors,
            tr("Fonts"): self.fonts,
            tr("Tone and words"): self.voice,
            tr("Claims"): self.claims,
            tr("Legal lines"): self.legal,
        }
        for title, section in self.sections.items():
            column.addWidget(Fold(title, section))
        column.addStretch(1)
        area = scrolled(page)
        return area

    def _empty_page(self) -> QWidget:
        session = self._session
        self.empty.action.clicked.connect(lambda: ask_logo(session, self, self.show_kit))
        self.empty_folder.clicked.connect(lambda: ask_folder(session, self, self.show_kit))
        self.empty_file.clicked.connect(lambda: ask_file(session, self, self.show_kit))
        self.empty_hand.clicked.connect(self._begin)
        return self.empty

    # -- showing

    def _document_changed(self, old: Document, new: Document) -> None:
        if old.brand_kits is not new.brand_kits:
            self._refresh()

    def _refresh(self) -> None:
        kits, kit = self._session.document.brand_kits, self.kit
        self.stack.setCurrentIndex(0 if kit is not None else 1)
        for part in (self.kits, self.new, self.share, self.remove):
            part.setVisible(kit is not None)
        self.kits.clear()
        for item in kits:
            self.kits.addItem(item.name or tr("Unnamed brand"), item.id)
        if kit is None:
            return
        self._shown = kit.id
        self.kits.setCurrentIndex(kits.index(kit))
        self.name.fill(kit.name)
        for section in self.sections.values():
            if section.kit is not kit:
                section.fill(kit)
        # Nothing is scrolled sideways here: the panel is as wide as the rows of this kit need.
        page = self.page.widget()
        if page is not None:
            self.page.setMinimumWidth(page.minimumSizeHint().width() + px(1.5 * SPACE))

    # -- what a person does

    def _chosen(self, at: int) -> None:
        kits = self._session.document.brand_kits
        if at < len(kits):
            self.show_kit(kits[at])

    def _rename(self, name: str) -> None:
        kit = self.kit
        if kit is not None:
            self._session.apply(change_brand_kit(kit.id, RENAME, name=name))

    def _begin(self) -> None:
        kit = BrandKit(id=new_id(), name=tr("New brand"))
        if self._session.apply(add_brand_kit(kit)):
            self.show_kit(kit)
            self.name.setFocus()
            self.name.selectAll()

    def _share(self) -> None:
        self._keep()
        if (kit := self.kit) is not None:
            share(self._session, self, kit)

    def _remove(self) -> None:
        if (kit := self.kit) is not None:
            self._session.apply(remove_brand_kit(kit.id))

    def _keep(self) -> None:
        """Put into the document what is being typed."""
        self.voice.forbidden.keep()
        for line in self.findChildren(Line):
            if line.hasFocus():
                line.keep()

    # -- drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        if any(_takes(path) for path in files_in(event.mimeData())):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        paths = [path for path in files_in(event.mimeData(), wait=True) if _takes(path)]
        if not paths:
            return
        event.acceptProposedAction()
        logos = [path for path in paths if path.suffix.lower() in PICTURE_SUFFIXES]
        if logos and self.kit is not None:
            self.logos.take(logos)
        elif logos:
            take_path(self._session, self, logos[0], self.show_kit)
        for path in paths:
            if path not in logos:
                take_path(self._session, self, path, self.show_kit)


def _takes(path: Path) -> bool:
    suffix = path.suffix.lower()
    return suffix == SUFFIX or suffix in PICTURE_SUFFIXES or path.is_dir()
