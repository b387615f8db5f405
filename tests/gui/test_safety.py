"""The window heeds the safety policy: badges, veils that one click lifts, and what is blocked stays out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage

from creastudio.api.layout import Box, Element, Layout, TextLook
from creastudio.core.assets import Asset
from creastudio.core.blocked import Blocked
from creastudio.core.edits import set_safety
from creastudio.core.flagged import text_hash
from creastudio.core.results import Result
from creastudio.core.safety import Action, Finding, SafetyReport, with_rule
from creastudio.shell.canvas.flags import chips, shown_by
from creastudio.shell.dialogs.reader import ReaderDialog
from creastudio.shell.exporting.choice import first_choice
from creastudio.shell.exporting.dialog import ExportDialog
from creastudio.shell.notices import Offer
from creastudio.shell.panels.properties.panel import PropertiesPanel
from creastudio.shell.panels.results.asset_menu import save_as_file
from creastudio.shell.panels.results.result_data import asset_file
from creastudio.shell.panels.results.result_menu import result_menu
from creastudio.shell.panels.results.tray import TrayPanel
from creastudio.shell.safety import watch
from creastudio.shell.safety.dialog import SafetyDialog
from creastudio.shell.safety.watch import Safety, safety_of
from tests.gui.conftest import StudioRobot
from tests.gui.eyes import SEES, give_eyes
from tests.gui.mouse import click


@pytest.fixture
def seeing(studio: StudioRobot) -> StudioRobot:
    give_eyes(studio.session)
    return studio


def wanted(studio: StudioRobot, action: Action) -> None:
    studio.session.apply(set_safety(with_rule(studio.session.document.safety, "bare", action)))


def pixels(image: QImage | None) -> bytes:
    assert image is not None
    return bytes(image.constBits())


def safety(studio: StudioRobot) -> Safety:
    return safety_of(studio.session)


def test_a_result_is_flagged_with_score_and_reason(seeing: StudioRobot) -> None:
    (result,) = seeing.make(1)
    found = safety(seeing).of(result.asset.sha256)
    assert (found.action, found.findings[0].score) == ("flag", 0.93)
    assert not safety(seeing).hidden(result.asset.sha256)
    tray = seeing.window.panel("tray")
    assert isinstance(tray, TrayPanel)
    told = tray.model.data(tray.model.index(1), int(Qt.ItemDataRole.ToolTipRole))
    assert "Flagged: Bareness 0.93" in str(told)
    assert "The dot has nothing on." in str(told)


def test_blur_veils_what_is_shown_and_one_click_lifts_it(seeing: StudioRobot) -> None:
    (result,) = seeing.make(1)
    sha256, images = result.asset.sha256, seeing.session.images
    plain = pixels(images.image(sha256))
    wanted(seeing, "blur")
    assert safety(seeing).hidden(sha256)
    veiled = images.image(sha256)
    assert veiled is not None
    assert veiled.width() == 24
    assert pixels(veiled) != plain
    assert pixels(seeing.session.originals.image(sha256)) == plain
    safety(seeing).reveal(sha256)
    assert pixels(images.image(sha256)) == plain
    safety(seeing).reveal(sha256, on=False)
    assert safety(seeing).hidden(sha256)
    seeing.session.workspace.undo()
    assert not safety(seeing).hidden(sha256)


def test_the_chip_on_the_canvas_lifts_the_veil(seeing: StudioRobot) -> None:
    (result,) = seeing.make(1)
    wanted(seeing, "blur")
    assert seeing.session.accept(result.id, "canvas")
    view = seeing.window.canvas
    (chip,) = chips(seeing.session.document, safety(seeing), view._viewport)
    assert "click to show" in chip.text
    click(seeing.qtbot, view, chip.place.center().toPoint())
    assert not safety(seeing).hidden(result.asset.sha256)
    (chip,) = chips(seeing.session.document, safety(seeing), view._viewport)
    assert chip.text == "Blurred: Bareness 0.93 — shown; click to hide"


def test_the_card_says_why_and_lets_through(seeing: StudioRobot) -> None:
    (result,) = seeing.make(1)
    panel = seeing.window.panel("properties")
    assert isinstance(panel, PropertiesPanel)
    card = panel.safety
    assert card.isVisibleTo(panel)
    assert card.title.text() == "Flagged: Bareness 0.93"
    assert card.why.text() == "The dot has nothing on."
    card.let.click()
    assert card.title.text() == "You let this through."
    assert not safety(seeing).of(result.asset.sha256)
    seeing.session.workspace.undo()
    assert card.title.text() == "Flagged: Bareness 0.93"


def blocked_result(seeing: StudioRobot) -> Result:
    (result,) = seeing.make(1)
    wanted(seeing, "block")
    return result


def test_what_is_blocked_is_kept_and_placed_only_when_it_is_let_through(seeing: StudioRobot) -> None:
    result = blocked_result(seeing)
    before = seeing.session.document
    assert not seeing.session.accept(result.id, "canvas")
    assert seeing.session.document is before
    offer = seeing.studio.notifier.notices[-1]
    assert isinstance(offer, Offer)
    assert offer.message == f"{result.asset.title} — Blocked: Bareness 0.93"
    assert seeing.session.workspace.blobs.has(result.asset.sha256)
    assert offer.action is not None
    offer.action()
    assert seeing.session.accept(result.id, "canvas")


def test_what_is_blocked_is_saved_as_a_file_only_when_it_is_let_through(
    seeing: StudioRobot, tmp_path: Path
) -> None:
    result = blocked_result(seeing)
    out = tmp_path / "mine.png"
    seeing.chooser.answers.append(out)
    assert save_as_file(seeing.session, result.asset, seeing.window) is None
    offer = seeing.studio.notifier.notices[-1]
    assert isinstance(offer, Offer)
    assert "Blocked: Bareness 0.93" in offer.message
    with pytest.raises(Blocked):
        asset_file(seeing.session, result.asset)[1](tmp_path / "dragged.png")
    assert not list(tmp_path.iterdir())
    assert offer.action is not None
    offer.action()
    assert save_as_file(seeing.session, result.asset, seeing.window) == out
    assert out.exists()


def test_a_blocked_sibling_is_no_take(seeing: StudioRobot) -> None:
    SEES["score"] = 0.1
    (fine,) = seeing.make(1, seed=5)
    tray = seeing.session.workspace.tray
    SEES["score"] = 0.93
    (bare,) = seeing.make(1, seed=50)
    tray.add(Result(job=fine.job, asset=bare.asset))
    wanted(seeing, "block")
    assert seeing.session.accept(fine.id, "canvas")
    assert [asset.sha256 for asset in seeing.session.document.assets] == [fine.asset.sha256]


def test_an_export_names_what_is_flagged_and_refuses_what_is_blocked(seeing: StudioRobot) -> None:
    (result,) = seeing.make(1)
    seeing.session.accept(result.id, "canvas")
    dialog = ExportDialog(seeing.session, first_choice(seeing.session), lambda _choice: True, seeing.window)
    assert f"Contains '{result.asset.title}' — Flagged: Bareness 0.93." in dialog.summary.warning.text()
    assert dialog.export.isEnabled()
    wanted(seeing, "block")
    assert not dialog.export.isEnabled()
    assert "blocked by the safety policy" in dialog.summary.error.text()
    dialog.deleteLater()


def test_checking_again_tells_what_is_found_now(seeing: StudioRobot) -> None:
    (result,) = seeing.make(1)
    seeing.session.accept(result.id, "canvas")
    SEES["score"] = 0.02
    menu = result_menu(seeing.session, [result], seeing.window)
    next(action for action in menu.actions() if action.text() == "Check for safety again").trigger()
    menu.deleteLater()
    seeing.wait(lambda: not safety(seeing).of(result.asset.sha256))
    assert "was checked; nothing is flagged" in seeing.notices()[-1]
    (asset,) = seeing.session.document.assets
    assert SafetyReport.of(asset.metadata).findings[0].score == 0.02
    assert len(seeing.session.workspace.results) == 1
    seeing.session.workspace.undo()
    assert safety(seeing).of(result.asset.sha256)


def test_what_has_no_check_says_so(studio: StudioRobot) -> None:
    (result,) = studio.make(1)
    safety(studio).check_again([result.asset])
    assert studio.notices()[-1] == "There is no check for this here."
    safety(studio).check_again([Asset(sha256="0" * 64, media_type="image/png", title="Gone")])
    assert studio.notices()[-1] == "'Gone' is missing."


def test_the_dialog_says_what_each_does_and_what_is_missing(seeing: StudioRobot) -> None:
    (result,) = seeing.make(1)
    dialog = SafetyDialog(seeing.session, seeing.window)
    assert list(dialog.choices) == ["bare", "need"]
    choice = dialog.choices["bare"]
    assert choice.currentData() == "flag"
    choice.setCurrentIndex(choice.findData("blur"))
    dialog.words.setPlainText("first\n\nsecond")
    steps = seeing.session.workspace.history.index
    dialog.accept()
    dialog.deleteLater()
    assert seeing.session.workspace.history.index == steps + 1
    policy = seeing.session.document.safety
    assert (policy.action("bare"), policy.words) == ("blur", ("first", "second"))
    assert safety(seeing).hidden(result.asset.sha256)
    seeing.session.workspace.undo()
    assert not safety(seeing).hidden(result.asset.sha256)


def test_escape_changes_nothing(seeing: StudioRobot) -> None:
    dialog = SafetyDialog(seeing.session, seeing.window)
    dialog.choices["bare"].setCurrentIndex(dialog.choices["bare"].findData("block"))
    before = seeing.session.document
    dialog.reject()
    dialog.deleteLater()
    assert seeing.session.document is before


def test_other_exceptions_offer_to_check_the_flagged_texts_again(
    seeing: StudioRobot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Asset] = []
    monkeypatch.setattr(watch, "check_again", lambda _space, assets, _told: asked.extend(assets))
    text = blocked_text(seeing)
    dialog = SafetyDialog(seeing.session, seeing.window)
    dialog.words.setPlainText("the best")
    dialog.accept()
    offer = seeing.studio.notifier.notices[-1]
    assert isinstance(offer, Offer)
    assert offer.action_title == "Check the flagged text again"
    assert offer.action is not None
    offer.action()
    assert [asset.sha256 for asset in asked] == [text.asset.sha256]


def test_other_exceptions_say_nothing_where_no_text_is_flagged(seeing: StudioRobot) -> None:
    seeing.make(1)
    before = len(seeing.notices())
    dialog = SafetyDialog(seeing.session, seeing.window)
    dialog.words.setPlainText("the best")
    dialog.accept()
    assert seeing.session.document.safety.words == ("the best",)
    assert len(seeing.notices()) == before


def test_what_is_off_is_not_asked_for(seeing: StudioRobot) -> None:
    wanted(seeing, "off")
    (result,) = seeing.make(1)
    assert not SafetyReport.of(result.asset.metadata)


def test_a_click_beside_the_chip_is_a_click_on_the_canvas(seeing: StudioRobot) -> None:
    (result,) = seeing.make(1)
    wanted(seeing, "blur")
    seeing.session.accept(result.id, "canvas")
    click(seeing.qtbot, seeing.window.canvas, QPoint(3, 3))
    assert safety(seeing).hidden(result.asset.sha256)


def test_the_preview_of_a_flagged_text_says_so(seeing: StudioRobot) -> None:
    """A text's preview is a layer of words, which has no asset."""
    workspace = seeing.session.workspace
    words = "buy the best"
    sha256 = workspace.blobs.put(f"{words}\n".encode())
    found = Finding(check="a.b", category="bare", title="Bareness", score=0.8, flagged=True, reason="Bare.")
    metadata = SafetyReport(findings=(found,)).within({})
    asset = Asset(sha256=sha256, media_type="text/plain", title="Words", metadata=metadata)
    result = Result(job="words", asset=asset)
    workspace.tray.add(result)
    workspace.listeners.announce("results")
    seeing.session.set_review([result.id], result.id)
    ghost = seeing.window.canvas.candidate.ghost
    assert ghost is not None
    assert safety(seeing).of(shown_by(ghost.layer)).action == "flag"
    ReaderDialog(seeing.session, asset, seeing.window).deleteLater()
    seeing.window.canvas.repaint()
    assert seeing.session.accept(result.id, "canvas")
    (chip,) = chips(seeing.session.document, safety(seeing), seeing.window.canvas._viewport)
    assert chip.text == "Flagged: Bareness 0.80"
    dialog = ExportDialog(seeing.session, first_choice(seeing.session), lambda _choice: True, seeing.window)
    assert "Contains 'Words' — Flagged: Bareness 0.80." in dialog.summary.warning.text()
    dialog.deleteLater()


def blocked_text(seeing: StudioRobot) -> Result:
    workspace = seeing.session.workspace
    sha256 = workspace.blobs.put(b"buy the best")
    found = Finding(check="a.b", category="bare", title="Bareness", score=0.8, flagged=True, reason="Bare.")
    metadata = SafetyReport(findings=(found,)).within({})
    asset = Asset(sha256=sha256, media_type="text/plain", title="Words", metadata=metadata)
    result = Result(job="words", asset=asset)
    workspace.tray.add(result)
    wanted(seeing, "block")
    workspace.listeners.announce("results")
    return result


def test_only_pictures_are_offered_to_be_shown_as_they_are(seeing: StudioRobot) -> None:
    text = blocked_text(seeing)
    (picture,) = seeing.make(1)
    said = [
        {action.text() for action in result_menu(seeing.session, [result], seeing.window).actions()}
        for result in (text, picture)
    ]
    assert ["Show it as it is" in names for names in said] == [False, True]
    assert all("Let through" in names for names in said)


def test_a_text_that_is_saved_says_that_its_recipe_lies_beside_it(
    seeing: StudioRobot, tmp_path: Path
) -> None:
    (picture,) = seeing.make(1)
    text = blocked_text(seeing)
    safety(seeing).let_through(text.asset.sha256)
    told = text.asset.model_copy(update={"recipe": picture.asset.recipe})
    seeing.chooser.answers.append(tmp_path / "words.txt")
    assert save_as_file(seeing.session, told, seeing.window)
    notice = seeing.studio.notifier.notices[-1]
    assert notice.hint == "Its recipe is beside it, in words.txt.recipe.json."


def test_a_blocked_text_has_no_preview_and_the_canvas_says_why(seeing: StudioRobot) -> None:
    result = blocked_text(seeing)
    seeing.session.set_review([result.id], result.id)
    view = seeing.window.canvas
    assert view.candidate.ghost is None
    blocked = view.grab().toImage()
    assert not seeing.session.accept(result.id, "canvas")
    seeing.session.set_review([])
    assert view.grab().toImage() != blocked


def test_a_layout_is_judged_by_its_words_and_let_through_with_them(studio: StudioRobot) -> None:
    words, session = "The barest wool", studio.session
    box, look = Box(x=0, y=0, width=60, height=20), TextLook(size=8)
    element = Element(id="headline", role="headline", box=box, text=words, look=look)
    layout = Layout(width=64, height=64, elements=(element,))
    said = Finding(check="a.b", category="bare", title="Bareness", score=0.9, flagged=True, of=text_hash(words), kind="text")  # fmt: skip
    made = layout.artifact()
    asset = Asset(
        sha256=session.workspace.blobs.put(layout.dumps()),
        media_type=made.media_type,
        title="Ad",
        metadata=SafetyReport(findings=(said,)).within(made.metadata),
    )
    result = Result(job="j", asset=asset)
    session.workspace.tray.add(result)
    session.workspace.listeners.announce("results")
    wanted(studio, "block")
    assert safety(studio).of(asset.sha256).action == "block"
    assert safety(studio).of(text_hash(words)).findings[0].reason == said.reason
    assert not session.accept(result.id, "canvas")
    safety(studio).let_through(asset.sha256)
    assert session.accept(result.id, "canvas")
    assert not safety(studio).any
    safety(studio).let_through(asset.sha256, on=False)
    assert safety(studio).of(text_hash(words))
    (chip,) = chips(session.document, safety(studio), studio.window.canvas._viewport)
    assert "Bareness 0.90" in chip.text
