"""No state is told by colour alone: in a theme of two tones, ink and ground, each can still be told from the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTextDocument
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QMenu,
    QPushButton,
    QRadioButton,
    QSlider,
    QSpinBox,
    QStyle,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from creastudio.core.canvas import Artboard
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Loop, Marker, Sequence
from creastudio.shell.alike.bar import LikeButtons
from creastudio.shell.app import make_application
from creastudio.shell.canvas.painting import paint_name
from creastudio.shell.panels.fields.curve_editor import CurveEditor
from creastudio.shell.panels.training.chart import CurveChart
from creastudio.shell.theme import THEMES, Tokens, apply_theme
from creastudio.shell.timeline.playback.ring import Levels
from creastudio.shell.timeline.ruler.painting import paint_ruler
from creastudio.shell.timeline.timescale import TimeScale
from creastudio.shell.timeline.transport.level_meter import LevelMeter
from creastudio.shell.widgets.notice_card import ICONS as NOTICE_ICONS
from creastudio.shell.widgets.picture_cells import paint_badge, paint_chosen_row, paint_edge
from creastudio.shell.writing.highlighting import Highlighter
from creastudio.shell.writing.margin import RANK, SIGNS, _paint_sign
from tests.gui.accessible_rooms import SHELL

GROUND = {"window", "panel", "raised", "field", "canvas", "hover", "pressed", "selection", "on_accent"}
"""Tokens of what lies behind; all others are ink."""

LEAST = 8
"""Px that differ at least."""


@pytest.fixture
def two_tones(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A look in which colours say nothing."""
    app = make_application()
    names = [field.name for field in fields(Tokens) if field.name != "dark"]
    tones = {name: "#000000" if name in GROUND else "#ffffff" for name in names}
    monkeypatch.setitem(THEMES, "two tones", Tokens(dark=True, **tones))  # type: ignore[misc]
    apply_theme(app, "two tones")
    yield
    apply_theme(app, "dark")


def apart(one: QImage, other: QImage) -> int:
    """Return how many px of two pictures differ when each px is either ink or ground."""
    assert one.size() == other.size()
    return sum(
        (QColor(one.pixel(x, y)).lightness() > 127) != (QColor(other.pixel(x, y)).lightness() > 127)
        for x in range(one.width())
        for y in range(one.height())
    )


def drawn(paint: Callable[[QPainter], object], width: int = 120, height: int = 60) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def grabbed(widget: QWidget) -> QImage:
    QApplication.processEvents()
    return widget.grab().toImage()


def controls() -> dict[str, Callable[[], QWidget]]:
    def with_role(role: str) -> Callable[[], QWidget]:
        def make() -> QWidget:
            made = QPushButton("Words")
            made.setProperty("role", role)
            return made

        return make

    def tool(*, checked: bool = False) -> QWidget:
        made = QToolButton()
        made.setText("T")
        made.setCheckable(True)
        made.setChecked(checked)
        return made

    def choice() -> QWidget:
        made = QComboBox()
        made.addItems(["one", "two"])
        return made

    return {
        "button": lambda: QPushButton("Words"), "primary": with_role("primary"), "flat": with_role("flat"),
        "link": with_role("link"), "danger": with_role("danger"), "tool": tool, "switched on": lambda: tool(checked=True),
        "line": QLineEdit, "number": QSpinBox, "choice": choice, "check": lambda: QCheckBox("Words"),
        "one of several": lambda: QRadioButton("Words"), "slider": lambda: QSlider(Qt.Orientation.Horizontal),
    }  # fmt: skip


BORDERED = ("button", "primary", "danger", "line", "number", "choice", "check", "one of several")
"""Controls with an edge, which is dashed where they can't be used; of others the words or the icon are paler."""


Settle = Callable[[QWidget], QWidget]


@pytest.fixture
def settled(qtbot: QtBot) -> Settle:
    """Shows a control beside another that has the keyboard."""
    held: list[QWidget] = []

    def settle(widget: QWidget) -> QWidget:
        holder = QWidget()
        held.append(holder)
        qtbot.addWidget(holder)
        holder.resize(200, 180)
        other = QPushButton("Other", holder)
        other.move(0, 150)
        widget.setParent(holder)
        widget.setGeometry(4, 4, 180, 36)
        holder.show()
        qtbot.waitExposed(holder)
        holder.activateWindow()
        qtbot.waitUntil(holder.isActiveWindow)
        other.setFocus()
        return widget

    return settle


@pytest.mark.parametrize("kind", controls())
@pytest.mark.usefixtures("two_tones")
def test_where_the_keyboard_is_and_what_can_be_used(settled: Settle, kind: str) -> None:
    widget = settled(controls()[kind]())
    if isinstance(widget, QLineEdit):
        # Neither a caret nor marked letters are what tells it.
        widget.setReadOnly(True)
    at_rest = grabbed(widget)
    widget.setFocus(Qt.FocusReason.MouseFocusReason)
    assert apart(at_rest, grabbed(widget)) >= LEAST, "the keyboard"
    widget.clearFocus()
    if kind in BORDERED:
        widget.setEnabled(False)
        assert apart(at_rest, grabbed(widget)) >= LEAST, "disabled"


@pytest.mark.parametrize("kind", ["tool", "check", "one of several"])
@pytest.mark.usefixtures("two_tones")
def test_what_is_switched_on(settled: Settle, kind: str) -> None:
    widget = settled(controls()[kind]())
    off = grabbed(widget)
    widget.setChecked(True)  # type: ignore[attr-defined]
    assert apart(off, grabbed(widget)) >= LEAST


@pytest.mark.usefixtures("two_tones")
def test_which_row_tab_and_menu_entry_is_chosen(qtbot: QtBot, settled: Settle) -> None:
    rows = QListWidget()
    rows.addItems(["same", "same"])
    settled(rows).resize(180, 70)
    before = grabbed(rows)
    rows.setCurrentRow(1)
    rows.clearFocus()
    assert apart(before, grabbed(rows)) >= LEAST
    tabs = QTabBar()
    tabs.addTab("same")
    tabs.addTab("same")
    settled(tabs)
    before = grabbed(tabs)
    tabs.setFocus(Qt.FocusReason.TabFocusReason)
    assert apart(before, grabbed(tabs)) >= LEAST, "the keyboard on a tab"
    tabs.clearFocus()
    tabs.setCurrentIndex(1)
    assert apart(before, grabbed(tabs)) >= LEAST
    menu = QMenu()
    qtbot.addWidget(menu)
    entries = [menu.addAction("same"), menu.addAction("same")]
    menu.popup(QPoint())
    before = grabbed(menu)
    menu.setActiveAction(entries[1])
    assert apart(before, grabbed(menu)) >= LEAST
    menu.close()


@pytest.mark.usefixtures("two_tones")
def test_that_it_was_too_loud(qtbot: QtBot) -> None:
    meter = LevelMeter()
    qtbot.addWidget(meter)
    meter.resize(meter.sizeHint())
    quiet = grabbed(meter)
    meter.take(Levels((1.0, 1.0), (0.0, 0.0)), 0.0)
    meter._peaks = meter._means = [-60.0, -60.0]
    loud = grabbed(meter)
    assert apart(quiet, loud) >= LEAST
    # Not only a lit lamp: a sign is in it.
    lamp = [
        QColor(loud.pixel(x, y)).lightness()
        for x in range(meter.width() - 8, meter.width())
        for y in range(4, 16)
    ]
    assert min(lamp) < 100 < 200 < max(lamp)
    assert "too loud" in meter.toolTip()


@pytest.mark.usefixtures("two_tones")
def test_what_is_liked(qtbot: QtBot) -> None:
    likes = LikeButtons()
    qtbot.addWidget(likes)
    pictures: list[QImage] = []
    for opinion in (None, True, False):
        likes.show_opinion(opinion)
        pictures.append(grabbed(likes))
        assert (likes.like.isChecked(), likes.dislike.isChecked()) == (opinion is True, opinion is False)
    assert min(apart(pictures[0], pictures[1]), apart(pictures[0], pictures[2])) >= LEAST
    assert apart(pictures[1], pictures[2]) >= LEAST


@pytest.mark.usefixtures("two_tones")
def test_what_the_ruler_shows() -> None:
    scale = TimeScale(40.0)

    def ruler(*, on: bool = True, chosen: str = "", hit: bool = False) -> QImage:
        marker = Marker(id="m", at=SECOND, color="#ffffff", hit_point=hit)
        sequence = Sequence(loop=Loop(start=2 * SECOND, end=5 * SECOND, on=on), markers=(marker,))
        return drawn(lambda painter: paint_ruler(painter, sequence, scale, 400, chosen), 400, 60)

    plain = ruler()
    for other in (ruler(on=False), ruler(hit=True)):
        assert apart(plain, other) >= LEAST


@pytest.mark.usefixtures("two_tones")
def test_the_point_of_a_curve_that_keys_move(settled: Settle) -> None:
    editor = settled(CurveEditor())
    editor.resize(180, 140)
    before = grabbed(editor)
    editor.setFocus()
    assert apart(before, grabbed(editor)) >= LEAST


@pytest.mark.usefixtures("two_tones")
def test_curves_have_dashes_of_their_own(qtbot: QtBot) -> None:
    pictures: list[QImage] = []
    for place in range(5):
        chart = CurveChart("Loss")
        qtbot.addWidget(chart)
        chart.resize(300, 140)
        names = ["a", "b", "c", "d", "e"]
        chart.show_curves(
            {name: [(0.0, 0.0), (9.0, 1.0)] if at == place else [] for at, name in enumerate(names)}
        )
        pictures.append(grabbed(chart))
    for at, one in enumerate(pictures):
        for other in pictures[at + 1 :]:
            assert apart(one, other) >= LEAST


@pytest.mark.usefixtures("two_tones")
def test_what_stands_on_pictures_and_rows() -> None:
    box = QRectF(8, 8, 48, 40)
    bare = drawn(lambda _painter: None)
    chosen = drawn(lambda painter: paint_edge(painter, box, QStyle.StateFlag.State_Selected))
    row = drawn(lambda painter: paint_chosen_row(painter, box))
    badges = [
        drawn(lambda painter, name=name: paint_badge(painter, box, name, "#ffffff"))
        for name in ("check", "trash-2", "eye-off", "heart", "thumbs-down")
    ]
    for one in (chosen, row, *badges):
        assert apart(bare, one) >= LEAST
    for at, one in enumerate(badges):
        assert all(apart(one, other) >= LEAST for other in badges[at + 1 :])


@pytest.mark.usefixtures("two_tones")
def test_which_artboard_is_active() -> None:
    board = Artboard(name="Board", width=100, height=100)
    target = QRectF(4, 30, 110, 28)
    one, other = (
        drawn(lambda painter, active=active: paint_name(painter, target, board, active=active))
        for active in (True, False)
    )
    assert apart(one, other) >= LEAST


@pytest.mark.usefixtures("two_tones")
def test_what_checks_say_of_a_line() -> None:
    from PySide6.QtCore import QRect

    signs = [
        drawn(lambda painter, kind=kind: _paint_sign(painter, QRect(4, 4, 9, 9), kind))
        for kind in ("error", "warning", "good")
    ]
    for at, one in enumerate(signs):
        assert all(apart(one, other) >= LEAST for other in signs[at + 1 :])
    assert len(set(SIGNS.values())) == len(SIGNS) == len(RANK)


def test_the_words_of_a_model_and_faults_in_words_are_marked_by_lines(qtbot: QtBot) -> None:
    del qtbot
    document = QTextDocument("Written by a model. A fault. A doubt.")
    marks = Highlighter(document)
    marks._ranges = ((0, 19),)
    notes = [
        {"line": 0, "start": 20, "end": 28, "severity": "error"},
        {"line": 0, "start": 29, "end": 37, "severity": "warning"},
    ]
    marks.set_notes(notes)  # pyright: ignore[reportArgumentType]
    marks.rehighlight()
    layout = document.firstBlock().layout()
    assert layout is not None
    styles = [part.format.underlineStyle() for part in layout.formats()]  # pyright: ignore[reportAttributeAccessIssue]
    assert len(set(styles)) == 3
    assert all(style.value for style in styles)


def test_notices_have_signs_of_their_own() -> None:
    assert len({icon for icon, _tone in NOTICE_ICONS.values()}) == len(NOTICE_ICONS)


TOLD_BY = {
    "library/delegate.py": "a tick", "library/stars.py": "as many filled stars",
    "library/details.py": "filled and hollow stars",
    "writings/delegate.py": "two arrows", "timeline/painting/clip_painting.py": "hatching, and the words 'missing'",
    "timeline/painting/handle_painting.py": "it is the line itself", "timeline/mouse/drag_tip.py": "the reason in words",
    "timeline/ruler/painting.py": "it is the line itself", "timeline/tracks/track_header.py": "a crossed eye or loudspeaker",
    "timeline/transport/level_meter.py": "how long the bar is, and '!'", "safety/dialog.py": "a tick or an arrow",
    "safety/badges.py": "an icon of each action", "safety/card.py": "a flag", "panels/training/chart.py": "dashes of each curve",
    "panels/training/advice_strip.py": "an icon of each level", "panels/layers/delegate.py": "an icon of each state",
    "panels/results/tray_delegate.py": "a tick", "panels/fields/font_field.py": "a triangle", "datasets/grid.py": "an icon",
    "datasets/views.py": "an icon of each kind", "models/cards.py": "a triangle and the word 'missing'",
    "dialogs/reader.py": "a wavy line", "canvas/flags.py": "an icon of each action, and words",
    "canvas/guides.py": "dashes or dots", "canvas/painting.py": "it is the line itself", "canvas/motion.py": "it is the way itself",
    "live/plane.py": "it is the point itself", "live/picture_view.py": "words", "past_ads/strip.py": "a tick or dashes, and words",
    "score/text_lane.py": "underlined words", "score/bar_ruler.py": "it is the playhead", "score/grid.py": "whole, dashed or dotted lines",
    "score/roll_tiles.py": "a bar and hatching", "writing/highlighting.py": "waves, dashes or dots",
    "writing/budget.py": "words below the bar", "writing/margin.py": "triangle, dot or ring", "plugins/card.py": "a triangle and words",
    "plugins/offer_dialog.py": "a triangle and words", "widgets/notice_card.py": "an icon of each level",
    "start/start_page.py": "an icon and words",
    "campaign/summary.py": "words", "widgets/toasts.py": "it is how long they stay",
}  # fmt: skip
"""Where the colours of what is wrong, doubtful or well are painted, and what tells it beside them."""

STATED = re.compile(
    r"(?:tokens\(\)|look)\.(?:danger|warning|success)\b|color\(\s*\"(?:danger|warning|success)\"|, \"(?:danger|warning|success)\""
)
WORDS = re.compile(
    r"(?<!icon_)label\([^\n]*\"(?:warning|error)\"|Choice\(|level=|Notice\(|set_role\(|setProperty\("
)
"""Labels, buttons and notices say it in words."""


def test_each_use_of_a_colour_for_a_state_has_a_sign_beside_it() -> None:
    used = {
        file.relative_to(SHELL).as_posix()
        for file in SHELL.rglob("*.py")
        for line in file.read_text(encoding="utf-8").splitlines()
        if STATED.search(line) and not WORDS.search(line)
    }
    assert used - {"theme.py", "look/style_sheet.py"} == {name for name, sign in TOLD_BY.items() if sign}
