"""How the studio looks: colour tokens, spacing, text scale, and what makes Qt follow them.

Widgets take colours from ``tokens()`` and lengths from ``px()``; nothing else holds a colour or a font size.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from weakref import WeakSet

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget
from shiboken6 import isValid

from creastudio.render.gui_app import load_fonts

SPACE = 8
"""The rhythm: distances are multiples or simple parts of this, px at text scale 1."""

BASE_TEXT = 13
"""Size of ordinary text, px at text scale 1."""

FAMILIES = (
    "Inter", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei", "Noto Color Emoji",
)  # fmt: skip


@dataclass(frozen=True)
class Tokens:
    """The colours of one theme, by what they are for."""

    dark: bool
    window: str
    """Behind everything."""
    panel: str
    """Docks and dialogs."""
    raised: str
    """Buttons, cards, menus."""
    field: str
    """What can be typed into."""
    canvas: str
    """Behind the artboards."""
    hover: str
    pressed: str
    border: str
    border_strong: str
    edge: str
    """Around what can be pressed, typed into or switched."""
    text: str
    dim: str
    """Second-rank text."""
    faint: str
    """Hints, and what is disabled."""
    accent: str
    on_accent: str
    accent_hover: str
    selection: str
    danger: str
    warning: str
    success: str


THEMES: Mapping[str, Tokens] = {
    "dark": Tokens(
        dark=True, window="#131419", panel="#1b1d23", raised="#262932", field="#14151a", canvas="#0e0f12",
        hover="#2f333e", pressed="#383d4a", border="#2a2d36", border_strong="#414654", edge="#6b738a", text="#e8eaf0",
        dim="#a9afbd", faint="#8b919e", accent="#86a3ff", on_accent="#0c1330", accent_hover="#9db4ff",
        selection="#2b3a66", danger="#ff8080", warning="#f0bb5a", success="#62d2a2",
    ),
    "light": Tokens(
        dark=False, window="#e9ebf0", panel="#f8f9fb", raised="#ffffff", field="#ffffff", canvas="#d9dce3",
        hover="#eceff6", pressed="#dfe4f0", border="#d6dae3", border_strong="#b3bac8", edge="#79859e", text="#1c2029",
        dim="#505868", faint="#636a79", accent="#3356d2", on_accent="#ffffff", accent_hover="#2746b8",
        selection="#d5dffb", danger="#b3261e", warning="#865700", success="#0f7049",
    ),
    "grey": Tokens(
        dark=True, window="#333333", panel="#3e3e3e", raised="#4b4b4b", field="#303030", canvas="#5c5c5c",
        hover="#525252", pressed="#585858", border="#4a4a4a", border_strong="#6a6a6a", edge="#999999", text="#f0f0f0",
        dim="#d8d8d8", faint="#bcbcbc", accent="#dcdcdc", on_accent="#1e1e1e", accent_hover="#f2f2f2",
        selection="#585858", danger="#ffc2bc", warning="#f2cf8c", success="#a6dcc0",
    ),
    "contrast": Tokens(
        dark=True, window="#000000", panel="#000000", raised="#141414", field="#000000", canvas="#000000",
        hover="#2b2b2b", pressed="#3a3a3a", border="#8c8c8c", border_strong="#ffffff", edge="#c4c4c4", text="#ffffff",
        dim="#f0f0f0", faint="#bdbdbd", accent="#ffd84a", on_accent="#000000", accent_hover="#ffe688",
        selection="#004a9e", danger="#ffa7a7", warning="#ffcf5c", success="#7dffb8",
    ),
}  # fmt: skip


class _Follower(QObject):
    """What is called after a change of the theme.

    Its owner holds it, not the look: `follow` knows the owner, and with it a whole window would be kept.
    """

    def __init__(self, owner: QObject, follow: Callable[[], None]) -> None:
        super().__init__(owner)
        self.follow = follow


class _Look:
    """The look in use; one a process, as Qt's palette and style sheet are."""

    def __init__(self) -> None:
        self.name = "dark"
        self.scale = 1.0
        self.followers: WeakSet[_Follower] = WeakSet()


_look = _Look()


def tokens() -> Tokens:
    """Return the colours in use."""
    return THEMES[_look.name]


def color(name: str, alpha: float = 1.0) -> QColor:
    """Return one token as a colour, with `alpha` 0 to 1."""
    found = QColor(getattr(tokens(), name))
    found.setAlphaF(alpha)
    return found


def px(length: float) -> int:
    """Return a length at text scale 1 as px at the scale in use, at least 1."""
    return max(1, round(length * _look.scale))


def text_scale() -> float:
    """Return the text scale in use, 0.8 to 2."""
    return _look.scale


def apply_theme(app: QApplication, name: str, scale: float = 1.0) -> None:
    """Make the whole application look like theme `name`, its text and spacing scaled by `scale`."""
    from creastudio.shell.icons import retint
    from creastudio.shell.look.rescaling import rescale
    from creastudio.shell.look.style_sheet import style_sheet

    rescale(app.allWidgets(), _look.scale, scale)
    _look.name, _look.scale = (name if name in THEMES else "dark"), scale
    load_fonts()
    # Once there is a style sheet the style has another name; made anew, every widget would be polished twice.
    if not app.styleSheet():
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setFont(font())
    app.setPalette(palette(tokens()))
    app.setStyleSheet(style_sheet(tokens(), px))
    retint()
    tell_followers()


def tell_followers() -> None:
    """Have all that follow the theme look at it, and at whether things may move, again."""
    for follower in tuple(_look.followers):
        if isValid(follower):
            follower.follow()


def follow_theme(owner: QObject, follow: Callable[[], None]) -> None:
    """Call `follow` after every change of the theme, as long as `owner` lives."""
    _look.followers.add(_Follower(owner, follow))


def font(size: float = BASE_TEXT, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the studio's font; `size` in px at text scale 1."""
    found = QFont()
    found.setFamilies(list(FAMILIES))
    found.setPixelSize(px(size))
    found.setWeight(weight)
    return found


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget its part in the style sheet: title, heading, dim, error, card, empty, primary, flat, danger."""
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def palette(look: Tokens) -> QPalette:
    """Return the Qt palette of a theme."""
    found = QPalette()
    roles = {
        QPalette.ColorRole.Window: look.panel,
        QPalette.ColorRole.WindowText: look.text,
        QPalette.ColorRole.Base: look.field,
        QPalette.ColorRole.AlternateBase: look.panel,
        QPalette.ColorRole.Text: look.text,
        QPalette.ColorRole.PlaceholderText: look.faint,
        QPalette.ColorRole.Button: look.raised,
        QPalette.ColorRole.ButtonText: look.text,
        QPalette.ColorRole.ToolTipBase: look.raised,
        QPalette.ColorRole.ToolTipText: look.text,
        QPalette.ColorRole.Highlight: look.selection,
        QPalette.ColorRole.HighlightedText: look.text,
        QPalette.ColorRole.Link: look.accent,
        QPalette.ColorRole.Mid: look.border,
        QPalette.ColorRole.Dark: look.border_strong,
        QPalette.ColorRole.Light: look.raised,
        QPalette.ColorRole.Accent: look.accent,
    }
    for role, name in roles.items():
        found.setColor(role, QColor(name))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        found.setColor(QPalette.ColorGroup.Disabled, role, QColor(look.faint))
    return found
