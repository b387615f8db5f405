"""Going on, choosing, stopping, stepping and undoing in the panel of writings."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from creastudio.api.recipe import ModelRef, Recipe
from creastudio.core.assets import Asset
from creastudio.core.edits import set_safety
from creastudio.core.results import Result
from creastudio.core.safety import Finding, SafetyReport, with_rule
from creastudio.jobs.job import JobStream
from tests.gui.writing.conftest import Desk, apart

Key, Mod = Qt.Key, Qt.KeyboardModifier


def test_an_empty_project_says_what_to_do(desk: Desk) -> None:
    assert desk.panel.stack.currentWidget() is desk.panel.nothing
    desk.panel.nothing.action.click()
    assert desk.panel.stack.currentWidget() is desk.view
    assert desk.writing.title == "Text 1"


def test_what_is_typed_is_a_step_of_the_history(desk: Desk) -> None:
    desk.begin("The sea")
    assert desk.writing.text() == "The sea"
    desk.type(" was")
    desk.studio.do("edit.undo")
    assert desk.writing.text() == "The sea"
    assert desk.view.page.text() == "The sea"
    desk.studio.do("edit.redo")
    assert desk.view.page.text() == "The sea was"


def test_alternatives_stream_and_are_kept_as_siblings(desk: Desk) -> None:
    desk.begin("The sea")
    desk.go_on(3)
    assert desk.writing.text() == "The sea"
    assert desk.view.cards.isVisible()
    ways = [way.text for way in desk.view.hand.run.ways]
    children = desk.writing.children(desk.writing.at)
    assert [item.text for item in children] == list(dict.fromkeys(ways))
    assert all(item.author == "model" and item.recipe is not None for item in children)
    # In grey, not yet in the text.
    assert desk.view.page.ghost == ways[0]
    assert desk.view.page.text() == "The sea"


def test_a_number_takes_an_alternative_and_undo_gives_it_back(desk: Desk) -> None:
    desk.begin("The sea")
    desk.go_on(3)
    second = desk.view.hand.run.ways[1].text
    QTest.keyClick(desk.view.cards, Key.Key_2)
    assert desk.writing.text() == "The sea" + second
    assert desk.view.page.text() == "The sea" + second
    assert not desk.view.cards.isVisible()
    desk.studio.do("edit.undo")
    assert desk.writing.text() == "The sea"
    assert len(desk.writing.passages) == 4
    desk.studio.do("edit.undo")
    assert len(desk.writing.passages) == 1


def test_arrows_look_and_enter_takes(desk: Desk) -> None:
    desk.begin("The sea")
    desk.go_on(3)
    ways = [way.text for way in desk.view.hand.run.ways]
    QTest.keyClick(desk.view.cards, Key.Key_Right)
    assert desk.view.page.ghost == ways[1]
    QTest.keyClick(desk.view.cards, Key.Key_Left)
    QTest.keyClick(desk.view.cards, Key.Key_Left)
    assert desk.view.page.ghost == ways[2]
    QTest.keyClick(desk.view.cards, Key.Key_Return)
    assert desk.writing.text() == "The sea" + ways[2]


def test_escape_stops_and_what_has_come_is_kept(desk: Desk) -> None:
    desk.begin("The sea")
    desk.start(2, words=400, pace=0.05, freedom=1.6)
    desk.studio.wait(lambda: apart(desk.view.hand.run))
    QTest.keyClick(desk.view.cards, Key.Key_Escape)
    assert not desk.view.hand.running
    children = desk.writing.children(desk.writing.at)
    assert [item.text for item in children] == [way.text for way in desk.view.hand.run.ways]
    # The beginning of what its recipe makes; nobody changed it.
    assert not any(item.edited for item in children)
    assert [item.recipe.seed for item in children] == [item.seed for item in children]
    QTest.keyClick(desk.view.cards, Key.Key_Escape)
    assert not desk.view.cards.isVisible()
    assert desk.view.page.text() == "The sea"
    desk.studio.idle()


def test_what_was_stopped_says_which_model_wrote_it(desk: Desk) -> None:
    desk.begin("The sea")
    desk.start(1, words=400, pace=0.05)
    run = desk.view.hand.run
    desk.studio.wait(lambda: bool(run.ways[0].text))
    model = ModelRef(id="prose-en", sha256="a" * 64)
    desk.studio.session.textStreamed.emit(JobStream(run.job, (), models=(model,)))
    desk.view.stop()
    passage = desk.writing.passage(desk.writing.at)
    assert passage.recipe.models == (model,)
    assert not passage.edited
    desk.studio.idle()


def test_one_taken_while_it_is_written_comes_into_the_text_by_itself(desk: Desk) -> None:
    desk.begin("The sea")
    desk.start(2, words=30, pace=0.005)
    QTest.keyClick(desk.view.cards, Key.Key_2)
    assert desk.view.hand.running
    desk.studio.wait(lambda: not desk.view.hand.running)
    assert desk.writing.text() == "The sea" + desk.writing.passage(desk.writing.at).text
    assert desk.writing.passage(desk.writing.at).seed == desk.writing.siblings(desk.writing.at)[0].seed + 1
    desk.studio.do("edit.undo")
    assert desk.writing.text() == "The sea"


@pytest.mark.parametrize("count", [1, 2])
def test_what_a_model_wrote_is_kept_where_the_text_before_it_was_undone(desk: Desk, count: int) -> None:
    desk.begin()
    desk.type("The sea")
    desk.start(count, words=400, pace=0.05, freedom=1.6)
    run = desk.view.hand.run
    desk.studio.wait(lambda: apart(run))
    desk.studio.session.workspace.undo()
    assert desk.writing.text() == ""
    desk.view.hand.stop()
    kept = [desk.writing.text(item.id) for item in desk.writing.passages if item.author == "model"]
    assert kept == ["The sea" + way.text for way in run.ways]
    assert desk.writing.text() == (kept[0] if count == 1 else "")
    desk.studio.session.workspace.undo()
    assert desk.writing.passages == ()
    desk.studio.idle()


def test_what_a_model_wrote_goes_on_from_words_that_were_changed_meanwhile(desk: Desk) -> None:
    desk.begin("The sea")
    desk.start(1, words=400, pace=0.05)
    run = desk.view.hand.run
    desk.studio.wait(lambda: bool(run.ways[0].text))
    assert desk.view.hand.write("The wide sea")
    desk.view.hand.stop()
    assert desk.writing.text() == "The wide sea" + run.ways[0].text
    assert desk.view.page.place() == len(desk.writing.text())
    desk.studio.idle()


def test_a_single_way_needs_no_choice(desk: Desk) -> None:
    desk.begin("The sea")
    desk.go_on(1)
    assert not desk.view.cards.isVisible()
    assert desk.writing.passage(desk.writing.at).author == "model"
    assert desk.view.page.text() == desk.writing.text()


def test_retry_adds_siblings_in_the_same_place(desk: Desk) -> None:
    desk.begin("The sea")
    desk.go_on(1)
    first = desk.writing.at
    desk.view.again()
    desk.studio.wait(lambda: not desk.view.hand.running)
    assert first in {item.id for item in desk.writing.siblings(desk.writing.at)}
    assert desk.writing.passage(desk.writing.at).parent == desk.writing.passage(first).parent


def test_going_on_in_the_middle_keeps_the_end_as_a_sibling(desk: Desk) -> None:
    desk.begin("The sea was quiet")
    desk.view.page.set_place(7)
    desk.go_on(1)
    assert desk.writing.text().startswith("The sea")
    assert "The sea was quiet" in {desk.writing.text(item.id) for item in desk.writing.passages}
    QTest.keyClick(desk.view.page, Key.Key_Left, Mod.AltModifier)
    assert desk.view.page.text() == "The sea was quiet"


def test_editing_earlier_words_keeps_them_in_a_branch(desk: Desk) -> None:
    desk.begin("The sea")
    desk.go_on(1)
    before = desk.writing.text()
    desk.view.page.set_place(4)
    desk.type("dark ")
    desk.type("old ")
    assert desk.writing.text() == before.replace("The sea", "The dark old sea", 1)
    assert before in {desk.writing.text(item.id) for item in desk.writing.passages}
    # One branch, however long it is typed in.
    assert len(desk.writing.children("")) == 2


def test_branches_are_shown_and_chosen_at_the_side(desk: Desk) -> None:
    desk.begin("The sea")
    desk.go_on(3)
    QTest.keyClick(desk.view.cards, Key.Key_1)
    outline = desk.view.outline
    last = outline.topLevelItem(outline.topLevelItemCount() - 1)
    assert last is not None
    assert last.childCount() == len(desk.writing.siblings(desk.writing.at)) - 1
    other = last.child(0)
    wanted = other.data(0, Qt.ItemDataRole.UserRole)
    outline.chosen.emit(wanted)
    assert desk.writing.at == wanted
    marked = outline.currentItem()
    assert marked is not None
    assert marked.data(0, Qt.ItemDataRole.UserRole) == wanted
    outline.pruned.emit(wanted)
    assert desk.view.page.text() == "The sea"
    assert not desk.writing.has(wanted)


def test_typing_while_alternatives_are_offered_goes_into_the_text(desk: Desk) -> None:
    desk.begin("The sea")
    desk.go_on(2)
    QTest.keyClicks(desk.view.cards, "x")
    desk.view.page.commit()
    assert desk.view.page.text() == "The seax"
    assert desk.writing.text() == "The seax"
    assert not desk.view.cards.isVisible()


def test_a_key_of_the_window_comes_after_what_was_typed(desk: Desk) -> None:
    desk.begin()
    desk.view.page.setFocus()
    QTest.keyClicks(desk.view.page, "The sea")
    assert desk.writing.text() == ""
    QTest.keyClick(desk.view.page, Key.Key_F12, Mod.ControlModifier)
    assert desk.writing.text() == "The sea"
    memory = desk.view.side.told.memory
    memory.setPlainText("A storm.")
    QTest.keyClick(memory, Key.Key_F12, Mod.ControlModifier)
    assert desk.writing.memory == "A storm."


def test_what_was_typed_is_taken_over_when_the_hand_rests(desk: Desk) -> None:
    desk.begin()
    desk.view.page.setFocus()
    QTest.keyClicks(desk.view.page, "The sea")
    assert desk.view.page.pending
    desk.studio.wait(lambda: desk.writing.text() == "The sea")
    assert not desk.view.page.pending


def test_in_a_narrow_dock_alternatives_leave_room_for_the_page(desk: Desk) -> None:
    desk.begin("The sea")
    desk.go_on(3)
    cards = desk.view.cards
    cards.resize(300, 400)
    narrow = cards.cards[0].height()
    assert cards.minimumSizeHint().height() < 1.5 * narrow
    cards.resize(900, 400)
    assert narrow < cards.cards[0].height()


def test_a_way_that_the_policy_blocks_goes_to_the_tray(desk: Desk) -> None:
    session = desk.studio.session
    session.apply(set_safety(with_rule(session.document.safety, "coarse", "block")))
    desk.begin("The sea")
    desk.start(2, pace=0.2)
    run = desk.view.hand.run
    assert run is not None
    found = Finding(check="a.b", category="coarse", title="Coarse", score=0.9, flagged=True, reason="Coarse.")
    blocked = Asset(
        sha256=session.workspace.blobs.put(b" is a word"),
        media_type="text/plain",
        title="Words",
        recipe=Recipe(generator="chain.write", seed=1, index=1),
        metadata=SafetyReport(findings=(found,)).within({}),
    )
    told: list[object] = []
    session.blockedTold.connect(told.append)
    assert not desk.view.hand._take(Result(job=run.job, asset=blocked))
    assert (run.ways[1].text, len(told)) == ("", 1)
    desk.view.hand.stop()
    assert all(" is a word" not in item.text for item in desk.writing.passages)
