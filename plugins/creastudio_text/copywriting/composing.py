"""An advertisement out of phrase patterns: a headline by the seed, and what completes it."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from creastudio.api import UserError
from creastudio_text.copywriting.brief import Brief
from creastudio_text.copywriting.filling import Filled, filled
from creastudio_text.copywriting.limits import PARTS, Limits
from creastudio_text.copywriting.phrases.calls import calls_for
from creastudio_text.sentence_ends import is_ended

ENOUGH = 8
"""Where so many headlines name something of the brief, those that name nothing are left out."""


@dataclass(frozen=True)
class Copy:
    """One advertisement.

    Attributes
    ----------
    parts : dict
        Text by part, as in ``limits.PARTS``.
    angle : str
        What its headline is about; "mood" for nothing of the brief.
    made_by : str
        "patterns", or the id of the model that wrote it.
    """

    parts: dict[str, str]
    seed: int
    angle: str = ""
    made_by: str = "patterns"
    patterns: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def text(self) -> str:
        """All of it, for comparing."""
        return "\n".join(self.parts[name] for name in ("headline", "long_headline", "description"))


def compose(brief: Brief, tone: str, limits: Limits, seed: int) -> Copy:
    """Return the advertisement of a seed.

    Seeds that follow each other get headlines that differ, in angle first, for as long as there are any left.

    Raises
    ------
    UserError
        When the limits are too short for any pattern.
    """
    heads = _headlines(brief, tone, _frozen(limits))
    head = heads[seed % len(heads)]
    chance = random.Random(seed)
    said, chosen = set(head.fields), {"headline": head}
    for part in ("description", "long_headline"):
        taken = {item.text for item in chosen.values()}
        fitting = _shuffled(_fitting(brief, tone, part, limits), brief, f"{tone} {part}")
        if part == "description":
            fitting = _claiming(fitting, brief, limits, seed)
        chosen[part] = _completing(fitting, said, taken, seed)
        # The long headline stands in other places than the headline, so it may say the same again.
        said = said | chosen[part].fields if part == "description" else said
    parts = {part: item.text for part, item in chosen.items()}
    parts["call_to_action"] = _call(brief, tone, limits, chance)
    parts["name"] = _name(brief, limits)
    return Copy(
        {name: parts[name] for name in PARTS},
        seed,
        head.angle,
        patterns={k: v.pattern for k, v in chosen.items()},
    )


def _frozen(limits: Limits) -> tuple[tuple[tuple[str, int], ...], str]:
    return tuple(sorted(limits.longest.items())), limits.counting


@lru_cache(maxsize=32)
def _headlines(
    brief: Brief, tone: str, bounds: tuple[tuple[tuple[str, int], ...], str]
) -> tuple[Filled, ...]:
    """Return the headlines that fit, shuffled by the brief alone, with angles in turn."""
    limits = Limits(dict(bounds[0]), bounds[1])  # pyright: ignore[reportArgumentType]  it was one
    fitting = _fitting(brief, tone, "headline", limits)
    telling = [item for item in fitting if item.fields]
    pool = _shuffled(telling if len(telling) >= ENOUGH else fitting, brief, tone)
    by_angle: dict[str, list[Filled]] = {}
    for item in pool:
        by_angle.setdefault(item.angle, []).append(item)
    # Each angle's headlines stand at even distances over the whole, so that any few that follow each other differ in angle.
    spread = [((at + 0.5) / len(items), item) for items in by_angle.values() for at, item in enumerate(items)]
    return tuple(item for _, item in sorted(spread, key=lambda pair: pair[0]))


def _shuffled(items: Sequence[Filled], brief: Brief, mark: str) -> list[Filled]:
    """Return things in an order that depends on the brief and a mark alone."""
    digest = hashlib.blake2b(f"{mark}\n{brief.text}".encode(), digest_size=8).digest()
    found = [*items]
    random.Random(int.from_bytes(digest, "big")).shuffle(found)
    return found


def _fitting(brief: Brief, tone: str, part: str, limits: Limits) -> list[Filled]:
    found = list(filled(brief, tone, part, lambda text: limits.fits(part, text)))
    if not found:
        raise UserError(
            f"No phrase fits {limits.longest[part]} characters.",
            "Allow longer parts, or name the product in fewer words.",
        )
    allowed = [item for item in found if brief.allows(item.text)]
    if not allowed:
        raise UserError(
            "Every phrase for this brief has a forbidden word in it.", "Say the brief in other words."
        )
    return allowed


def _claiming(items: list[Filled], brief: Brief, limits: Limits, seed: int) -> list[Filled]:
    """Return descriptions with one of the brand's claims behind them, as far as both fit; else the claim alone."""
    claims = [claim for claim in brief.claims if limits.fits("description", claim) and brief.allows(claim)]
    if not claims:
        return items
    claim = claims[seed % len(claims)]
    joint = "" if brief.language == "zh" else " "
    joined = [replace(item, text=f"{item.text}{joint}{claim}") for item in items if is_ended(item.text)]
    return [item for item in joined if limits.fits("description", item.text)] or [
        Filled(claim, "", frozenset())
    ]


def _completing(items: Sequence[Filled], said: set[str], taken: set[str], seed: int) -> Filled:
    """Return a text that says much of what hasn't been said.

    Each seed prefers another one; what it prefers, the next seed likes least, so that neighbours differ.
    """

    def worth(at: int) -> float:
        item = items[at]
        turn = 1 - ((at - seed) % len(items)) / len(items)
        return len(item.fields - said) + 0.4 * len(item.fields) + 3 * turn - 100 * (item.text in taken)

    return items[max(range(len(items)), key=worth)]


def _call(brief: Brief, tone: str, limits: Limits, chance: random.Random) -> str:
    calls = calls_for(brief.language, brief.kind, tone, brief.known)
    fitting = [call for call in calls if limits.fits("call_to_action", call) and brief.allows(call)]
    if not fitting:
        raise UserError(
            f"No call to action fits {limits.longest['call_to_action']} characters.", "Allow a longer one."
        )
    return chance.choice(fitting)


def _name(brief: Brief, limits: Limits) -> str:
    """Return who or what advertises, cut at a word where it is too long."""
    name = brief.brand or brief.product
    if limits.fits("name", name):
        return name
    cut = ""
    for piece in name.split(" ") if " " in name else list(name):
        longer = f"{cut} {piece}" if " " in name and cut else cut + piece
        if not limits.fits("name", longer):
            break
        cut = longer
    return cut or name[:1]
