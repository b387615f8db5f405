"""Why a layout looks so, of a result and of an artboard: nothing to say is nothing shown."""

from __future__ import annotations

from creastudio.api.layout import Dropped, Layout
from creastudio.core.assets import Asset
from creastudio.shell.layouts.why import Why, dropped_text
from tests.gui.conftest import StudioRobot


def test_what_is_no_layout_or_is_gone_has_no_reasons(studio: StudioRobot) -> None:
    why = Why()
    studio.qtbot.addWidget(why)
    for kind in ("image/png", "application/x-creastudio-layout"):
        why.show_asset(studio.session, Asset(sha256="c" * 64, media_type=kind))
        assert why.isHidden()
    why.show_layout(Layout(width=100, height=100))
    assert why.isHidden()
    made = Layout(width=100, height=100).artifact()
    assert made.data is not None
    sha256 = studio.session.workspace.blobs.put(made.data)
    for _ in range(2):
        why.show_asset(studio.session, Asset(sha256=sha256, media_type=made.media_type))
        assert why.isHidden()


def test_what_had_no_room_is_named_with_its_reason() -> None:
    gone = Dropped(id="legal", role="legal", reason="There is no room.")
    assert dropped_text(gone) == "Left out: Legal line. There is no room."
