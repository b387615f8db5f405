"""The window says that pip brought a plugin, and switches it off where that is wished."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.shell.notices import Offer
from creastudio.workspace.environment import open_registry
from tests.gui.conftest import StudioRobot
from tests.support.plugin_maker import make_unpacked, put_into_environment


def test_a_plugin_of_pip_is_told_of_and_can_be_switched_off(
    studio: StudioRobot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_into_environment(monkeypatch, make_unpacked(tmp_path / "site", "guipip"))
    studio.studio.use_plugins(open_registry())

    def offers() -> list[Offer]:
        found = studio.studio.notifier.notices
        return [item for item in found if isinstance(item, Offer) and "guipip" in item.message]

    studio.wait(lambda: len(offers()) == 1)
    (told,) = offers()
    assert "your rights" in told.hint
    assert told.action is not None
    told.action()
    registry = studio.studio.environment
    studio.wait(lambda: registry.registry.plugin("guipip").status == "disabled")
    studio.studio.use_plugins(open_registry())
    studio.wait(lambda: not studio.studio.tasks.busy)
    assert len(offers()) == 1
