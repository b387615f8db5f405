"""A plugin of checks that do whatever a test wants, and orders for them."""

from __future__ import annotations

from creastudio.api import SafetyCategory
from creastudio.jobs.check_order import CheckOrder

SOURCE = """
from creastudio.api import SafetyFlag, SafetyNote, UserError


def sure(item, ctx):
    yield SafetyFlag(category="bare", score=0.9, reason="It is bare.")
    yield SafetyFlag(category="other", score=0.9, reason="Nobody asked.")


def unsure(item, ctx):
    yield SafetyFlag(category="bare", score=0.1, reason="Hardly.")


def bug(item, ctx):
    return 1 / 0


def told(item, ctx):
    raise UserError("The check is blind.", "Open its eyes.")


def leaves(item, ctx):
    raise SystemExit(3)


def nan(item, ctx):
    yield SafetyFlag.model_construct(category="bare", score=float("nan"), reason="", notes=())


def too_sure(item, ctx):
    yield SafetyFlag.model_construct(category="bare", score=7.0, reason="", notes=())


def wrong_type(item, ctx):
    yield "bare"


def calm(item, ctx):
    yield SafetyFlag(category="bare", score=0.0, reason="Nothing of it was found.")


def nothing(item, ctx):
    return None


def flood(item, ctx):
    while True:
        yield SafetyFlag(category="bare", score=0.9, reason="again")


def set_by_hand(item, ctx):
    yield SafetyFlag(category="bare", score=0.9, reason=f"Set to {ctx.settings['own']} on {ctx.settings['device']}.")


def uses_model(item, ctx):
    yield SafetyFlag(category="bare", score=0.9, reason=ctx.model(ctx.model_ref).card.title)


def words(item, ctx):
    for number, line in enumerate(item.text().splitlines()):
        start = line.find("rude")
        if start >= 0 and "rude" not in item.exceptions:
            note = SafetyNote(line=number, start=start, end=start + 4, kind="bare", text="This is rude.")
            yield SafetyFlag(category="bare", score=0.7, reason="A rude word.", notes=(note,))
"""


def order(name: str, **fields: object) -> CheckOrder:
    """Return an order for a function of the module ``cs_checks``."""
    made = {
        "check": f"toy.{name}",
        "title": name,
        "version": "1.0",
        "kind": "image",
        "entry": f"cs_checks:{name}",
        "categories": (SafetyCategory(id="bare", title="Bare", summary="Bare things."),),
    }
    return CheckOrder.model_validate({**made, **fields})
