"""Menu entries for anything that shows an asset: a result, a layer, a clip."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, cast

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from creastudio.api.errors import UserError
from creastudio.api.generator import Work
from creastudio.api.media import Kind, suffix_for
from creastudio.api.params import problems, role_name
from creastudio.api.recipe import Recipe
from creastudio.core.assets import Asset
from creastudio.core.blocked import Blocked, refuse_blocked
from creastudio.export.marking import sidecar_of
from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.icons import set_icon
from creastudio.shell.panels.results.result_data import file_name, write_result
from creastudio.shell.panels.results.review import review_of
from creastudio.shell.score.beginning import edit_score
from creastudio.shell.score.saving import save_music
from creastudio.shell.session import Session
from creastudio.shell.timeline.key_adding import accepting, add_at_playhead
from creastudio.shell.timeline.listening import LISTEN_KEY, can_hear, listening_of
from creastudio.workspace.notice import Notice

IMAGE_SUFFIXES = (".png", ".jpg", ".webp")
SCORE_NOTES = (".mid", ".musicxml", ".mxl", ".abc", ".score")
SCORE_SUFFIXES = (*SCORE_NOTES, ".wav", ".flac", ".ogg", ".pdf", ".png", ".svg")


def add(
    menu: QMenu, text: str, icon: str, done: Callable[[], object], *, keys: str = "", enabled: bool = True
) -> QAction:
    """Add an entry that calls `done`; `keys` is shown beside it."""
    action = menu.addAction(text + (f"\t{keys}" if keys else ""))
    if icon:
        set_icon(action, icon)
    action.setEnabled(enabled)
    action.triggered.connect(lambda _checked=False: done())
    return action


def users_of(session: Session, kind: Kind) -> list[Work]:
    """Return the generators that take one file of a kind."""
    registry = session.environment.registry
    return [
        work
        for work in registry.generators()
        if any(item.kind == kind and not item.folder for item in work.takes)
    ]


def add_use_in(menu: QMenu, session: Session, asset: Asset, *, opens: bool = True) -> None:
    """Add "Use in" for an asset of the project, and that it becomes a key where a clip takes it.

    Parameters
    ----------
    opens : bool
        Whether a score can be opened from here, where a menu has no entry of its own for that.
    """
    if accepting(session, asset) is not None:
        add(menu, tr("Add as key at the playhead"), "diamond", partial(add_at_playhead, session, asset))
    if opens and asset.kind == "score":
        add(menu, tr("Edit the notes"), "music", partial(edit_score, session, asset.sha256))
    add_users(menu, session, asset.kind, lambda work: session.use_in(asset.sha256, work.id))


def add_listen(menu: QMenu, session: Session, asset: Asset) -> None:
    """Add that it is heard, or silenced, where there is something to hear."""
    if can_hear(asset.kind):
        listening = listening_of(session)
        on = listening.heard == asset.sha256
        text, icon = (tr("Stop listening"), "square") if on else (tr("Listen"), "headphones")
        add(menu, text, icon, partial(listening.toggle, asset), keys=LISTEN_KEY)


def add_users(menu: QMenu, session: Session, kind: Kind, use: Callable[[Work], object]) -> None:
    """Add "Use in", with the generators that take one file of a kind; it says so where there is none."""
    inner = menu.addMenu(tr("Use in"))
    set_icon(inner.menuAction(), "wand-sparkles")
    works = users_of(session, kind)
    for work in works:
        entry = inner.addAction(tr_text(work.title))
        entry.setToolTip(tr_text(work.summary))
        entry.triggered.connect(lambda _checked=False, chosen=work: use(chosen))
    if not works:
        inner.addAction(tr("No generator takes this yet")).setEnabled(False)


def add_recipe_actions(menu: QMenu, session: Session, asset: Asset) -> None:
    """Add what can be done with the recipe of an asset."""
    add_replays(menu, session, asset.recipe)
    found = live_state_of(session, asset)
    if found is not None:
        work, params, seed = found
        add(menu, tr("Explore from here"), "move", lambda: session.explore(work, params, seed))


def live_state_of(session: Session, asset: Asset) -> tuple[str, dict[str, Any], int] | None:
    """Return the live generator, the parameters and the seed that a result tells of; None for one that tells of none.

    A result of any generator may name a state of a live one of the same plugin: its parameters lie in the metadata under
    the name of that generator without its plugin's ("explore" for "gan.explore").
    """
    recipe = asset.recipe
    if recipe is None:
        return None
    plugin = recipe.generator.partition(".")[0]
    registry = session.environment.registry
    for panel in registry.pads():
        own, _, name = panel.generator.partition(".")
        told = asset.metadata.get(name)
        if own != plugin or not isinstance(told, Mapping):
            continue
        params = cast("dict[str, Any]", dict(cast("Mapping[str, Any]", told)))
        work = registry.work(panel.generator)
        if not problems(work.params, params):
            seeded = role_name(work.params, "seed")
            return work.id, params, int(params.get(seeded or "", recipe.seed))
    return None


def add_replays(menu: QMenu, session: Session, recipe: Recipe | None) -> None:
    """Add what can be made of a recipe; disabled where there is none, or its generator isn't there."""
    known = recipe is not None and is_known(session, recipe.generator)
    again = known and recipe is not None and recipe.replay != "none"

    def vary() -> None:
        if recipe is not None:
            session.vary(recipe, review_of(session).strength)

    add(menu, tr("Vary"), "shuffle", vary, enabled=known)
    add(menu, tr("Make again"), "refresh-cw", lambda: recipe and session.again(recipe), enabled=again)
    add(
        menu,
        tr("Use these settings"),
        "sliders-horizontal",
        lambda: recipe and session.use_settings(recipe),
        enabled=known,
    )


def save_as_file(session: Session, asset: Asset, parent: QWidget | None) -> Path | None:
    """Ask for a file name and write the asset there with its recipe; None when nothing was written.

    What the policy of the project blocks is told before anybody chooses a name, with the offer to let it through.
    """
    try:
        refuse_blocked(session.document, session.find_asset(asset.sha256) or asset)
    except Blocked as error:
        session.blockedTold.emit(error)
        return None
    own = (suffix_for(asset.media_type, asset.metadata),)
    known = {"image": IMAGE_SUFFIXES, "score": SCORE_SUFFIXES, "layout": (*IMAGE_SUFFIXES, *own)}
    suffixes = known.get(asset.kind, own)
    kinds = ";;".join(f"{suffix[1:].upper()} (*{suffix})" for suffix in suffixes)
    # What other programs read comes first.
    name = file_name(asset).removesuffix(".score") + ".mid" if asset.kind == "score" else file_name(asset)
    out = session.chooser.save_file(parent, tr("Save as file"), kinds, name)
    if out is None:
        return None
    out = out if out.suffix else out.with_suffix(suffixes[0])
    if asset.kind == "score" and out.suffix.lower() not in SCORE_NOTES:
        # Sound and engraving take their time.
        def saved(_made: object) -> None:
            _tell_saved(session, asset, out)

        save_music(session, out, partial(write_result, session, asset), saved, tr("Save as file"))
        return out
    try:
        write_result(session, asset, out)
    except UserError as error:
        session.noticeAdded.emit(Notice.from_error(error, tr("Save as file")))
        return None
    _tell_saved(session, asset, out)
    return out


def _tell_saved(session: Session, asset: Asset, out: Path) -> None:
    session.notify(tr("Saved {name}", name=out.name), _where_recipe_is(asset, out))


def _where_recipe_is(asset: Asset, out: Path) -> str:
    if asset.recipe is None:
        return ""
    beside = sidecar_of(out)
    if beside.exists():
        return tr("Its recipe is beside it, in {name}.", name=beside.name)
    return tr("Its recipe is in the file.")


def is_known(session: Session, work_id: str) -> bool:
    """Return whether a generator or trainer is there."""
    registry = session.environment.registry
    return any(work.id == work_id for work in (*registry.generators(), *registry.trainers()))
