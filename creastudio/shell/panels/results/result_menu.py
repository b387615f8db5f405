"""The context menu of results in the tray."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from creastudio.core.results import Result
from creastudio.shell.alike.menu import add_alike
from creastudio.shell.alike.question import question_of
from creastudio.shell.brand.acts import take_result
from creastudio.shell.i18n import tr, trn
from creastudio.shell.keys import native
from creastudio.shell.layouts.with_and_without import add_other
from creastudio.shell.library.marks import add_marks, ask_and_tag, rate_assets
from creastudio.shell.panels.results.asset_menu import (
    add,
    add_listen,
    add_recipe_actions,
    add_use_in,
    save_as_file,
)
from creastudio.shell.panels.results.file_results import batch_of, save_files
from creastudio.shell.panels.results.result_data import asset_file
from creastudio.shell.panels.results.review import review_of
from creastudio.shell.reading import is_kit, is_only_saved, is_read_only, is_text, read
from creastudio.shell.safety.menu import add_safety
from creastudio.shell.session import Session
from creastudio.shell.transfer.drag_files import copy_files
from creastudio.shell.transfer.file_kinds import is_played
from creastudio.shell.writings.acts import append_text, keep_text, title_of
from creastudio.workspace.campaign_project import campaign_of


def result_menu(session: Session, results: list[Result], parent: QWidget) -> QMenu:
    """Return the menu of the selected results; what works on one works on the first."""
    menu = QMenu(parent)
    first, ids = results[0], [result.id for result in results]
    if all(result.state == "discarded" for result in results):
        text = trn("Bring back", "Bring back {count} results", len(ids))
        add(menu, text, "rotate-ccw", lambda: session.workspace.restore(ids))
        menu.addSeparator()
    elif is_only_saved(first):
        _add_saving(menu, session, results, parent)
        menu.addSeparator()
    elif is_kit(first):
        _add_kit(menu, session, first, parent)
    elif is_read_only(first):
        _add_reading(menu, session, first, parent, native("Return"))
        menu.addSeparator()
    elif is_text(first):
        _add_text_placing(menu, session, first)
        _add_reading(menu, session, first, parent)
        menu.addSeparator()
    elif first.asset.kind == "layout":
        place = lambda: session.accept(first.id, "canvas")  # noqa: E731
        add(menu, tr("Place as artboards"), "layout-template", place, keys=native("Return"))
        campaign = campaign_of(session.workspace.results, first)
        add_other(menu, session, first)
        if campaign:
            add(menu, tr("Deliver…"), "archive", lambda: session.deliverRequested.emit(campaign))
        menu.addSeparator()
    elif is_played(first.asset.kind):
        _add_playing(menu, session, first)
    else:
        _add_placing(menu, session, first)
    if first.asset.kind != "file":
        add_use_in(menu, session, first.asset)
    question = question_of(session)
    alike = [item for one in results if (item := question.item_of(one.asset.sha256)) is not None]
    add_alike(menu, session, alike)
    add_recipe_actions(menu, session, first.asset)
    menu.addSeparator()
    assets = [session.find_asset(result.asset.sha256) or result.asset for result in results]
    add_marks(
        menu, assets[0].stars, lambda stars: rate_assets(session, assets, stars),
        lambda: ask_and_tag(session, assets, parent),
    )  # fmt: skip
    add(menu, tr("Show recipe"), "info", lambda: show_recipe(session, first))
    if not is_only_saved(first):
        add(menu, tr("Save as file…"), "download", lambda: save_as_file(session, first.asset, parent))
    add(
        menu, tr("Copy as file"), "copy",
        lambda: copy_files(session, [asset_file(session, result.asset) for result in results]),
    )  # fmt: skip
    add_safety(menu, session, assets)
    if any(result.state == "new" for result in results):
        menu.addSeparator()
        text = trn("Discard", "Discard {count} results", len(ids))
        add(menu, text, "trash-2", lambda: discard(session, results), keys=native("Delete"))
        _add_discard_all(menu, session, results)
    return menu


def show_recipe(session: Session, result: Result) -> None:
    """Show the recipe of a result in the properties."""
    review_of(session).look_at(result.id)
    session.show_panel("properties")


def discard(session: Session, results: list[Result]) -> None:
    """Throw away those of the results that aren't placed."""
    session.discard([result.id for result in results if result.state == "new"])


def _add_discard_all(menu: QMenu, session: Session, results: list[Result]) -> None:
    """Add a way to throw away whole batches, where that is more than what is selected."""
    jobs = {result.job for result in results}
    batch = [item for item in session.workspace.results if item.job in jobs and item.state == "new"]
    if len(batch) > sum(result.state == "new" for result in results):
        text = trn("Discard the whole group", "Discard the whole group ({count} results)", len(batch))
        add(menu, text, "", lambda: discard(session, batch))


def _add_saving(menu: QMenu, session: Session, results: list[Result], parent: QWidget) -> None:
    """Add that files are saved: those that are chosen, and all of their job where that are more."""
    chosen, batch = [item for item in results if is_only_saved(item)], batch_of(session, results[0])
    save = lambda: save_files(session, chosen, parent)  # noqa: E731
    text = tr("Save as file…") if len(chosen) == 1 else trn("Save…", "Save {count} files…", len(chosen))
    add(menu, text, "download", save, keys=native("Return"))
    if len(batch) > len(chosen):
        text = trn("Save…", "Save all {count} files…", len(batch))
        add(menu, text, "download", lambda: save_files(session, batch, parent))


def _add_kit(menu: QMenu, session: Session, result: Result, parent: QWidget) -> None:
    add(
        menu, tr("Add to brand kits"), "palette", lambda: take_result(session, parent.window(), result),
        keys=native("Return"),
    )  # fmt: skip
    menu.addSeparator()


def _add_reading(menu: QMenu, session: Session, result: Result, parent: QWidget, keys: str = "") -> None:
    add(menu, tr("Read"), "eye", lambda: read(session, result.asset, parent.window()), keys=keys)


def _add_text_placing(menu: QMenu, session: Session, result: Result) -> None:
    """Add the ways in which a text comes into the project; all of them keep it as a writing."""
    add(
        menu, tr("Place as text layer"), "type", lambda: session.accept(result.id, "canvas"), keys=native("Return"),
    )  # fmt: skip
    add(
        menu, tr("Place as subtitles"), "captions", lambda: session.accept(result.id, "timeline"),
        keys=native("Shift+Return"),
    )  # fmt: skip
    add(menu, tr("Place on both"), "clapperboard", lambda: session.accept(result.id, "both"))
    menu.addSeparator()
    add(menu, tr("Keep as writing"), "notebook-pen", lambda: keep_text(session, result.id))
    add(menu, tr("Keep as script"), "scroll-text", lambda: keep_text(session, result.id, "script"))
    add(menu, tr("Keep as note"), "sticky-note", lambda: keep_text(session, result.id, "note"))
    if session.writing is not None:
        name = title_of(session.writing)
        add(
            menu, tr("Go on with it in '{name}'", name=name), "quote", lambda: append_text(session, result.id)
        )
    menu.addSeparator()


def _add_playing(menu: QMenu, session: Session, result: Result) -> None:
    """Add how what is played comes into the project: it has no place on the canvas."""
    add_listen(menu, session, result.asset)
    place = lambda: session.accept(result.id, "timeline")  # noqa: E731
    add(menu, tr("Place on timeline"), "film", place, keys=native("Return"))
    menu.addSeparator()


def _add_placing(menu: QMenu, session: Session, result: Result) -> None:
    add(
        menu,
        tr("Place on canvas"),
        "image",
        lambda: session.accept(result.id, "canvas"),
        keys=native("Return"),
    )
    add(
        menu, tr("Place on timeline"), "film", lambda: session.accept(result.id, "timeline"),
        keys=native("Shift+Return"),
    )  # fmt: skip
    add(menu, tr("Place on both"), "clapperboard", lambda: session.accept(result.id, "both"))
    menu.addSeparator()
