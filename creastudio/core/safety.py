"""What checks of safety said of a thing, and the artist's policy that says what that means in a project.

The two are kept apart: what was seen lies with the result, in its metadata; what follows from it is asked anew each time, so
that another policy holds at once, and taking it back brings everything back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field, ValidationError

from creastudio.api.recipe import Frozen
from creastudio.api.safety import MAX_FLAGS, CheckedKind, SafetyNote

Action = Literal["off", "flag", "blur", "block"]

ACTIONS: tuple[Action, ...] = ("off", "flag", "blur", "block")
"""From the mildest to the strongest."""

DEFAULT_ACTION: Action = "flag"

MAX_EXCEPTIONS = 1000

METADATA = "safety"
"""Where the metadata of an asset keep what was seen."""


class SafetyRule(Frozen):
    """What happens to what belongs to a category."""

    category: str = Field(min_length=1, max_length=40)
    action: Action


class SafetyPolicy(Frozen):
    """The policy of one project.

    Attributes
    ----------
    rules : tuple of SafetyRule
        A category that none names is flagged.
    words : tuple of str
        Words and phrases that checks of texts pass over.
    cleared : tuple of str
        Hashes of things that the artist has looked at and let through.
    """

    rules: tuple[SafetyRule, ...] = Field(default=(), max_length=256)
    words: tuple[str, ...] = Field(default=(), max_length=MAX_EXCEPTIONS)
    cleared: tuple[str, ...] = Field(default=(), max_length=MAX_EXCEPTIONS)

    def action(self, category: str, kind: CheckedKind = "image") -> Action:
        """Return what happens to a category; texts aren't blurred but flagged."""
        for rule in self.rules:
            if rule.category == category:
                return "flag" if rule.action == "blur" and kind == "text" else rule.action
        return DEFAULT_ACTION


class Finding(Frozen):
    """What one check said of one category.

    Attributes
    ----------
    score : float
        0 to 1.
    flagged : bool
        Whether the score reached the check's threshold.
    model : str
        ``id@hash`` of the model that the check used; "" for none.
    of : str
        Of what the thing holds this was said: the SHA-256 of a picture, or the ``text_hash`` of words; "" for the thing itself.
    kind : {"", "image", "text"}
        What that is; "" for the thing itself.
    """

    check: str
    version: str = ""
    category: str
    title: str = ""
    score: float = Field(ge=0, le=1, allow_inf_nan=False)
    flagged: bool
    reason: str = ""
    model: str = ""
    notes: tuple[SafetyNote, ...] = ()
    of: str = ""
    kind: CheckedKind | Literal[""] = ""


class FailedCheck(Frozen):
    """A check that could not look, and why."""

    check: str
    title: str = ""
    message: str


class SafetyReport(Frozen):
    """All that was said of one thing."""

    findings: tuple[Finding, ...] = Field(default=(), max_length=16 * MAX_FLAGS)
    failed: tuple[FailedCheck, ...] = Field(default=(), max_length=MAX_FLAGS)

    def __bool__(self) -> bool:
        """Whether any check looked, or tried to."""
        return bool(self.findings or self.failed)

    @classmethod
    def of(cls, metadata: Mapping[str, Any]) -> SafetyReport:
        """Return what an asset's metadata say; nothing for what can't be read, which may come from anywhere."""
        try:
            return cls.model_validate(metadata.get(METADATA) or {})
        except ValidationError:
            return cls()

    def part(self, name: str) -> SafetyReport:
        """Return what was said of one part (``Finding.of``), as it is said of that thing itself."""
        own = (item for item in self.findings if item.of == name)
        return SafetyReport(findings=tuple(item.model_copy(update={"of": "", "kind": ""}) for item in own))

    def parts(self) -> dict[str, CheckedKind]:
        """Return the parts of which something was said, each with its kind."""
        return {item.of: item.kind or "image" for item in self.findings if item.of}

    def within(self, metadata: Mapping[str, Any]) -> dict[str, Any]:
        """Return metadata that keep this in place of what they said before."""
        rest = {name: value for name, value in metadata.items() if name != METADATA}
        return {**rest, METADATA: self.model_dump(mode="json", exclude_defaults=True)} if self else rest


@dataclass(frozen=True)
class Judgement:
    """What a policy makes of a thing.

    Attributes
    ----------
    action : str
        The strongest of what is flagged; "off" where nothing is.
    findings : tuple of Finding
        What is flagged and not off, the surest first.
    """

    action: Action = "off"
    findings: tuple[Finding, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is flagged."""
        return bool(self.findings)

    @property
    def hides(self) -> bool:
        """Whether a picture isn't shown as it is until a person wants to see it."""
        return self.action in ("blur", "block")


NOTHING = Judgement()


def judge(report: SafetyReport, policy: SafetyPolicy, kind: CheckedKind, sha256: str = "") -> Judgement:
    """Return what `policy` makes of what was said of one thing; what was cleared is let through, a part of it, too."""
    if sha256 and sha256 in policy.cleared:
        return NOTHING

    def action(item: Finding) -> Action:
        return policy.action(item.category, item.kind or kind)

    cleared = frozenset(policy.cleared)
    heeded = [
        item for item in report.findings if item.flagged and item.of not in cleared and action(item) != "off"
    ]
    if not heeded:
        return NOTHING
    wanted: set[Action] = {action(item) for item in heeded}
    return Judgement(_strongest(wanted), tuple(sorted(heeded, key=lambda item: -item.score)))


def _strongest(wanted: Iterable[Action]) -> Action:
    found: Action = "off"
    for action in wanted:
        if ACTIONS.index(action) > ACTIONS.index(found):
            found = action
    return found


def judged_metadata(
    metadata: Mapping[str, Any], policy: SafetyPolicy, kind: str, sha256: str = ""
) -> Judgement:
    """Return what `policy` makes of an asset by its metadata; nothing for what was never checked."""
    if METADATA not in metadata:
        return NOTHING
    return judge(SafetyReport.of(metadata), policy, "text" if kind == "text" else "image", sha256)


def with_rule(policy: SafetyPolicy, category: str, action: Action) -> SafetyPolicy:
    """Return the policy with another action for a category."""
    rest = tuple(rule for rule in policy.rules if rule.category != category)
    added = () if action == DEFAULT_ACTION else (SafetyRule(category=category, action=action),)
    rules = tuple(sorted((*rest, *added), key=lambda rule: rule.category))
    return policy if rules == policy.rules else policy.model_copy(update={"rules": rules})


def with_words(policy: SafetyPolicy, words: Iterable[str]) -> SafetyPolicy:
    """Return the policy with these exceptions, each once and without spaces around it."""
    kept = tuple(dict.fromkeys(word.strip() for word in words if word.strip()))[:MAX_EXCEPTIONS]
    return policy if kept == policy.words else policy.model_copy(update={"words": kept})
