"""``text.dialogue``: people talk, turn by turn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from creastudio.api import Artifact, JobContext
from creastudio.ml import device
from creastudio_text.engine.choosing import language_of
from creastudio_text.engine.line_writer import Asked, LineWriter, chosen, mixed, quality
from creastudio_text.engine.lines import same
from creastudio_text.engine.speakers import Character, characters, order
from creastudio_text.engine.writing import sampling_of, seeds_of, titled
from creastudio_text.tools.dialogue import DialogueParams

_ASIDE = re.compile(r"^[(（][^()（）]{1,80}[)）][:：]?\s*")

LEAST = 4
"""Characters of a turn at least."""


@dataclass(frozen=True)
class Turn:
    """Who says what."""

    speaker: str
    line: str


def run(params: DialogueParams, ctx: JobContext) -> None:
    """Emit ``params.count`` dialogues.

    Raises
    ------
    UserError
        When fewer than two characters are named, or no model writes the language.
    """
    people = characters(params.characters)
    language = language_of(f"{params.characters}\n{params.setting}", params.language)
    device.prepare(ctx.device)
    ctx.progress(0.0, "opening the model")
    ctx.check_cancelled()
    model = chosen(ctx, params.model, language, "dialogue")
    asked = asked_for(people, params.setting, params.turns, language)
    writer = LineWriter(ctx, model, asked, sampling_of(params, model.tokens))
    for index, seed in enumerate(seeds_of(ctx.seed, params.count)):

        def report(turn: Turn, done: int, row: int = index) -> None:
            ctx.stream(str(row), said(turn))
            ctx.progress((row + done / params.turns) / params.count, "writing")

        turns = talk(writer, people, params.turns, params.line, seed, report)
        ctx.emit(
            Artifact(
                "text/plain",
                "".join(said(turn) for turn in turns).encode(),
                title=titled(params.setting, index)
                if params.setting
                else " & ".join(item.name for item in people[:3]),
                seed=seed,
                index=index,
                metadata={
                    "structured": structured(
                        people,
                        params.setting,
                        turns,
                        model.card.id,
                        quality(model, writer.obedient, "dialogue"),
                    )
                },
            )
        )
    ctx.progress(1.0)


def asked_for(people: Sequence[Character], setting: str, turns: int, language: str) -> Asked:
    """Return how a model is asked for a dialogue."""
    if language in ("zh", "lzh"):
        cast = "；".join(f"{item.name}（{item.traits}）" if item.traits else item.name for item in people)
        place = f"场景：{setting}。" if setting else ""
        task = f"写一段{turns}句的对话。人物：{cast}。{place}每句一行，以人物名字加冒号开头。说话要符合人物的性格，不要旁白，不要重复。"
        return Asked(task, f"{place}\n{cast}\n\n", "dialogue")
    cast = "; ".join(f"{item.name} ({item.traits})" if item.traits else item.name for item in people)
    place = f" Setting: {setting}." if setting else ""
    task = (
        f"Write a dialogue of {turns} lines. Characters: {cast}.{place} Each line begins with the name of the speaker and a colon. "
        "They speak as they are; no narration, no repetition."
    )
    intro = " ".join(f"{item.name} is {item.traits}." for item in people if item.traits)
    opening = "\n".join(filter(None, (setting, intro)))
    return Asked(task, f"{opening}\n\n" if opening else "", "dialogue")


def talk(
    writer: LineWriter,
    people: Sequence[Character],
    turns: int,
    longest: int,
    seed: int,
    report: Any,
    before: str = "",
) -> list[Turn]:
    """Return a talk of as many turns; nobody says what has been said."""
    found: list[Turn] = []
    text = before
    labels = re.compile(
        "^(?:" + "|".join(re.escape(item.name) for item in people) + r")\s*[:：]\s*", re.IGNORECASE
    )
    for number, place in enumerate(order(len(people), turns, seed)):
        name = people[place].name
        text += f"{name}:"
        line = writer.line(
            text, mixed(seed, number), least=LEAST, most=longest, unlike=[turn.line for turn in found]
        )
        words = spoken(line, labels)
        known = {same(turn.line) for turn in found}
        turn = Turn(name, line if same(words) in known else words)
        found.append(turn)
        text += f" {turn.line}{writer.gap}"
        report(turn, number + 1)
    return found


def spoken(line: str, labels: re.Pattern[str]) -> str:
    """Return the words of a line, without a name or an aside in front that a model has put there."""
    words = _ASIDE.sub("", labels.sub("", line)).strip(' "“”')
    return words if len(words) >= LEAST else line


def said(turn: Turn) -> str:
    """Return a turn as a line."""
    return f"{turn.speaker}: {turn.line}\n"


def structured(
    people: Sequence[Character], setting: str, turns: Sequence[Turn], made_by: str, note: str
) -> dict[str, Any]:
    """Return a dialogue's parts; its schema is in docs/text.md."""
    return {
        "setting": setting,
        "characters": [{"name": item.name, "traits": item.traits} for item in people],
        "turns": [{"speaker": turn.speaker, "line": turn.line} for turn in turns],
        "made_by": made_by,
        "quality": note,
    }
