"""What can be done with things of the library."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from creastudio.api.generator import Work
from creastudio.api.recipe import Recipe
from creastudio.core.assets import Asset
from creastudio.core.edits.assets import add_assets
from creastudio.shell.canvas import dropping as canvas
from creastudio.shell.canvas.importing import import_files
from creastudio.shell.i18n import trn
from creastudio.shell.library.folders import LibraryFolders
from creastudio.shell.library.marks import AskTags, common_tags, rate_assets, tag_assets, with_tags
from creastudio.shell.panels.results.result_data import asset_file, asset_mime
from creastudio.shell.session import Session
from creastudio.shell.timeline import dropping as timeline
from creastudio.shell.timeline.cut_files import import_cuts, split
from creastudio.shell.timeline.listening import listening_of
from creastudio.shell.transfer.drag_files import copy_files, file_drag
from creastudio.shell.transfer.file_kinds import LAYERED
from creastudio.workspace.library_folders import file_recipe
from creastudio.workspace.library_items import LibraryItem


class LibraryActs:
    """Acts on items of one session, whether they are assets of the project or files of a folder."""

    def __init__(self, session: Session, folders: LibraryFolders) -> None:
        self._session, self._folders = session, folders
        self._heard: dict[str, str] = {}

    # -- placing

    def place(self, items: Sequence[LibraryItem], *, on_timeline: bool = False) -> None:
        """Place things in the middle of the artboard, or at the playhead."""
        session = self._session
        alone = items[0].result if len(items) == 1 else ""
        if alone and not items[0].trashed:
            # As from the tray: what was made together with it stays with it.
            session.accept(alone, "timeline" if on_timeline else None)
            return
        assets = [found for item in items if (found := self.asset(item)) is not None]
        files = [item.path for item in items if item.path is not None]
        if on_timeline:
            at = session.playhead
            if assets:
                timeline.place(session, assets, [()] * len(assets), at, None)
            cuts, files = split(files)
            import_cuts(session, cuts)
            if files:
                import_files(
                    session, files, lambda found: timeline.place(session, found, [()] * len(found), at, None)
                )
            return
        if assets:
            canvas.place_assets(session, assets)
        if files:
            canvas.drop_files(session, files)

    def take_files(self, files: Sequence[Path]) -> None:
        """Keep files in the project without placing them; folders are shown in the library."""
        for folder in (file for file in files if file.is_dir()):
            self._folders.add(folder)
        cuts, files = split([file for file in files if not file.is_dir()])
        import_cuts(self._session, cuts)
        plain = [file for file in files if file.suffix.lower() not in LAYERED]
        layered = [file for file in files if file not in plain]
        if layered:
            canvas.drop_files(self._session, layered)
        if plain:
            import_files(self._session, plain, self._keep)

    def keep(self, items: Sequence[LibraryItem]) -> None:
        """Keep files of a folder in the project, with the stars and tags they have."""
        alike: dict[tuple[int, tuple[str, ...]], list[Path]] = {}
        for item in items:
            if item.path is not None:
                alike.setdefault((item.stars, item.tags), []).append(item.path)
        # Those with the same marks come as one step.
        for (stars, tags), files in alike.items():
            import_files(self._session, files, partial(self._keep_marked, stars, tags))

    def _keep_marked(self, stars: int, tags: tuple[str, ...], assets: tuple[Asset, ...]) -> None:
        self._keep(tuple(asset.model_copy(update={"stars": stars, "tags": tags}) for asset in assets))

    def _keep(self, assets: tuple[Asset, ...]) -> None:
        if self._session.apply(add_assets(assets)):
            told = (
                trn(
                    "Added {count} picture to the project.",
                    "Added {count} pictures to the project.",
                    len(assets),
                )
                if all(asset.kind == "image" for asset in assets)
                else trn(
                    "Added {count} file to the project.", "Added {count} files to the project.", len(assets)
                )
            )
            self._session.notify(told)

    # -- hearing

    def hears(self, item: LibraryItem) -> bool:
        """Whether an item is what is heard now."""
        heard = listening_of(self._session).heard
        return bool(heard) and heard == (item.sha256 or self._heard.get(item.key, ""))

    def listen(self, item: LibraryItem) -> None:
        """Hear an item, or be silent where it is heard; a file is read first."""
        listening = listening_of(self._session)
        asset = self.asset(item)
        if self.hears(item):
            listening.stop()
        elif asset is not None:
            listening.hear(asset)
        elif item.path is not None:
            import_files(self._session, [item.path], partial(self._hear_file, item.key))

    def _hear_file(self, key: str, assets: tuple[Asset, ...]) -> None:
        for asset in assets[:1]:
            self._heard[key] = asset.sha256
            listening_of(self._session).hear(asset)

    # -- recipes

    def asset(self, item: LibraryItem) -> Asset | None:
        """Return the asset that an item stands for; None for a file."""
        return self._session.find_asset(item.sha256) if item.sha256 else None

    def recipe(self, item: LibraryItem) -> Recipe | None:
        """Return how an item was made; None when it doesn't say."""
        if item.path is not None and item.made:
            return file_recipe(self._folders.index, item.path)
        asset = self.asset(item)
        if asset is None:
            asset = next((it for it in self._session.document.trash if it.sha256 == item.sha256), None)
        return asset.recipe if asset is not None else None

    def use_in(self, item: LibraryItem, work: Work) -> None:
        """Open the form of a generator with an item as its input."""
        if item.sha256:
            self._session.use_in(item.sha256, work.id)
            return
        slot = next((slot for slot in work.takes if slot.kind == item.kind), None)
        if slot is not None and item.path is not None:
            self._session.open_form(work.id, {}, {slot.name: item.path})

    # -- stars and tags

    def rate(self, items: Sequence[LibraryItem], stars: int) -> None:
        """Give things stars, 0 to 5."""
        assets, files = self._apart(items)
        rate_assets(self._session, assets, stars)
        if files:
            self._folders.mark(files, stars=stars)

    def tag(self, items: Sequence[LibraryItem], old: Sequence[str], new: Sequence[str]) -> None:
        """Put the tags `new` in place of `old`, which all of them have."""
        assets, files = self._apart(items)
        tag_assets(self._session, assets, old, new)
        for tags, alike in with_tags(files, old, new).items():
            self._folders.mark(alike, tags=tags)

    def ask_and_tag(self, items: Sequence[LibraryItem], parent: QWidget, ask: AskTags) -> None:
        """Ask for the tags that all of some things shall have."""
        if not items:
            return
        old = common_tags([item.tags for item in items])
        new = ask(parent, old, self._known_tags())
        if new is not None and new != old:
            self.tag(items, old, new)

    def _known_tags(self) -> list[str]:
        found = {tag for asset in self._session.document.assets for tag in asset.tags}
        for folder in self._folders.folders:
            found |= {tag for item in self._folders.items(folder) for tag in item.tags}
        return sorted(found, key=str.casefold)

    def _apart(self, items: Sequence[LibraryItem]) -> tuple[list[Asset], list[LibraryItem]]:
        assets = [found for item in items if (found := self.asset(item)) is not None]
        return assets, [item for item in items if item.path is not None]

    # -- dragging

    def mime(self, items: Sequence[LibraryItem]) -> QMimeData:
        """Return what a drag of these items carries: real files, and what the project calls them."""
        assets = [found for item in items if (found := self.asset(item)) is not None]
        if len(assets) == len(items):
            results = [item.result for item in items if item.result]
            return asset_mime(self._session, assets, results if len(results) == len(items) else ())
        files = [asset_file(self._session, asset) for asset in assets]
        return file_drag(self._session, files, [item.path for item in items if item.path is not None])

    def copy(self, items: Sequence[LibraryItem]) -> None:
        """Put things on the clipboard as files."""
        assets = [found for item in items if (found := self.asset(item)) is not None]
        files = [asset_file(self._session, asset) for asset in assets]
        copy_files(self._session, files, [item.path for item in items if item.path is not None])
