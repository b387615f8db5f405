"""Themes can be read, icons exist, keys don't clash, and no text is left in English."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QListWidget, QToolButton
from pytestqt.qtbot import QtBot

from creastudio.resources import resource_path
from creastudio.shell import i18n, icons, theme
from creastudio.shell.app import make_application
from creastudio.shell.commands.actions import ACTIONS
from creastudio.shell.commands.dialog_commands import DialogCommands
from creastudio.shell.commands.either_commands import EitherCommands
from creastudio.shell.commands.keymap import Binding, bindings, clashes
from creastudio.shell.commands.layer_commands import LayerCommands
from creastudio.shell.commands.select_commands import SelectCommands
from creastudio.shell.commands.text_commands import TextCommands
from creastudio.shell.commands.window_commands import Commands
from creastudio.shell.theme import THEMES, Tokens
from creastudio.shell.window.docks import PANELS

ROOT = Path(__file__).resolve().parents[2]
SHELL = ROOT / "creastudio" / "shell"


def test_the_grey_theme_is_neutral_where_pictures_are_judged() -> None:
    look = THEMES["grey"]
    for name in ("window", "panel", "raised", "field", "canvas", "hover", "text", "accent", "selection"):
        assert QColor(getattr(look, name)).saturation() == 0, name


def test_the_text_scale_scales_fonts_and_distances(qtbot: QtBot) -> None:
    app = make_application()
    try:
        theme.apply_theme(app, "dark", 2.0)
        assert app.font().pixelSize() == 26
        assert theme.px(theme.SPACE) == 16
    finally:
        theme.apply_theme(app, "dark", 1.0)
    assert app.font().pixelSize() == 13


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5, 2.0])
def test_a_list_that_opens_shows_all_that_it_has_room_for(qtbot: QtBot, scale: float) -> None:
    app = make_application()
    try:
        theme.apply_theme(app, "dark", scale)
        for many in (2, 4, 9):
            field = QComboBox()
            qtbot.addWidget(field)
            field.addItems([f"Choice {at}" for at in range(many)])
            field.setCurrentIndex(many - 1)
            field.show()
            field.activateWindow()
            field.setFocus()
            app.processEvents()
            field.showPopup()
            app.processEvents()
            assert field.view().verticalScrollBar().maximum() == 0, many
            field.hidePopup()
    finally:
        theme.apply_theme(app, "dark", 1.0)


@pytest.mark.parametrize(("rows", "handle"), [(2, False), (90, True)])
def test_a_bar_that_scrolls_nothing_shows_no_handle(qtbot: QtBot, rows: int, handle: bool) -> None:
    theme.apply_theme(make_application(), "dark", 1.0)
    view = QListWidget()
    qtbot.addWidget(view)
    view.addItems(["row"] * rows)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    view.resize(200, 300)
    view.show()
    image = view.verticalScrollBar().grab().toImage()
    middle = {image.pixelColor(image.width() // 2, y).name() for y in range(image.height())}
    assert (len(middle) > 1) == handle


def test_a_choice_keeps_its_size_when_it_is_taken(qtbot: QtBot) -> None:
    make_application()
    choice = QToolButton()
    qtbot.addWidget(choice)
    choice.setProperty("role", "button")
    choice.setCheckable(True)
    choice.setText("PNG 2x")
    choice.setChecked(True)
    choice.show()
    taken = choice.sizeHint()
    choice.setChecked(False)
    choice.setText("PNG 2x ")
    choice.setText("PNG 2x")
    assert choice.sizeHint() == taken
    assert taken.width() >= choice.fontMetrics().horizontalAdvance("PNG 2x") + 2 * theme.px(12)


def test_every_icon_that_is_named_exists() -> None:
    there = icons.names()
    places = {"set_icon": 1, "icon": 0, "icon_label": 0, "pixmap": 0, "EmptyState": 0, "button": 2}
    for file in SHELL.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            place = places.get(getattr(node.func, "id", "")) if isinstance(node, ast.Call) else None
            if place is None or len(node.args) <= place:  # pyright: ignore[reportAttributeAccessIssue]
                continue
            name = node.args[place]  # pyright: ignore[reportAttributeAccessIssue]
            if isinstance(name, ast.Constant) and name.value:
                assert name.value in there, f"{file.name}: {name.value}"
    assert {action.icon for action in ACTIONS if action.icon} <= there
    assert {place.icon for place in PANELS} <= there


def test_an_icon_has_the_colour_of_the_theme(qtbot: QtBot) -> None:
    make_application()
    image = icons.pixmap("square", "#ff0000").toImage()
    shades = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
              if image.pixelColor(x, y).alpha() == 255}  # fmt: skip
    assert shades == {"#ff0000"}


@pytest.mark.parametrize("binding", [item for item in bindings() if item.keys], ids=lambda item: item.id)
def test_no_key_does_two_things(binding: Binding) -> None:
    assert [other.id for other in clashes(binding, binding.keys, {})] == []


def test_every_action_has_a_command() -> None:
    for action in ACTIONS:
        holders = (Commands, DialogCommands, EitherCommands, LayerCommands, SelectCommands, TextCommands)
        assert any(callable(getattr(item, action.call or "run", None)) for item in holders), action.id
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)


def test_no_translation_is_missing() -> None:
    script = ROOT / "packaging" / "content" / "update_translations.py"
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_translations_keep_the_fields_of_their_source() -> None:
    sys.path.insert(0, str(ROOT / "packaging" / "content"))
    try:
        from update_translations import read_ts  # pyright: ignore[reportMissingImports]
    finally:
        sys.path.pop(0)
    fields = re.compile(r"\{\w+\}")
    for source, translation in read_ts(resource_path("i18n", "creastudio_zh_CN.ts")).items():
        assert sorted(fields.findall(source)) == sorted(fields.findall(translation)), source


def test_the_compiled_translations_are_those_of_the_source(qtbot: QtBot) -> None:
    make_application()
    try:
        assert i18n.set_language("zh_CN") == "zh_CN"
        assert i18n.tr("Save") == "保存"
        assert i18n.trn("{count} job", "{count} jobs", 3) == "3 个任务"
        assert i18n.tr_text("Place on canvas") == "放到画布"
    finally:
        i18n.set_language("en")
    assert i18n.tr("Save") == "Save"


def test_a_plugins_own_words_go_before_the_studios(qtbot: QtBot) -> None:
    try:
        i18n.set_language("zh_CN", {"Save": "存一下", "Dots": "圆点"})
        assert i18n.tr_text("Dots") == "圆点"
        assert i18n.tr_text("Save") == "存一下"
        assert i18n.tr("Save") == "保存"
    finally:
        i18n.set_language("en")


def test_built_in_plugins_translate_all_they_show() -> None:
    from creastudio.api.params import specs
    from creastudio.host.discovery import load_registry

    registry = load_registry()
    words = registry.translations("zh_CN")
    for plugin in (item for item in registry.plugins if item.origin == "built-in"):
        assert plugin.status == "ok", plugin.error
        for work in (*plugin.generators, *plugin.trainers):
            shown = [work.title, work.summary, work.category]
            for spec in specs(work.params):
                shown += [spec.title, spec.help, spec.group, spec.unit]
                shown += [
                    choice
                    for choice in spec.choices
                    if re.search(r"[a-z]{3}", choice) and not re.search(r"\d", choice)
                ]
            missing = [text for text in shown if text and text not in words]
            assert missing == [], f"{plugin.name}: {missing}"


def _tokens_are_colours(look: Tokens) -> bool:
    return all(QColor(value).isValid() for value in vars(look).values() if isinstance(value, str))


def test_every_token_is_a_colour() -> None:
    assert all(_tokens_are_colours(look) for look in THEMES.values())
