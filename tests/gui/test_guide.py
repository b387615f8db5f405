"""The guide opens in the window, goes where links lead, and reads nothing outside of its folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from creastudio.shell.guide.opening import open_guide, show_guide
from creastudio.shell.guide.pages import GuidePages
from creastudio.shell.guide.window import GuideWindow
from tests.gui.conftest import StudioRobot

INDEX = "# Guide\n\n## Make\n\nBegin with [words](guide/words.md), then [music](guide/music.md#bars).\n"
WORDS = "# Words\n\nThree ways on.\n\n![a](../a.png) ![b](../../secret.png)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx\n```\n"
MUSIC = "# Music\n\n" + "A line.\n\n" * 80 + "## Bars\n\nOf notes.\n" + "\nA line.\n" * 80


@pytest.fixture
def pages(tmp_path: Path) -> GuidePages:
    root = tmp_path / "docs"
    (root / "guide").mkdir(parents=True)
    (root / "zh" / "guide").mkdir(parents=True)
    (root / "index.md").write_text(INDEX, encoding="utf-8")
    (root / "guide" / "words.md").write_text(WORDS, encoding="utf-8")
    (root / "guide" / "music.md").write_text(MUSIC, encoding="utf-8")
    (root / "zh" / "guide" / "music.md").write_text("# 音乐\n", encoding="utf-8")
    for path in (root / "a.png", tmp_path / "secret.png"):
        image = QImage(2000, 100, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.red)
        assert image.save(str(path))
    return GuidePages("en", root)


@pytest.fixture
def guide(studio: StudioRobot, pages: GuidePages) -> Iterator[GuideWindow]:
    made = GuideWindow(studio.window, pages)
    studio.qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def shown(guide: GuideWindow) -> str:
    return guide.view.toPlainText().partition("\n")[0]


def test_contents_are_what_the_first_page_links_to(guide: GuideWindow) -> None:
    assert [guide.contents.item(row).text() for row in range(guide.contents.count())] == [
        "Guide",
        "MAKE",
        "Words",
        "Music",
    ]
    guide.contents.setCurrentRow(2)
    assert shown(guide) == "Words"


def test_a_long_title_takes_two_lines(studio: StudioRobot, pages: GuidePages) -> None:
    (pages.root / "guide" / "words.md").write_text("# " + "Words of all kinds " * 6, encoding="utf-8")
    guide = GuideWindow(studio.window, pages)
    studio.qtbot.addWidget(guide)
    guide.show()
    studio.qtbot.waitExposed(guide)
    assert guide.contents.horizontalScrollBar().maximum() == 0
    title, short = (guide.contents.visualItemRect(guide.contents.item(row)) for row in (2, 3))
    assert title.height() > 1.5 * short.height()


def test_links_lead_to_headings_and_back(guide: GuideWindow) -> None:
    guide.follow("guide/music.md#bars")
    assert shown(guide) == "Music"
    assert guide.view.verticalScrollBar().value() > 0
    assert guide.contents.currentItem().text() == "Music"
    guide.go_back()
    assert shown(guide) == "Guide"
    assert not guide.back.isEnabled()
    guide.go_on()
    assert shown(guide) == "Music"


def test_nothing_outside_of_the_guide_is_read(guide: GuideWindow, pages: GuidePages) -> None:
    page = pages.find("guide/words.md")
    assert pages.linked(page, "../a.png") is not None
    assert pages.linked(page, "../../secret.png") is None
    guide.follow("../secret.png")
    assert guide.told.text() == "This page isn't here."
    guide.follow("https://example.org/")
    assert "https://example.org/" in guide.told.text()
    assert shown(guide) == "Guide"


def test_pictures_are_no_wider_than_the_page(guide: GuideWindow, pages: GuidePages) -> None:
    guide.show_page(pages.find("guide/words.md"))
    picture = guide.view.loadResource(2, "../a.png")
    assert isinstance(picture, QImage)
    assert 0 < picture.width() / picture.devicePixelRatio() <= guide.view.viewport().width()
    assert guide.view.loadResource(2, "../../secret.png").isEmpty()


def test_search_keeps_the_pages_that_have_the_words(guide: GuideWindow) -> None:
    guide.search.setText("three WAYS")
    seen = [item.text() for item in guide._items() if not item.isHidden()]
    assert seen == ["Words"]
    guide._open_first()
    assert shown(guide) == "Words"
    guide.search.setText("whales")
    assert guide.told.text() == "No page has these words."


def test_pages_are_in_the_language_where_they_are_written_in_it(pages: GuidePages) -> None:
    chinese = GuidePages("zh_CN", pages.root)
    assert chinese.find("guide/music.md").parts[-3] == "zh"
    assert chinese.find("guide/words.md").parts[-3] != "zh"
    assert pages.of_panel("score").name == "music.md"
    assert pages.of_panel("no such").name == "index.md"


def test_it_opens_for_the_panel_with_the_keyboard(
    studio: StudioRobot, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = studio.window.panel("layers")
    focused: Callable[[], object] = lambda: panel  # noqa: E731
    monkeypatch.setattr(QApplication, "focusWidget", staticmethod(focused))
    guide = open_guide(studio.window)
    assert guide.view.path.name == "canvas.md"
    assert show_guide(studio.window) is guide
    guide.close()


def test_the_guide_that_ships_opens_from_the_menu(studio: StudioRobot) -> None:
    studio.window.commands.run("help.guide")
    guide = studio.window.findChild(GuideWindow)
    assert isinstance(guide, GuideWindow)
    assert guide.isVisible()
    assert guide.contents.count() > 20
    guide.close()
