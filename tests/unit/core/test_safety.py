"""What was seen is one thing, what follows from it is the artist's policy."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from creastudio.api import UserError
from creastudio.core.assets import Asset
from creastudio.core.diff import apply_diff, diff
from creastudio.core.document import Document
from creastudio.core.edits import clear_flagged, set_reports, set_safety
from creastudio.core.safety import (
    METADATA,
    Finding,
    SafetyPolicy,
    SafetyReport,
    judge,
    judged_metadata,
    with_rule,
    with_words,
)
from creastudio.store.migrations import migrate_document

SHA = "a" * 64


def finding(category: str = "nudity", score: float = 0.9, *, flagged: bool = True) -> Finding:
    return Finding(check="picture.nudity", category=category, score=score, flagged=flagged, reason="Bare.")


def report(*findings: Finding) -> SafetyReport:
    return SafetyReport(findings=findings or (finding(),))


def policy(**actions: str) -> SafetyPolicy:
    made = SafetyPolicy()
    for category, action in actions.items():
        made = with_rule(made, category, action)  # type: ignore[arg-type]
    return made


def test_what_nobody_set_is_flagged_and_hides_nothing() -> None:
    found = judge(report(), SafetyPolicy(), "image")
    assert (found.action, found.hides, bool(found)) == ("flag", False, True)


@pytest.mark.parametrize(("action", "hides"), [("flag", False), ("blur", True), ("block", True)])
def test_the_policy_says_what_follows(action: str, hides: bool) -> None:
    found = judge(report(), policy(nudity=action), "image")
    assert (found.action, found.hides) == (action, hides)


def test_off_passes_over_what_was_said_before() -> None:
    assert not judge(report(), policy(nudity="off"), "image")


def test_the_strongest_of_several_counts_and_the_surest_stands_first() -> None:
    said = report(finding("nudity", 0.6), finding("blood", 0.95))
    found = judge(said, policy(nudity="block", blood="off"), "image")
    assert (found.action, [item.category for item in found.findings]) == ("block", ["nudity"])
    found = judge(said, policy(nudity="block"), "image")
    assert (found.action, [item.category for item in found.findings]) == ("block", ["blood", "nudity"])


def test_a_low_score_follows_no_policy() -> None:
    assert not judge(report(finding(score=0.2, flagged=False)), policy(nudity="block"), "image")


def test_texts_are_not_blurred() -> None:
    assert judge(report(), policy(nudity="blur"), "text").action == "flag"


def test_what_was_let_through_is_let_through_in_this_project_alone() -> None:
    document = clear_flagged(SHA).apply(Document())
    assert not judge(report(), document.safety, "image", SHA)
    assert judge(report(), document.safety, "image", "b" * 64)
    assert judge(report(), SafetyPolicy(), "image", SHA)
    assert clear_flagged(SHA).apply(document) is document
    assert clear_flagged(SHA, cleared=False).apply(document).safety.cleared == ()


def test_a_policy_is_one_undoable_edit_and_travels_through_the_journal() -> None:
    old = Document()
    new = set_safety(with_words(policy(nudity="blur"), [" best ", "best", ""])).apply(old)
    assert new.safety.words == ("best",)
    assert set_safety(new.safety).apply(new) is new
    assert apply_diff(old, diff(old, new)) == new
    assert migrate_document(new.model_dump(mode="json"), 6) == new


def test_an_older_project_has_the_default_policy() -> None:
    raw = Document().model_dump(mode="json")
    del raw["safety"]
    assert migrate_document(raw, 5).safety == SafetyPolicy()


@pytest.mark.parametrize("words", [["x"] * 3000, [str(number) for number in range(3000)]])
def test_exceptions_have_a_bound(words: list[str]) -> None:
    assert len(with_words(SafetyPolicy(), words).words) <= 1000


def test_an_unknown_action_is_refused() -> None:
    with pytest.raises(ValidationError):
        SafetyPolicy.model_validate({"rules": [{"category": "nudity", "action": "delete"}]})


@pytest.mark.parametrize(
    "value",
    ["text", 7, {"findings": 3}, {"findings": [{"score": "nan"}]}, {"unknown": 1}, [], {"findings": [{"check": "a.b", "category": "c", "flagged": True, "score": float("nan")}]}],
)  # fmt: skip
def test_metadata_of_anybody_are_read_without_harm(value: object) -> None:
    assert not judged_metadata({METADATA: value}, SafetyPolicy(), "image")


def test_checking_again_replaces_what_was_said_and_can_be_undone() -> None:
    asset = Asset(sha256=SHA, media_type="image/png", metadata=report().within({"width": 4}))
    old = Document(assets=(asset,))
    new = set_reports({SHA: report(finding(score=0.1, flagged=False)), "c" * 64: report()}).apply(old)
    assert not judged_metadata(new.asset(SHA).metadata, new.safety, "image")
    assert new.asset(SHA).metadata["width"] == 4
    assert judged_metadata(old.asset(SHA).metadata, old.safety, "image")
    assert set_reports({SHA: report()}).apply(old) is old


def test_clearing_very_many_lets_the_oldest_go() -> None:
    document = Document(safety=SafetyPolicy(cleared=tuple(str(number) for number in range(1000))))
    kept = clear_flagged(SHA).apply(document).safety.cleared
    assert (len(kept), kept[-1], kept[0]) == (1000, SHA, "1")


def test_a_rule_of_too_long_a_name_is_refused() -> None:
    with pytest.raises((UserError, ValidationError)):
        with_rule(SafetyPolicy(), "x" * 99, "block")


def test_several_are_let_through_as_one_edit() -> None:
    document = clear_flagged(SHA, "b" * 64, SHA).apply(Document())
    assert document.safety.cleared == (SHA, "b" * 64)
    assert clear_flagged("b" * 64, SHA).apply(document) is document
    assert clear_flagged(SHA, "c" * 64, cleared=False).apply(document).safety.cleared == ("b" * 64,)
