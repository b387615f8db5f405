"""Menus: what can be chosen when, and what is marked."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from creastudio.core import edits
from creastudio.core.canvas import GroupLayer, ShapeLayer, Transform
from creastudio.shell.chooser import placeable_kinds
from creastudio.shell.commands.layer_commands import new_mask
from creastudio.shell.dialogs.keys import KeysDialog
from creastudio.shell.keys import native
from creastudio.shell.transfer.file_kinds import SUFFIXES
from creastudio.shell.window.docks import PANELS
from tests.gui.conftest import StudioRobot
from tests.support.source import ROOT


def enabled(studio: StudioRobot, *names: str) -> dict[str, bool]:
    studio.window.commands.refresh()
    return {name: studio.window.actions_by_id[name].isEnabled() for name in names}


def add_shape(studio: StudioRobot, name: str) -> str:
    layer = ShapeLayer(name=name, transform=Transform(x=60, y=60, width=40, height=40))
    studio.session.apply(edits.add_layer(studio.session.artboard_id, layer))
    return layer.id


@pytest.fixture
def view(studio: StudioRobot) -> QMenu:
    menu = studio.window.menus.panels.parent()
    assert isinstance(menu, QMenu)
    return menu


def panel_entry(studio: StudioRobot, view: QMenu, name: str) -> QAction:
    view.aboutToShow.emit()
    return studio.window.menus.panels.entries[name]


MASKS = ("layer.mask", "layer.mask_off", "layer.mask_delete")


def test_nothing_of_the_layer_menu_acts_on_nothing(studio: StudioRobot) -> None:
    add_shape(studio, "a")
    studio.session.select()
    names = (
        *MASKS,
        "layer.unlink",
        "layer.clip",
        "edit.ungroup",
        "edit.copy",
        "align.left",
        "align.distribute_x",
    )
    assert not any(enabled(studio, *names).values())


def test_masks_are_deleted_where_there_is_one(studio: StudioRobot) -> None:
    layer_id = add_shape(studio, "a")
    studio.session.select([layer_id])
    assert enabled(studio, *MASKS) == {
        "layer.mask": True,
        "layer.mask_off": False,
        "layer.mask_delete": False,
    }
    artboard, layer = studio.session.document.find_layers([layer_id])[0]
    studio.session.apply(edits.set_mask(layer_id, new_mask(layer, artboard)))
    assert enabled(studio, *MASKS) == {"layer.mask": False, "layer.mask_off": True, "layer.mask_delete": True}


def test_only_a_linked_copy_becomes_its_own_and_only_a_group_is_ungrouped(studio: StudioRobot) -> None:
    layer_id = add_shape(studio, "a")
    studio.session.select([layer_id])
    assert not enabled(studio, "layer.unlink")["layer.unlink"]
    studio.do("layer.link")
    assert enabled(studio, "layer.unlink", "edit.ungroup") == {"layer.unlink": True, "edit.ungroup": False}
    studio.do("edit.group")
    (group,) = (
        layer for layer in studio.session.document.artboards[0].layers if isinstance(layer, GroupLayer)
    )
    studio.session.select([group.id])
    assert enabled(studio, "edit.ungroup")["edit.ungroup"]


def test_a_layer_is_clipped_where_one_lies_below(studio: StudioRobot) -> None:
    low, high = add_shape(studio, "low"), add_shape(studio, "high")
    studio.session.select([low])
    assert not enabled(studio, "layer.clip")["layer.clip"]
    studio.session.select([high])
    assert enabled(studio, "layer.clip")["layer.clip"]


def test_three_layers_are_distributed(studio: StudioRobot) -> None:
    ids = [add_shape(studio, name) for name in "abc"]
    studio.session.select(ids[:2])
    assert enabled(studio, "align.left", "align.distribute_x") == {
        "align.left": True,
        "align.distribute_x": False,
    }
    studio.session.select(ids)
    assert enabled(studio, "align.distribute_x")["align.distribute_x"]


def test_a_placed_result_is_not_discarded(studio: StudioRobot) -> None:
    (result,) = studio.make(1)
    assert enabled(studio, "generate.discard")["generate.discard"]
    studio.session.accept(result.id)
    studio.session.set_review([result.id], result.id)
    names = ("generate.discard", "generate.close", "generate.again", "generate.vary")
    assert enabled(studio, *names) == {
        "generate.discard": False, "generate.close": True, "generate.again": True, "generate.vary": True
    }  # fmt: skip


def test_panels_are_hidden_and_shown_with_a_mark(studio: StudioRobot, view: QMenu) -> None:
    for place in PANELS:
        assert panel_entry(studio, view, place.name).isChecked() == place.at_first, place.name
    entry = panel_entry(studio, view, "layers")
    entry.trigger()
    assert not studio.window.docks.docks["layers"].isVisible()
    assert not panel_entry(studio, view, "layers").isChecked()
    entry.trigger()
    assert studio.window.docks.docks["layers"].isVisible()
    assert panel_entry(studio, view, "layers").isChecked()
    assert "Alt+5" in entry.text()


def test_the_key_of_a_panel_never_hides_it(studio: StudioRobot) -> None:
    for _ in range(2):
        studio.window.actions_by_id["panel.layers"].trigger()
        assert studio.window.docks.docks["layers"].isVisible()


def test_the_timeline_is_hidden_remembered_and_shown(studio: StudioRobot) -> None:
    timeline, action = studio.window.timeline, studio.window.actions_by_id["view.timeline"]
    studio.window.commands.refresh()
    assert action.isChecked()
    studio.do("view.timeline")
    studio.wait(lambda: not action.isChecked())
    assert not timeline.isVisible()
    studio.window.closing.drop()
    again = studio.new()
    assert not again.timeline.isVisible()
    studio.do("view.timeline")
    assert again.timeline.isVisible()
    studio.wait(lambda: again.timeline.height() > 60)


def test_rulers_have_a_mark(studio: StudioRobot) -> None:
    action = studio.window.actions_by_id["view.rulers"]
    studio.window.commands.refresh()
    before = action.isChecked()
    studio.do("view.rulers")
    studio.wait(lambda: action.isChecked() != before)
    assert studio.window.canvas.rulers.shown != before


def test_enter_is_called_enter_everywhere(studio: StudioRobot) -> None:
    texts = [item.text() + item.toolTip() for item in studio.window.actions_by_id.values()]
    dialog = KeysDialog(studio.session, studio.window)
    texts += [
        dialog.table.topLevelItem(row).child(0).text(1) for row in range(dialog.table.topLevelItemCount())
    ]
    dialog.deleteLater()
    assert not [text for text in texts if "Return" in text]
    generate = studio.window.actions_by_id["generate.run"]
    assert generate.shortcut().toString() == "Ctrl+Enter"
    assert native("Ctrl+Return") == "Ctrl+Enter"


def test_every_file_that_can_be_dropped_can_be_chosen() -> None:
    kinds = placeable_kinds()
    assert all(f"*{suffix}" in kinds for suffix in SUFFIXES)
    told = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for suffix in (".bmp", ".gif", ".tif", ".webp"):
        assert f"`{suffix}`" in told
        assert f"*{suffix}" in kinds
