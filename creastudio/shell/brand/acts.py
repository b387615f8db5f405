"""Kits that are made from logos and folders, opened from files, and shared as files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from creastudio.api.brand import BrandKit, BrandLogo
from creastudio.api.brand_file import SUFFIX, BrandPack, read_brand, write_brand
from creastudio.api.errors import UserError
from creastudio.core.edits.brand import add_brand_kit
from creastudio.core.results import Result
from creastudio.export.naming import readable_name
from creastudio.shell.chooser import picture_kinds
from creastudio.shell.i18n import tr, tr_said
from creastudio.shell.session import Session
from creastudio.shell.threads.background import background_of, tried
from creastudio.store.files import write_bytes
from creastudio.workspace.notice import Notice

Done = Callable[[BrandKit], object]


def brand_kinds() -> str:
    """Return the filter for brand kits."""
    return tr("Brand kits") + f" (*{SUFFIX})"


def pack_of(session: Session, kit: BrandKit) -> BrandPack:
    """Return a kit of the project with its pictures; UserError when one is gone."""
    return BrandPack(kit, {logo.picture: session.workspace.read_blob(logo.picture) for logo in kit.logos})


def take_path(session: Session, owner: QObject, path: Path, done: Done = lambda _kit: None) -> None:
    """Add the kit that a file holds, that is proposed from a logo, or that is made from a folder; read in the background."""

    def read() -> tuple[BrandPack, list[str]]:
        # With NumPy, which the window starts without.
        from creastudio.media.brand_folder import kit_of

        if path.suffix.lower() == SUFFIX:
            return read_brand(path), []
        found = kit_of(path, background_of(session).go_on)
        return found.pack, found.left_out

    _take(session, owner, path, read, done)


def take_result(session: Session, owner: QObject, result: Result) -> None:
    """Add the kit that a generator made, and show the kits of the project."""
    path = session.workspace.blobs.path(result.asset.sha256)

    def done(kit: BrandKit) -> None:
        session.notify(tr("'{name}' is among the brand kits.", name=kit.name))
        session.show_panel("brand")

    _take(session, owner, path, lambda: (read_brand(path, result.asset.title), []), done)


def offer_kit(session: Session, owner: QObject, result: Result) -> None:
    """Say that a kit is there, with a button that adds it."""
    title = tr_said(result.asset.title) or tr("The brand kit")
    session.offer(
        tr("'{title}' is done.", title=title),
        tr("Add to brand kits"),
        lambda: take_result(session, owner, result),
        usable=lambda: session.result(result.id) is not None,
    )


def _take(
    session: Session, owner: QObject, path: Path, read: Callable[[], tuple[BrandPack, list[str]]], done: Done
) -> None:
    """Read a kit in the background and add it."""

    def take(found: tuple[BrandPack, list[str]] | UserError) -> None:
        if isinstance(found, UserError):
            session.noticeAdded.emit(Notice.from_error(found))
            return
        pack, left_out = found
        for data in pack.pictures.values():
            session.workspace.blobs.put(data)
        if not session.apply(add_brand_kit(pack.kit)):
            return
        if left_out:
            session.notify(
                tr("Not all of '{name}' is in the kit.", name=path.name),
                " ".join(tr_said(sentence) for sentence in left_out[:6]),
            )
        done(pack.kit)

    background_of(session).run(owner, ("brand kit", str(path)), tried(read), take)


def add_logos(
    session: Session, owner: QObject, paths: list[Path], done: Callable[[list[BrandLogo]], object]
) -> None:
    """Read pictures as logos in the background and give `done` those that could be read."""

    def read() -> tuple[list[tuple[BrandLogo, bytes]], list[UserError]]:
        from creastudio.media.brand_proposal import logo_of
        from creastudio.media.images import read_file

        logos: list[tuple[BrandLogo, bytes]] = []
        errors: list[UserError] = []
        for path in paths[:32]:
            try:
                logo, data, _ = logo_of(read_file(path), path.name)
                logos.append((logo, data))
            except UserError as error:
                errors.append(error)
        return logos, errors

    def take(found: tuple[list[tuple[BrandLogo, bytes]], list[UserError]]) -> None:
        logos, errors = found
        for error in errors:
            session.noticeAdded.emit(Notice.from_error(error))
        for _, data in logos:
            session.workspace.blobs.put(data)
        if logos:
            done([logo for logo, _ in logos])

    background_of(session).run(owner, "logos", read, take)


def ask_logo(session: Session, owner: QWidget, done: Done) -> None:
    """Ask for a picture and propose a kit from it."""
    path = session.chooser.open_file(owner.window(), tr("Make a brand kit from a logo"), picture_kinds())
    if path is not None:
        take_path(session, owner, path, done)


def ask_folder(session: Session, owner: QWidget, done: Done) -> None:
    """Ask for a folder and make a kit of it."""
    path = session.chooser.folder(owner.window(), tr("Make a brand kit from a folder"))
    if path is not None:
        take_path(session, owner, path, done)


def ask_file(session: Session, owner: QWidget, done: Done) -> None:
    """Ask for a kit and add it."""
    path = session.chooser.open_file(owner.window(), tr("Open a brand kit"), brand_kinds())
    if path is not None:
        take_path(session, owner, path, done)


def share(session: Session, owner: QWidget, kit: BrandKit) -> None:
    """Ask for a name and write a kit there."""
    start = str(Path.home() / f"{readable_name(kit.name, 'brand')}{SUFFIX}")
    path = session.chooser.save_file(owner.window(), tr("Share the brand kit"), brand_kinds(), start)
    if path is None:
        return
    target = path if path.suffix else path.with_suffix(SUFFIX)
    try:
        write_bytes(target, write_brand(pack_of(session, kit)))
    except UserError as error:
        session.noticeAdded.emit(Notice.from_error(error))
    else:
        session.notify(tr("Wrote {name}.", name=target.name))
