"""The project's palette: colours to give to what is selected, kept, taken from the work, and exchanged as files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from creastudio.api.errors import UserError
from creastudio.core.canvas import ImageLayer
from creastudio.core.edits.palette import set_palette
from creastudio.core.gpl import MAX_BYTES, MAX_COLORS, read_gpl, write_gpl
from creastudio.shell.coloring import color_selected, colors_of
from creastudio.shell.i18n import tr, trn
from creastudio.shell.panels.fields.color_popup import ColorPopup
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.threads.background import background_of
from creastudio.shell.widgets.labels import label, tool_button
from creastudio.shell.widgets.swatches import Swatches
from creastudio.store.files import read_error, write_bytes


class PaletteView(QWidget):
    """A click colours the selected shapes and texts; a drag moves a colour, Delete removes it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        self.swatches = Swatches(tr("Palette"), movable=True)
        self.swatches.taken.connect(self._taken)
        self.swatches.moved.connect(self._moved)
        self.swatches.removed.connect(self._removed)
        self._empty = label(
            tr("Colours that are kept with the project. Add some, or take them from a layer."),
            "dim",
            wrap=True,
        )
        column.addWidget(self._empty)
        column.addWidget(self.swatches)
        row = QHBoxLayout()
        row.setSpacing(px(2))
        self.popup: ColorPopup | None = None
        self.add = self._tool("plus", tr("Add a colour"), self._add)
        self.pick = self._tool(
            "pipette", tr("Add a colour from the canvas"), lambda: session.colorWanted.emit(self._keep)
        )
        self.from_layers = self._tool(
            "layers", tr("Add the colours of the selected layers"), self._from_layers
        )
        self.from_picture = self._tool(
            "image", tr("Add the main colours of the selected picture"), self._from_picture
        )
        self.more = self._tool("ellipsis", tr("Palette files"), self._menu)
        for part in (self.add, self.pick, self.from_layers, self.from_picture):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.more)
        column.addLayout(row)
        session.documentChanged.connect(self.refresh)
        session.selectionChanged.connect(self.refresh)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Show the palette as it is now."""
        palette = self._session.document.palette
        if palette != self.swatches.colors:
            self.swatches.fill(palette)
        self._empty.setVisible(not palette)
        self.swatches.setVisible(bool(palette))
        found = self._session.document.find_layers(self._session.selected_layers)
        self.from_layers.setEnabled(bool(found))
        self.from_picture.setEnabled(any(isinstance(layer, ImageLayer) for _, layer in found))

    # -- acting

    def _taken(self, color: str) -> None:
        edit = color_selected(self._session, color)
        if edit is not None:
            self._session.apply(edit)
        else:
            self._session.notify(tr("Select shapes or texts to give them this colour."))

    def _moved(self, start: int, end: int) -> None:
        colors = list(self._session.document.palette)
        colors.insert(end, colors.pop(start))
        self._session.apply(set_palette(colors))

    def _removed(self, place: int) -> None:
        colors = list(self._session.document.palette)
        del colors[place]
        self._session.apply(set_palette(colors))

    def _keep(self, *colors: str) -> int:
        """Put colours at the end of the palette and return how many were new."""
        before = self._session.document.palette
        room = MAX_COLORS - len(before)
        fresh = [color for color in dict.fromkeys(item.lower() for item in colors) if color not in before]
        if fresh:
            self._session.apply(set_palette([*before, *fresh[:room]]))
        return len(self._session.document.palette) - len(before)

    def _add(self) -> None:
        self.popup = ColorPopup(
            self._session, self.window(), "", lambda _value: None, lambda value: self._keep(value), alpha=True
        )
        self.popup.adjustSize()
        corner = self.add.mapToGlobal(QPoint(0, -self.popup.height() - px(2)))
        corner.setX(min(corner.x(), self.screen().availableGeometry().right() - self.popup.width()))
        corner.setY(max(self.screen().availableGeometry().top(), corner.y()))
        self.popup.move(corner)
        self.popup.show()

    def _from_layers(self) -> None:
        found = self._session.document.find_layers(self._session.selected_layers)
        self._say_kept(color for _, layer in found for color in colors_of(layer))

    def _from_picture(self) -> None:
        found = self._session.document.find_layers(self._session.selected_layers)
        sha256 = next((layer.asset for _, layer in found if isinstance(layer, ImageLayer)), "")

        images = self._session.originals

        def look() -> tuple[str, ...]:
            # With NumPy, which the window starts without.
            from creastudio.render.dominant import dominant_colors

            image = images.image_for(sha256, 64, 64)
            return dominant_colors(image) if image is not None else ()

        background_of(self._session).run(self, ("dominant", sha256), look, self._say_kept)

    def _say_kept(self, colors: Iterable[str]) -> None:
        if not self._keep(*colors):
            self._session.notify(tr("The palette has all colours of what is selected."))

    # -- files

    def _menu(self) -> None:
        menu = QMenu(self)
        menu.addAction(tr("Import palette…"), lambda: self._tried(self.import_file))
        save = menu.addAction(tr("Export palette…"), lambda: self._tried(self.export_file))
        clear = menu.addAction(tr("Empty the palette"), lambda: self._session.apply(set_palette([])))
        for action in (save, clear):
            action.setEnabled(bool(self._session.document.palette))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def import_file(self) -> None:
        """Ask for a palette file and add its colours."""
        path = self._session.chooser.open_file(self.window(), tr("Import palette"), palette_kinds())
        if path is None:
            return
        found = read_gpl(_bytes_of(path))
        kept = self._keep(*found.colors)
        hint = ""
        if found.skipped:
            hint = trn("{count} line was no colour.", "{count} lines were no colours.", found.skipped)
        elif len(self._session.document.palette) >= MAX_COLORS:
            hint = tr("A palette has {count} colours at most.", count=MAX_COLORS)
        self._session.notify(trn("Added {count} colour.", "Added {count} colours.", kept), hint)

    def export_file(self) -> None:
        """Ask for a name and write the palette there."""
        title = self._session.workspace.title or tr("Palette")
        start = str(Path.home() / f"{title}.gpl")
        path = self._session.chooser.save_file(self.window(), tr("Export palette"), palette_kinds(), start)
        if path is not None:
            target = path if path.suffix else path.with_suffix(".gpl")
            write_bytes(target, write_gpl(title, self._session.document.palette))
            self._session.notify(tr("Wrote {name}.", name=target.name))

    def _tried(self, act: Callable[[], object]) -> None:
        try:
            act()
        except UserError as error:
            self._session.notify(error.message, error.hint, level="error")

    def _tool(self, icon: str, title: str, act: Callable[[], object]) -> QToolButton:
        found = tool_button(icon, title, token="dim")
        found.clicked.connect(lambda _checked=False: act())
        return found


def palette_kinds() -> str:
    """Return the filter for palette files."""
    return tr("Palettes of GIMP, Inkscape and Krita") + " (*.gpl)"


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise read_error(error, path) from error
