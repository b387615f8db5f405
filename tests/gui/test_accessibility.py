"""Every window, panel, form and dialog can be used by keyboard and read aloud."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QWidget

from creastudio.host.discovery import load_registry
from creastudio.resources import resource_path
from creastudio.shell.commands.actions import ACTIONS
from creastudio.shell.window.docks import PANELS
from creastudio.workspace import opening
from creastudio.workspace.environment import Environment, open_model_library
from tests.gui.accessible_rooms import ASKS_FOR_FILES, BY_ACTION, declared, prepare, rooms
from tests.gui.conftest import StudioRobot
from tests.support.accessible import Seen


@pytest.fixture
def environment(environment: Environment) -> Environment:
    """All plugins that ship, and their models, on an empty home."""
    environment.registry = load_registry()
    environment.models = open_model_library(environment.registry)
    return environment


def open_sample(studio: StudioRobot, name: str) -> None:
    studio.studio.open_workspace(
        lambda: opening.open_copy(studio.studio.environment, resource_path("samples", name))
    )
    shown(studio, studio.window)


def shown(studio: StudioRobot, window: QWidget) -> None:
    studio.qtbot.waitExposed(window)
    window.activateWindow()
    studio.wait(window.isActiveWindow)


def told(root: QWidget) -> list[str]:
    """Return what is wrong with the names and texts in a window."""
    seen = Seen(root)
    return [*seen.nameless(), *seen.unexplained(), *seen.alike(), *seen.cut_texts()]


def visited(studio: StudioRobot, window: QWidget) -> list[str]:
    """Show a window if it isn't yet, and return what is wrong with its names and its way of Tab."""
    window.show()
    shown(studio, window)
    studio.qtbot.wait(1)
    return [f"{type(window).__name__}: {fault}" for fault in (*told(window), *Seen(window).trapped())]


def test_the_start_page(bare_studio: StudioRobot) -> None:
    bare_studio.studio.show_start()
    faults = visited(bare_studio, bare_studio.start)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("sample", ["first-film.crea", "motif.crea"])
def test_the_window_and_its_panels(bare_studio: StudioRobot, sample: str) -> None:
    open_sample(bare_studio, sample)
    window = bare_studio.window
    faults = told(window)
    for place in PANELS:
        window.show_panel(place.name)
        # Until what was replaced is gone.
        bare_studio.qtbot.wait(1)
        faults += [f"{place.name}: {fault}" for fault in told(window.panel(place.name))]
    assert not faults, "\n".join(faults)


def test_the_form_of_every_generator(bare_studio: StudioRobot) -> None:
    bare_studio.new()
    panel = bare_studio.window.generators
    faults: list[str] = []
    for work in panel.works():
        form = panel.choose(work)
        assert form is not None, work
        faults += [f"{work}: {fault}" for fault in told(form)]
    assert not faults, "\n".join(faults)


def test_what_the_actions_open(bare_studio: StudioRobot, monkeypatch: pytest.MonkeyPatch) -> None:
    open_sample(bare_studio, "campaign.crea")
    prepare(bare_studio)
    faults, met = list[str](), dict[str, str]()

    def look(dialog: QDialog) -> int:
        met[action.id] = type(dialog).__name__
        faults.extend(visited(bare_studio, dialog))
        dialog.reject()
        return 0

    monkeypatch.setattr(QDialog, "exec", look)
    monkeypatch.setattr(QDialog, "open", look)
    for action in ACTIONS:
        if (action.title.endswith("…") and action.id not in ASKS_FOR_FILES) or action.id == "help.about":
            bare_studio.do(action.id)
    assert met == BY_ACTION
    assert not faults, "\n".join(faults)


def test_what_no_action_opens(bare_studio: StudioRobot, tmp_path: Path) -> None:
    open_sample(bare_studio, "campaign.crea")
    prepare(bare_studio)
    faults = list[str]()
    for room in rooms():
        window = room.make(bare_studio, tmp_path)
        assert type(window).__name__ == room.kind
        faults += visited(bare_studio, window)
        window.close()
        if window is not bare_studio.window.notices:
            window.deleteLater()
    assert not faults, "\n".join(faults)


def test_no_dialog_is_left_out() -> None:
    assert declared() == {*BY_ACTION.values(), *(room.kind for room in rooms())}


def test_every_action_is_in_a_menu_or_has_a_key() -> None:
    assert [action.id for action in ACTIONS if not action.menu and not action.keys] == []
