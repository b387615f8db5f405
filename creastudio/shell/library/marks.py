"""Stars and tags: edits for what the project holds, notes in the index for files of folders."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QMenu, QWidget

from creastudio.core.assets import Asset
from creastudio.core.edits import combined, mark_assets
from creastudio.shell.comma_words import comma_words, last_begun, with_last
from creastudio.shell.dialogs.frame import DialogFrame, run
from creastudio.shell.i18n import tr
from creastudio.shell.icons import set_icon
from creastudio.shell.session import Session
from creastudio.shell.widgets.labels import label
from creastudio.workspace.library_items import LibraryItem

MAX_TAGS = 64

Tagged = TypeVar("Tagged", Asset, LibraryItem)

MARK_KEYS = frozenset({Qt.Key.Key_T, *(Qt.Key(Qt.Key.Key_0.value + number) for number in range(6))})
"""Keys that rate and tag."""

AskTags = Callable[[QWidget, Sequence[str], Sequence[str]], "list[str] | None"]
"""Parent, tags now, all tags there are -> the new ones; None when the person changed their mind."""


class Stars:
    """The stars that the document of a session gives assets; quick enough for painting."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._assets: tuple[Asset, ...] = ()
        self._found: dict[str, int] = {}

    def of(self, asset: Asset) -> int:
        """Return the stars of an asset, 0 to 5."""
        assets = self._session.document.assets
        if assets is not self._assets:
            self._assets = assets
            self._found = {item.sha256: item.stars for item in assets if item.stars}
        return self._found.get(asset.sha256, 0)


def take_mark_key(session: Session, assets: Sequence[Asset], event: QKeyEvent, parent: QWidget) -> bool:
    """Rate or tag assets of the project as a key says; returns whether it said so."""
    known = [session.find_asset(asset.sha256) or asset for asset in assets]
    stars = stars_of_key(event)
    if stars is not None:
        rate_assets(session, known, stars)
    elif event.key() == Qt.Key.Key_T and not event.modifiers():
        ask_and_tag(session, known, parent)
    else:
        return False
    return True


def stars_of_key(event: QKeyEvent) -> int | None:
    """Return the stars that a digit means, 0 to 5; None for any other key."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return None
    number = event.key() - Qt.Key.Key_0.value
    return number if 0 <= number <= 5 else None


def rate_assets(session: Session, assets: Sequence[Asset], stars: int) -> bool:
    """Give assets of the project stars, as one undo step."""
    return bool(assets) and session.apply(mark_assets(assets, stars=stars))


def tag_assets(session: Session, assets: Sequence[Asset], old: Sequence[str], new: Sequence[str]) -> bool:
    """Put the tags `new` in place of `old`, which all of them have, as one undo step; others stay."""
    edits = [mark_assets(alike, tags=tags) for tags, alike in with_tags(assets, old, new).items()]
    return bool(edits) and session.apply(combined("Change asset", *edits))


def ask_and_tag(session: Session, assets: Sequence[Asset], parent: QWidget) -> None:
    """Ask for the tags that all of some assets shall have."""
    old = common_tags([asset.tags for asset in assets])
    known = sorted({tag for asset in session.document.assets for tag in asset.tags}, key=str.casefold)
    new = ask_tags(parent, old, known)
    if new is not None and new != old:
        tag_assets(session, assets, old, new)


def merged(tags: Sequence[str], old: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    """Return `tags` with `new` in place of `old`."""
    return tuple(dict.fromkeys([*(tag for tag in tags if tag not in old), *new]))


def with_tags(
    items: Sequence[Tagged], old: Sequence[str], new: Sequence[str]
) -> dict[tuple[str, ...], list[Tagged]]:
    """Return tags -> the things that have them once `new` are in the place of `old`."""
    found: dict[tuple[str, ...], list[Tagged]] = {}
    for item in items:
        found.setdefault(merged(item.tags, old, new), []).append(item)
    return found


def common_tags(tags: Sequence[Sequence[str]]) -> list[str]:
    """Return the tags that all of some things have."""
    return [tag for tag in tags[0] if all(tag in other for other in tags)] if tags else []


def add_marks(menu: QMenu, stars: int, rate: Callable[[int], object], tag: Callable[[], object]) -> None:
    """Add stars and tags to a menu; `stars` is how many there are now."""
    inner = menu.addMenu(tr("Stars"))
    set_icon(inner.menuAction(), "star")
    for count in range(5, -1, -1):
        entry = inner.addAction(("★" * count or tr("None")) + f"\t{count}")
        entry.setCheckable(True)
        entry.setChecked(count == stars)
        entry.triggered.connect(lambda _checked=False, number=count: rate(number))
    entry = menu.addAction(tr("Tags…") + "\tT")
    set_icon(entry, "tag")
    entry.triggered.connect(lambda _checked=False: tag())


def parse_tags(text: str) -> list[str]:
    """Return what was typed as tags: separated by commas, of any script, each once."""
    return list(dict.fromkeys(word[:60] for word in comma_words(text)))[:MAX_TAGS]


class TagsDialog(DialogFrame):
    """Asks for tags, with those that are known to choose from."""

    def __init__(self, parent: QWidget | None, tags: Sequence[str], known: Sequence[str]) -> None:
        super().__init__(parent, tr("Tags"), width=420)
        self.field = QLineEdit(", ".join(tags))
        self.field.setAccessibleName(tr("Tags"))
        self.field.setPlaceholderText(tr("sky, best of May"))
        self.completer = QCompleter(QStringListModel(list(known), self), self)
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.completer.setWidget(self.field)
        self.completer.activated.connect(self._complete)
        self.field.textEdited.connect(self._offer)
        self.body.addWidget(self.field)
        self.body.addWidget(label(tr("Separated by commas. Found later with tag:name."), "small", wrap=True))
        self.add_button(tr("Cancel")).clicked.connect(self.reject)
        self.add_button(tr("Set tags"), "primary").clicked.connect(self.accept)

    def tags(self) -> list[str]:
        """Return the tags that are typed now."""
        return parse_tags(self.field.text())

    def _offer(self, text: str) -> None:
        begun = last_begun(text)
        self.completer.setCompletionPrefix(begun)
        if begun and self.completer.completionCount():
            self.completer.complete()
        elif (popup := self.completer.popup()) is not None:
            popup.hide()

    def _complete(self, chosen: str) -> None:
        self.field.setText(with_last(self.field.text(), chosen))


def ask_tags(parent: QWidget, tags: Sequence[str], known: Sequence[str]) -> list[str] | None:
    """Ask for tags; None when the person changed their mind."""
    dialog = TagsDialog(parent, tags, known)
    return dialog.tags() if run(dialog) else None
