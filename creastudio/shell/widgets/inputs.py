"""What a generator or trainer takes: files, results and layers, or a folder of data."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from creastudio.api.generator import Input
from creastudio.api.media import Kind
from creastudio.core.canvas import ImageLayer
from creastudio.jobs.job import JobInput
from creastudio.resources import resource_path
from creastudio.shell.chooser import picture_kinds
from creastudio.shell.i18n import tr, tr_text, trn
from creastudio.shell.icons import set_icon
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, px
from creastudio.shell.threads.background import background_of
from creastudio.shell.widgets.data_folder import count_files, data_words, left_out
from creastudio.shell.widgets.labels import button, icon_label, label

KIND_ICONS: dict[Kind, str] = {
    "image": "image", "text": "type", "score": "music", "audio": "audio-lines", "video": "film",
    "layout": "layout-template", "brand": "palette", "campaign": "notebook-pen", "model": "box",
    "file": "save",
}  # fmt: skip


class DropFrame(QFrame):
    """A frame that takes files or folders by drag and drop."""

    dropped = Signal(object)
    """Path: the first of them."""
    droppedAll = Signal(list)
    """Paths."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "drop")
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._mark(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802  Qt's name
        self._mark(False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        self._mark(False)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths[0])
            self.droppedAll.emit(paths)

    def _mark(self, active: bool) -> None:
        self.setProperty("active", "true" if active else "false")
        self.style().unpolish(self)
        self.style().polish(self)


class FolderField(QWidget):
    """The folder of a data set: chosen, dropped, or one that ships with the studio.

    Parameters
    ----------
    samples : mapping
        What to write on a button, and the folder that it chooses.
    title : str
        What it is called; "Data set" when left out.
    """

    changed = Signal()

    def __init__(self, session: Session, kind: Kind, samples: Mapping[str, Path], title: str = "") -> None:
        super().__init__()
        self._session, self._words = session, data_words(kind)
        self._path: Path | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE / 2))
        title = title or tr("Data set")
        column.addWidget(label(title, "dim", wrap=True))
        frame = DropFrame()
        frame.dropped.connect(self._dropped)
        row = QHBoxLayout(frame)
        row.setContentsMargins(*(px(1.5 * SPACE),) * 4)
        row.setSpacing(px(SPACE))
        row.addWidget(icon_label("folder-open"), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(px(2))
        self._name = label("", wrap=True)
        self._count = label("", "small", wrap=True)
        texts.addWidget(self._name)
        texts.addWidget(self._count)
        row.addLayout(texts, 1)
        self.choose_button = button(tr("Choose…"), tip=self._words.choose)
        self.choose_button.setAccessibleName(f"{title}: {self._words.choose}")
        self.choose_button.clicked.connect(self._choose)
        row.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(frame)
        for words, folder in samples.items():
            sample_button = button(words, "link")
            sample_button.clicked.connect(lambda _=False, folder=folder: self.set_path(folder))
            column.addWidget(sample_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.choose_button)
        self.set_path(None)

    @property
    def path(self) -> Path | None:
        """The folder; None when none was chosen."""
        return self._path

    @property
    def value(self) -> Path | None:
        """The folder, as an input of a generator."""
        return self._path

    def set_value(self, value: Path | JobInput | None) -> None:
        """Choose a folder, as an input of a generator."""
        self.set_path(Path(value.path) if isinstance(value, JobInput) else value)

    def set_path(self, path: Path | None) -> None:
        """Choose a folder."""
        self._path = path
        self._name.setText(path.name if path is not None else self._words.drop)
        self._name.setToolTip(str(path) if path is not None else "")
        self.choose_button.setAccessibleDescription(self._name.text())
        self._count.setText(self._words.kinds if path is None else tr("Counting…"))
        self.changed.emit()
        self.count()

    def count(self) -> None:
        """Say anew what is in the folder: by now files may be left out of it."""
        path, suffixes = self._path, self._words.suffixes
        if path is None:
            return

        def look() -> tuple[tuple[int, int], int]:
            without = left_out(path)
            return count_files(path, suffixes, without), len(without)

        background_of(self._session).run(self, "count", look, lambda seen: self._counted(path, *seen))

    def _counted(self, path: Path, found: tuple[int, int], without: int = 0) -> None:
        if path != self._path:
            return  # another was chosen while this one was counted
        words = self._words.found(*found) if found[0] else self._words.none
        if without:
            words = f"{words}\n{trn('{count} file is left out', '{count} files are left out', without)}"
        self._count.setText(words)

    def _choose(self) -> None:
        path = self._session.chooser.folder(self, self._words.choose, str(self._path or Path.home()))
        if path is not None:
            self.set_path(path)

    def _dropped(self, path: Path) -> None:
        self.set_path(path if path.is_dir() else path.parent)


class InputField(QWidget):
    """One input of a generator: from the selection, a result, or a file."""

    changed = Signal()

    def __init__(self, session: Session, slot: Input) -> None:
        super().__init__()
        self._session, self._slot = session, slot
        self._value: Path | JobInput | None = None
        # What is selected is the picture that the work is about, no mask, and none of what may be given beside it.
        self._can_follow = slot.required and not slot.folder and slot.role != "mask"
        self._follows = self._can_follow
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE / 2))
        title = tr_text(slot.title) or tr_text(slot.name.capitalize())
        column.addWidget(label(title, "dim", wrap=True))
        frame = DropFrame()
        frame.dropped.connect(self._take_file)
        row = self.row = QHBoxLayout(frame)
        row.setContentsMargins(*(px(SPACE),) * 4)
        row.setSpacing(px(SPACE))
        row.addWidget(icon_label("folder-open" if slot.folder else KIND_ICONS[slot.kind]))
        self._name = label("", wrap=True)
        row.addWidget(self._name, 1)
        self._clear = QToolButton()
        set_icon(self._clear, "x", "dim")
        self._clear.setToolTip(tr("Take it out"))
        self._clear.setAccessibleName(f"{title}: {tr('Take it out')}")
        self._clear.clicked.connect(self._cleared)
        row.addWidget(self._clear)
        if slot.folder:
            self.choose_button = button(tr("Choose…"), tip=tr("Choose a folder"))
        else:
            self.choose_button = button(tr("File…"), tip=tr("Choose a file"))
        self.choose_button.setAccessibleName(f"{title}: {self.choose_button.accessibleName()}")
        self.choose_button.clicked.connect(self._choose)
        row.addWidget(self.choose_button)
        column.addWidget(frame)
        self.setFocusProxy(self.choose_button)
        session.selectionChanged.connect(self._follow_selection)
        self._follow_selection()
        self._show()

    @property
    def value(self) -> Path | JobInput | None:
        """What was chosen; None for nothing."""
        return self._value

    @property
    def follows(self) -> bool:
        """Whether it takes what is selected."""
        return self._follows

    def set_value(self, value: Path | JobInput | None, shown: str = "") -> None:
        """Choose an input; it no longer follows the selection."""
        self._follows = False
        self._set(value, shown)

    def _set(self, value: Path | JobInput | None, shown: str = "") -> None:
        self._value = value
        self._show(shown)
        self.changed.emit()

    def _show(self, shown: str = "") -> None:
        value = self._value
        if value is None:
            self._name.setText(self._invitation())
        elif isinstance(value, JobInput):
            asset = self._session.find_asset(value.sha256)
            self._name.setText(shown or (asset.title if asset else "") or tr("From the project"))
        else:
            self._name.setText(value.name)
        self._clear.setVisible(value is not None)
        self.choose_button.setAccessibleDescription(self._name.text())

    def _invitation(self) -> str:
        """Return what is shown while nothing is chosen."""
        if self._slot.folder:
            return tr("Drop a folder, or choose one")
        if self._can_follow and self._slot.kind == "image":
            return tr("Select a layer, drop a file, or choose one")
        return tr("Drop a file, or choose one") if self._slot.required else tr("None; drop or choose a file")

    def _follow_selection(self) -> None:
        if not self._follows:
            return
        for layer_id in self._session.selected_layers:
            found = self._session.document.find_layer(layer_id)
            if found is not None and isinstance(found[1], ImageLayer):
                made = self._session.input_of(self._slot, found[1].asset)
                if made is not None:
                    self._set(made, found[1].name)
                    return

    def _cleared(self) -> None:
        self._follows = self._can_follow
        self._set(None)

    def _choose(self) -> None:
        if self._slot.folder:
            path = self._session.chooser.folder(self, tr("Choose a folder"))
            if path is not None:
                self.set_value(path)
            return
        kinds = picture_kinds() if self._slot.kind == "image" else tr("All files") + " (*)"
        path = self._session.chooser.open_file(self, tr("Choose a file"), kinds)
        if path is not None:
            self._take_file(path)

    def _take_file(self, path: Path) -> None:
        # A picture that was dropped stands for the folder it lies in.
        self.set_value(path.parent if self._slot.folder and not path.is_dir() else path)


def sample_sets(kind: Kind) -> dict[str, Path]:
    """Return the data sets of a kind that ship with the studio, by what is written on their buttons."""
    if kind != "image":
        return {}
    found = {
        tr("Use the sample portraits"): resource_path("samples", "avatars"),
        tr("Use the sample landscapes"): resource_path("samples", "landscapes"),
    }
    return {words: folder for words, folder in found.items() if folder.is_dir()}
