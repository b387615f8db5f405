"""What is written outside the window speaks the language of the studio, or of what it is about."""

from __future__ import annotations

import pytest

from creastudio.api.errors import UserError
from creastudio.api.own_formats import own_format
from creastudio.workspace.environment import Environment
from creastudio.workspace.speech import Speech, speech_for, speech_in, studio_language
from tests.support.projects import toy_environment


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> Environment:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "en_US.UTF-8")
    return toy_environment()


def test_the_system_says_which_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert studio_language("system") == "zh_CN"
    assert studio_language("en") == "en"
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert studio_language("system") == "en"
    assert studio_language("zh_CN") == "zh_CN"


def test_a_report_on_chinese_alone_is_chinese(english: Environment) -> None:
    assert speech_for(english, ["zh-Hans", "zh"]).language == "zh_CN"
    assert speech_for(english, ["zh-Hans", "en"]).language == "en"
    assert speech_for(english, []).language == "en"


def test_plugins_bring_their_words() -> None:
    speech = speech_in("zh_CN", {"The {0} is bare.": "{0}光秃秃的。"})
    assert speech.say("The hill is bare.") == "hill光秃秃的。"
    assert speech.say("Files: 3.") == "文件：3。"
    assert speech.say("Nobody translated this.") == "Nobody translated this."


def test_what_nobody_speaks_is_english() -> None:
    assert speech_in("xx") == Speech()
    assert Speech().say("Files: 3.") == "Files: 3."


def test_what_is_wrong_with_a_value_is_told_in_chinese() -> None:
    say = speech_in("zh_CN").say
    assert say("Input should be less than or equal to 12") == "不能大于 12"
    with pytest.raises(UserError) as refused:
        own_format(name="Lobby", width=5, height=100)
    assert say(refused.value.message) == "无法创建此版式：“width” 不能小于 16。"
