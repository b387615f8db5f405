"""Chat templates: filled as their makers mean them, within bounds."""

from __future__ import annotations

import pytest

from creastudio.api import UserError
from creastudio_text.engine.foreign.chat import Chat

TURNS = (
    "{{ bos_token }}{% for message in messages %}<|{{ message['role'] }}|>\n{{ message['content'] }}{{ eos_token }}\n{% endfor %}"
    "{% if add_generation_prompt %}<|assistant|>\n{% endif %}"
)


def test_it_asks_and_ends_where_the_answer_begins() -> None:
    chat = Chat(TURNS, {"bos_token": "<s>", "eos_token": "</s>"})
    assert chat.ask("Say hello.") == "<s><|user|>\nSay hello.</s>\n<|assistant|>\n"


def test_what_is_asked_is_no_template_itself() -> None:
    assert "{{ 6 * 7 }}" in Chat(TURNS, {}).ask("{{ 6 * 7 }}")


def test_what_the_template_refuses_is_said_in_its_words() -> None:
    with pytest.raises(UserError, match="refuses the request") as error:
        Chat("{{ raise_exception('Only one language is spoken here') }}", {}).ask("Hello")
    assert "one language" in error.value.hint


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__.__mro__ }}{{ missing.part.of }}",
        "{{ messages.append(1) }}",
        "{% for message in messages %}",
        "{{ 'a' * 10000000000 }}",
        "{{ 10 ** 10 ** 10 }}",
        "{% for i in range(90000) %}{% for j in range(90000) %}and on {% endfor %}{% endfor %}",
    ],
)
def test_what_reaches_out_is_broken_or_has_no_end_is_refused(template: str) -> None:
    with pytest.raises(UserError, match="can't be filled"):
        Chat(template, {}).ask("Hello")


def test_sums_and_breaks_are_allowed() -> None:
    template = "{% for n in range(9) %}{% if n == 3 %}{% break %}{% endif %}{{ n % 2 * 5 }},{% endfor %}"
    assert Chat(template, {}).ask("") == "0,5,0,"
