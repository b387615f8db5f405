"""Nothing blocked comes into a document, and an export knows what it shows."""

from __future__ import annotations

import pytest

from creastudio.core.assets import Asset
from creastudio.core.blocked import Blocked
from creastudio.core.canvas import Artboard, GroupLayer, ImageLayer, LinkedLayer, TextLayer, Transform
from creastudio.core.document import Document
from creastudio.core.edits import add_assets, clear_flagged, set_safety
from creastudio.core.flagged import (
    check_export,
    flagged_assets,
    flagged_parts,
    guarded,
    placed_texts,
    shown_in,
    shown_on,
    text_hash,
)
from creastudio.core.safety import Action, Finding, SafetyPolicy, SafetyReport, with_rule
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.core.writing import Passage, Writing, WrittenFrom, sha256_of

BARE = SafetyReport(findings=(Finding(check="a.b", category="bare", title="Bare", score=0.8, flagged=True),))


def asset(letter: str, *, bare: bool = True) -> Asset:
    metadata = BARE.within({}) if bare else {}
    return Asset(sha256=letter * 64, media_type="image/png", title=f"Picture {letter}", metadata=metadata)


def policy(action: Action) -> SafetyPolicy:
    return with_rule(SafetyPolicy(), "bare", action)


def layer(letter: str, **fields: object) -> ImageLayer:
    place = Transform(width=4, height=4)
    return ImageLayer.model_validate({"name": letter, "asset": letter * 64, "transform": place, **fields})


def test_what_is_blocked_does_not_come_in() -> None:
    document = Document(safety=policy("block"))
    with pytest.raises(Blocked, match=r"'Picture a' is blocked: Bare, 0\.80") as caught:
        guarded(add_assets([asset("a")])).apply(document)
    assert caught.value.sha256 == ("a" * 64,)
    assert guarded(add_assets([asset("b", bare=False)])).apply(document).assets


@pytest.mark.parametrize("action", ["off", "flag", "blur"])
def test_what_is_only_flagged_does(action: Action) -> None:
    assert guarded(add_assets([asset("a")])).apply(Document(safety=policy(action))).assets


def test_what_was_let_through_does() -> None:
    document = clear_flagged("a" * 64).apply(Document(safety=policy("block")))
    assert guarded(add_assets([asset("a")])).apply(document).assets


def test_what_is_there_already_stays_when_the_policy_changes() -> None:
    document = Document(assets=(asset("a"),))
    strict = guarded(set_safety(policy("block"))).apply(document)
    assert strict.assets == document.assets
    assert guarded(add_assets([asset("b", bare=False)])).apply(strict).assets


def test_an_export_knows_what_it_shows() -> None:
    group = GroupLayer(name="group", transform=Transform(width=4, height=4), layers=(layer("a"),))
    board = Artboard(name="1", width=9, height=9, layers=(group, layer("b", visible=False)))
    clips = (
        Clip(kind="artboard", artboard=board.id, start=0, duration=5),
        Clip(kind="image", asset="c" * 64, start=5, duration=5),
    )
    sequence = Sequence(name="1", tracks=(Track(name="V1", clips=clips),))
    document = Document(
        artboards=(board,), sequences=(sequence,), assets=(asset("a"), asset("b"), asset("c", bare=False))
    )
    assert shown_on(document, [board]) == {"a" * 64}
    assert shown_in(document, sequence) == {"a" * 64, "c" * 64}
    assert [item.title for item, _ in flagged_assets(document, shown_in(document, sequence))] == ["Picture a"]
    assert len(check_export(document, shown_on(document, [board]))) == 1
    strict = document.model_copy(update={"safety": policy("block")})
    with pytest.raises(Blocked, match="'Picture a' is blocked by the safety policy of this project"):
        check_export(strict, shown_on(document, [board]))
    with pytest.raises(Blocked, match="'Picture a', 'Picture b' are blocked"):
        check_export(strict, {"a" * 64, "b" * 64, "c" * 64})


def test_a_text_that_was_placed_is_found_by_its_words() -> None:
    words = "国家级品质"
    text = TextLayer(name="claim", text=words, transform=Transform(width=4, height=4))
    board = Artboard(name="1", width=9, height=9, layers=(text,))
    made = Asset(sha256="f" * 64, media_type="text/plain", title="Claim", metadata=BARE.within({}))
    document = Document(artboards=(board,))
    (found,) = placed_texts(document, [made, asset("a")], lambda _sha256: f"{words}\r\n".encode())
    assert check_export(document, shown_on(document, [board])) == []
    assert [item for item, _ in check_export(document, shown_on(document, [board]), [found])] == [found]
    cleared = clear_flagged(made.sha256).apply(document)
    assert list(placed_texts(cleared, [made], lambda _sha256: words.encode())) == []


def test_a_text_that_is_gone_is_passed_over() -> None:
    made = Asset(sha256="f" * 64, media_type="text/plain", title="Claim", metadata=BARE.within({}))

    def gone(_sha256: str) -> bytes:
        raise KeyError

    assert list(placed_texts(Document(), [made], gone)) == []


def test_a_hidden_group_shows_nothing_and_a_linked_copy_what_it_copies() -> None:
    hidden = GroupLayer(name="g", transform=Transform(width=4, height=4), visible=False, layers=(layer("a"),))
    source = layer("b", visible=False)
    home = Artboard(name="1", width=9, height=9, layers=(hidden, source))
    copy = LinkedLayer(name="copy", source=source.id, transform=Transform(width=4, height=4))
    of_copy = LinkedLayer(name="again", source=copy.id, transform=Transform(width=4, height=4))
    away = Artboard(name="2", width=9, height=9, layers=(of_copy,))
    gone = LinkedLayer(name="gone", source="nowhere", transform=Transform(width=4, height=4))
    aside = Artboard(name="3", width=9, height=9, layers=(copy, gone))
    document = Document(artboards=(home, away, aside), assets=(asset("a"), asset("b")))
    assert shown_on(document, [home]) == set()
    assert shown_on(document, [away]) == {"b" * 64}
    with pytest.raises(Blocked):
        check_export(document.model_copy(update={"safety": policy("block")}), shown_on(document, [away]))


def test_subtitles_are_found_by_the_text_that_they_are_lines_of() -> None:
    words = "国家级品质\n全国第一"
    passage = Passage(text=words)
    writing = Writing(title="Claim", passages=(passage,), at=passage.id)
    link = WrittenFrom(writing=writing.id, passage=passage.id, sha256=sha256_of("全国第一"), line=1, lines=2)
    clip = Clip(kind="text", text="全国第一", written=link, start=0, duration=5)
    typed = clip.model_copy(update={"text": "好的"})
    document = Document(writings=(writing,))

    def shown(item: Clip) -> set[str]:
        return shown_in(document, Sequence(name="1", tracks=(Track(name="T1", clips=(item,)),)))

    assert shown(clip) == {text_hash("全国第一"), text_hash(words)}
    assert shown(typed) == {text_hash("好的")}


def made_layout(words: str) -> Asset:
    """Return a layout of whose words, and of whose picture "a", something was said."""
    parts = (
        Finding(check="a.b", category="claim", score=0.9, flagged=True, of=text_hash(words), kind="text"),
        Finding(check="a.b", category="bare", score=0.8, flagged=True, of="a" * 64, kind="image"),
    )
    report = SafetyReport(findings=parts)
    media_type = "application/x-creastudio-layout"
    return Asset(sha256="e" * 64, media_type=media_type, title="Ad", metadata=report.within({}))


def test_a_layout_is_judged_by_what_it_holds() -> None:
    words = "全国第一"
    made = made_layout(words)
    with pytest.raises(Blocked, match="'Ad' is blocked"):
        guarded(add_assets([made])).apply(Document(safety=policy("block")))
    through = clear_flagged("a" * 64).apply(Document(safety=policy("block")))
    assert guarded(add_assets([made])).apply(through).assets == (made,)
    parts = list(flagged_parts(Document(), made))
    assert [(part.sha256, part.kind) for part in parts] == [(text_hash(words), "text"), ("a" * 64, "image")]


def test_an_export_knows_the_flagged_words_and_pictures_of_a_placed_layout() -> None:
    made = made_layout("全国第一")
    text = TextLayer(name="claim", text="全国第一", transform=Transform(width=4, height=4))
    board = Artboard(name="1", width=9, height=9, layers=(text, layer("a")))
    document = Document(artboards=(board,), assets=(made,))
    shown = shown_on(document, [board])
    assert {asset.sha256 for asset, _ in check_export(document, shown)} == {text_hash("全国第一"), "a" * 64}
    typed = text.model_copy(update={"text": "好羊毛"})
    other = board.model_copy(update={"layers": (typed,)})
    assert check_export(document, shown_on(document, [other])) == []
    strict = document.model_copy(update={"safety": policy("block")})
    with pytest.raises(Blocked, match="'Ad' is blocked by the safety policy"):
        check_export(strict, shown)
