"""How models are asked for poems."""

from __future__ import annotations

from creastudio_text.engine.poem_prompt import asked_chinese, asked_english, themes
from creastudio_text.engine.tokens_own import FIXED
from creastudio_text.engine.tokens_own import CharTokens as OwnTokens
from creastudio_text.verse.forms import FORMS, form
from tests.support.text_models import TableModel

TOKENS = OwnTokens((*FIXED, "jueju7", "ci", "浪淘沙", "title", "theme", "verse"), "\n ，。秋山夜雨寄北风")


class _Following(TableModel):
    """A model that follows instructions."""

    said = ""

    def prompt(self, instruction: str, text: str = "") -> list[int]:
        self.said = instruction
        return [1]


def _said(ids: list[int]) -> str:
    return "".join(f"<{TOKENS.controls[i]}>" if i < len(TOKENS.controls) else TOKENS.surface(i) for i in ids)


def test_controls() -> None:
    model = TableModel(tokens=TOKENS)
    said = {
        (theme, title): _said(asked_chinese(model, FORMS["jueju7"], theme, title))
        for theme, title in (("秋山，夜雨xyz", ""), ("", "夜雨寄北"), ("", ""), ("秋山", "夜雨寄北"))
    }
    assert said == {
        ("秋山，夜雨xyz", ""): "<jueju7><theme>秋山 夜雨<verse>",
        ("", "夜雨寄北"): "<jueju7><title>夜雨寄北<verse>",
        ("", ""): "<jueju7><verse>",
        ("秋山", "夜雨寄北"): "<jueju7><theme>秋山<verse>",
    }
    assert _said(asked_chinese(model, form("ci", "浪淘沙令"), "秋风", "")) == "<ci><浪淘沙><theme>秋风<verse>"


def test_instructions_and_headings() -> None:
    model = _Following()
    asked_chinese(model, form("ci", "如梦令"), "秋山", "")
    assert "如梦令" in model.said
    assert "秋山" in model.said
    asked_english(model, FORMS["sonnet"], "the sea", "")
    assert model.said.startswith("Write a sonnet about the sea")
    plain = TableModel()
    assert plain.tokens.decode(asked_english(plain, FORMS["haiku"], "the sea", "")) == "the sea\n\n"


def test_themes_are_words_of_two() -> None:
    assert themes(TOKENS, "秋山夜雨，北风 秋") == ["秋山", "夜雨", "北风"]
    assert themes(TOKENS, "sea") == []
