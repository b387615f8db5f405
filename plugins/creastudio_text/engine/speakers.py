"""Characters: who they are, and who speaks when."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from creastudio.api import UserError

MOST = 12


@dataclass(frozen=True)
class Character:
    """Somebody who speaks; `traits` as they were written."""

    name: str
    traits: str = ""


def characters(text: str) -> tuple[Character, ...]:
    """Read characters, one a line: "Mara: tired, dry humour".

    Raises
    ------
    UserError
        When there are fewer than two, too many, or two of one name.
    """
    found: list[Character] = []
    for line in filter(None, (line.strip(" -*•\t") for line in text.splitlines())):
        name, colon, traits = line.replace("：", ":").partition(":")
        if not colon and ("," in name or "，" in name):
            name, traits = re.split("[,，]", name, maxsplit=1)
        found.append(Character(" ".join(name.split())[:40], traits.strip()))
    found = [item for item in found if item.name]
    names = [item.name.casefold() for item in found]
    if len(found) < 2:
        raise UserError(
            "A talk needs two characters.", "One a line, with what they are like: 'Mara: tired, dry humour'."
        )
    if len(found) > MOST:
        raise UserError(f"{len(found)} characters are too many.", f"At most {MOST} can talk.")
    twice = next((item.name for item in found if names.count(item.name.casefold()) > 1), "")
    if twice:
        raise UserError(f"Two characters are called '{twice}'.", "Give each a name of their own.")
    return tuple(found)


def order(count: int, turns: int, seed: int) -> list[int]:
    """Return who speaks in each turn, as places; nobody twice in a row, and everybody before anybody has spoken for long."""
    chance = random.Random(seed)
    spoken = [0] * count
    found: list[int] = []
    for _ in range(turns):
        free = [place for place in range(count) if not found or place != found[-1]]
        least = min(spoken[place] for place in free)
        # Two ahead at most: a talk of three isn't one of two.
        near = [place for place in free if spoken[place] <= least + 1]
        place = chance.choices(near, [3 if spoken[p] == least else 1 for p in near])[0]
        spoken[place] += 1
        found.append(place)
    return found
