from __future__ import annotations

from creastudio_text.copywriting.brief import parse
from creastudio_text.copywriting.filling import filled, patterns
from creastudio_text.copywriting.phrases.calls import calls_for


def _texts(text: str, tone: str = "plain", part: str = "headline", most: int = 200) -> list[str]:
    return [item.text for item in filled(parse(text), tone, part, lambda words: len(words) <= most)]


def test_sentences_begin_with_a_capital_and_names_keep_theirs() -> None:
    found = _texts("Product: Aurora Lamp\nBenefits: folds flat, USB-C", part="description")
    assert "Folds flat, USB-C." not in found
    assert "Aurora Lamp: folds flat, USB-C." in found
    assert "Read more about Aurora Lamp." in found


def test_a_plain_thing_is_ours() -> None:
    assert "Read more about our folding lamp." in _texts("folding lamp", part="description")


def test_a_long_name_is_cut_only_where_it_must_be() -> None:
    assert "Hand-poured coffee" in _texts("hand-poured coffee", most=30)
    assert "Coffee" in _texts("hand-poured coffee", most=12)
    assert "Coffee" not in _texts("hand-poured coffee", most=30)


def test_a_long_name_is_cut_to_what_it_is_and_not_to_where_it_is() -> None:
    festival = _texts("A harvest festival on the hills, free entrance on Saturday", "warm", most=25)
    assert "Meet our harvest festival" in festival
    assert not any("our on the" in text for text in festival)
    assert "Meet our olive oil" in _texts("a large bottle of olive oil", "warm", most=20)
    assert not any(" our of " in text for text in _texts("a large bottle of olive oil", "warm", most=20))


def test_what_the_brief_lacks_is_never_asked_for() -> None:
    found = list(filled(parse("咖啡"), "warm", "headline", lambda _: True))
    assert found
    assert all(item.fields <= {"product"} for item in found)


def test_signs_do_not_pile_up() -> None:
    assert not any(
        "。。" in text or "，。" in text
        for text in _texts("产品：灯\n卖点：亮。、省电。", part="description")
    )


def test_patterns_suit_things_of_any_kind() -> None:
    # A bicycle isn't counted by portions, nor enjoyed as food is, and in English it has an article.
    assert not any(
        "一份{product}" in text
        for text in patterns("zh", "warm", "device")["long_headline"]
        if "值得" in text
    )
    assert not any("享用" in call for call in calls_for("zh", "device", "warm", ("offer",)))
    assert "Dare to try {our}?" in patterns("en", "bold", "device")["headline"]
