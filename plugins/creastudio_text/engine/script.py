"""``text.script``: scenes in Fountain. Places, times and speakers are laid out by the seed, the words are the model's."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from creastudio.api import Artifact, JobContext, UserError
from creastudio.api.fountain import (
    Action,
    Element,
    Part,
    Scene,
    Script,
    Speech,
    Transition,
    scene_id,
    with_ids,
)
from creastudio.api.fountain_text import dumps, parse
from creastudio.ml import device
from creastudio_text.engine.choosing import language_of
from creastudio_text.engine.dialogue import Turn, talk
from creastudio_text.engine.given import given_text
from creastudio_text.engine.language import TextModel, follows_instructions
from creastudio_text.engine.line_writer import Asked, LineWriter, chosen, mixed, quality
from creastudio_text.engine.speakers import Character, characters
from creastudio_text.engine.writing import sampling_of, seeds_of
from creastudio_text.tools.script import ScriptParams

TIMES = {"en": ("DAY", "NIGHT", "MORNING", "EVENING"), "zh": ("日", "夜", "晨", "黄昏")}
SIDES = {"en": ("INT.", "EXT."), "zh": ("内景", "外景")}

ENDS = {"en": ("CUT TO:", "FADE OUT."), "zh": ("切至：", "淡出。")}
"""What stands after a scene, and after the last."""

SEEN = {"en": "We see", "zh": "画面里，"}
"""How an action begins."""

_OUTSIDE = re.compile(
    r"\b(street|road|roof|garden|park|forest|woods?|beach|field|yard|bridge|square|harbou?r|mountain|hill|river|sea|market)\b"
    r"|街|路|屋顶|天台|花园|公园|森林|树林|海滩|田野|院子|桥|广场|港|山|河|江|海边|集市",
    re.IGNORECASE,
)
_SIDE = re.compile(r"^(?P<side>int|ext|内景|外景|内|外)[.．:： ]\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Plan:
    """One scene before it is written."""

    heading: str
    id: str
    cast: tuple[Character, ...]


def run(params: ScriptParams, ctx: JobContext) -> None:
    """Emit ``params.count`` scripts.

    Raises
    ------
    UserError
        When there are too few characters or no place, or no model writes the language.
    """
    people = characters(params.characters)
    language = language_of(f"{params.premise}\n{params.characters}\n{params.places}", params.language)
    shown = "zh" if language in ("zh", "lzh") else "en"
    places = headings(params.places, shown)
    given = _given(ctx)
    device.prepare(ctx.device)
    ctx.progress(0.0, "opening the model")
    ctx.check_cancelled()
    model = chosen(ctx, params.model, language, "dialogue")
    obedient = follows_instructions(model)
    for index, seed in enumerate(seeds_of(ctx.seed, params.count)):
        base = with_ids(given, seed)
        plans = planned(
            people, places, params.scenes, seed, shown, frozenset(scene.id for scene in base.scenes)
        )
        elements = _scenes(ctx, model, params, plans, seed, index, shown)
        title = base.title or ((("Title", params.title),) if params.title else ())
        script = Script((*base.elements, *elements), title)
        ctx.emit(
            Artifact(
                "text/x-fountain",
                dumps(script).encode(),
                title=params.title or plans[0].heading,
                seed=seed,
                index=index,
                metadata={
                    "structured": structured(script, model.card.id, quality(model, obedient, "dialogue"))
                },
            )
        )
    ctx.progress(1.0)


def _scenes(
    ctx: JobContext,
    model: TextModel,
    params: ScriptParams,
    plans: Sequence[Plan],
    seed: int,
    row: int,
    language: str,
) -> list[Element]:
    """Return all elements of the scenes of one script, telling as they are written."""
    found: list[Element] = []
    for number, plan in enumerate(plans):
        asked = asked_for(plan, params, language)
        writer = LineWriter(ctx, model, asked, sampling_of(params, model.tokens))

        def report(turn: Turn, done: int, scene: int = number) -> None:
            ctx.stream(str(row), f"{turn.speaker}\n{turn.line}\n\n")
            share = (scene + done / params.turns) / params.scenes
            ctx.progress((row + share) / params.count, "writing")

        ctx.stream(str(row), f"{plan.heading}\n\n")
        found += scene_of(writer, plan, params, mixed(seed, number), language, report)
        found.append(Transition(ENDS[language][number + 1 == len(plans)]))
    return found


def headings(text: str, language: str) -> list[str]:
    """Return places as a scene's heading names them, "INT. KITCHEN", without the time.

    Raises
    ------
    UserError
        When there are none.
    """
    found: list[str] = []
    for line in filter(None, (line.strip(" -*•\t") for line in text.splitlines())):
        side = _SIDE.match(line)
        place = line[side.end() :].strip() if side else line
        outside = side["side"].casefold() in ("ext", "外景", "外") if side else bool(_OUTSIDE.search(place))
        if place:
            found.append(f"{SIDES[language][outside]} {place.upper()[:60]}")
    if not found:
        raise UserError("A script needs a place.", "One a line: 'Kitchen', 'EXT. Roof'.")
    return found


def planned(
    people: Sequence[Character],
    places: Sequence[str],
    scenes: int,
    seed: int,
    language: str,
    taken: frozenset[str],
) -> list[Plan]:
    """Return where, when and among whom each scene plays; a scene's id depends on the seed and on ids that are taken."""
    chance = random.Random(seed)
    made: list[Plan] = []
    time = chance.randrange(len(TIMES[language]))
    for number in range(scenes):
        cast = people if len(people) <= 3 else tuple(chance.sample(people, chance.choice((2, 3))))
        # Time goes on, or stays.
        time = (time + chance.choice((0, 1, 1))) % len(TIMES[language])
        mark = scene_id(seed, number, taken | {plan.id for plan in made})
        joint = " - " if language == "en" else " "
        made.append(Plan(f"{places[number % len(places)]}{joint}{TIMES[language][time]}", mark, tuple(cast)))
    return made


def asked_for(plan: Plan, params: ScriptParams, language: str) -> Asked:
    """Return how a model is asked for a scene."""
    cast = "; ".join(f"{item.name} ({item.traits})" if item.traits else item.name for item in plan.cast)
    if language in ("zh", "lzh"):
        story = f"故事：{params.premise}" if params.premise else ""
        task = f"写剧本中的一场戏，场景：{plan.heading}。人物：{cast}。{story}先用一行写看到的动作，然后每行一句对白，以人物名字加冒号开头。"
        return Asked(task, f"{params.premise}\n\n" if params.premise else "", "dialogue")
    story = f" Story: {params.premise}" if params.premise else ""
    task = (
        f"Write a scene of a script: {plan.heading}. Characters: {cast}.{story} First one line of action that tells what is seen, "
        "then one line of dialogue after the other, each beginning with the name of the speaker and a colon."
    )
    return Asked(task, f"{params.premise}\n\n" if params.premise else "", "dialogue")


def scene_of(
    writer: LineWriter, plan: Plan, params: ScriptParams, seed: int, language: str, report: Any
) -> Iterator[Element]:
    """Yield the elements of a scene: its heading, an action, and the speeches."""
    yield Scene(plan.heading, plan.id)
    # Without a beginning, models tend to begin with the talk.
    seen = SEEN[language]
    head = f"{plan.heading}\n\n{seen}"
    told = writer.line(head, mixed(seed, 10**6), least=8, most=max(40, params.line))
    action = f"{seen}{'' if language == 'zh' else ' '}{told}"
    yield Action(action)
    for turn in talk(
        writer, plan.cast, params.turns, params.line, seed, report, before=f"{plan.heading}\n\n{action}\n\n"
    ):
        yield Speech(turn.speaker.upper() if language == "en" else turn.speaker, (Part(turn.line),))


def structured(script: Script, made_by: str, note: str) -> dict[str, Any]:
    """Return a script's parts; its schema is in docs/text.md."""
    scenes: list[dict[str, Any]] = []
    for scene in script.scenes:
        body = script.body(scene.id)
        scenes.append(
            {
                "id": scene.id,
                "heading": scene.heading,
                "action": [item.text for item in body if isinstance(item, Action)],
                "speeches": [
                    {
                        "speaker": item.speaker,
                        "line": " ".join(part.text for part in item.parts if part.kind != "aside"),
                    }
                    for item in body
                    if isinstance(item, Speech)
                ],
            }
        )
    return {
        "title": dict(script.title).get("Title", ""),
        "scenes": scenes,
        "made_by": made_by,
        "quality": note,
    }


def _given(ctx: JobContext) -> Script:
    """Return the script that was given to go on with; an empty one where there is none."""
    return parse(given_text(ctx, "script"))
