"""Checks of safety: what a plugin can tell of a finished result, so that the artist's own policy can heed it.

A check only says what it saw. Whether that is passed over, flagged, blurred or blocked is set in each project, by the person
whose work it is; nothing is ever deleted or sent anywhere.

>>> def check(item, ctx):
...     network = load(ctx.model(ctx.model_ref))
...     yield SafetyFlag(category="nudity", score=network(item.read()), reason="It looks like nudity.")
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from pydantic import Field

from creastudio.api.context import Model
from creastudio.api.generator import ENTRY_PATTERN, ID_PATTERN
from creastudio.api.recipe import Frozen

CheckedKind = Literal["image", "text"]
"""What can be checked."""

Severity = Literal["info", "warning", "error"]

MAX_FLAGS = 64
"""Flags that one check may give of one result; one that gives more counts as failed, and that is said."""

MAX_NOTES = 500
"""Places in a text that one flag may name."""


class SafetyCategory(Frozen):
    """One kind of thing that a check looks for; checks of several plugins may share it by its id.

    Attributes
    ----------
    id : str
        "nudity"; a project's policy is kept under it.
    title, summary : str
        For people: its name, and one sentence that says what it is.
    threshold : float
        From which score on, 0 to 1, something counts as found. What is below is kept with the result, and flags nothing.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")
    title: str = Field(min_length=1)
    summary: str = ""
    threshold: float = Field(default=0.5, gt=0, le=1, allow_inf_nan=False)


class SafetyCheck(Frozen):
    """Something that looks at a finished result.

    Attributes
    ----------
    id : str
        "plugin.name" ("picture.nudity"). Checks have names of their own: a generator may be called the same.
    kind : {"image", "text"}
        What it looks at.
    languages : tuple of str
        Of a text, what it knows ("en", "zh"); empty for all.
    entry : str
        "package.module:function" with signature ``check(item, ctx) -> iterable of SafetyFlag``. It runs in the engine
        that made the result, so it should take well under a second and need no libraries beyond the studio's own.
    needs_model_family : str
        The family of the model it needs; without one in the library it isn't run. "" for none.
    how_to_get : str
        One sentence: how a person gets that model.
    """

    id: str = Field(pattern=ID_PATTERN)
    title: str = Field(min_length=1)
    summary: str = ""
    kind: CheckedKind
    categories: tuple[SafetyCategory, ...] = Field(min_length=1, max_length=16)
    languages: tuple[str, ...] = ()
    entry: str = Field(pattern=ENTRY_PATTERN)
    needs_model_family: str = ""
    how_to_get: str = ""
    version: str = "1.0"
    api: str = ">=1.3,<2"


class SafetyNote(Frozen):
    """A place in a text, to be underlined.

    Attributes
    ----------
    line : int
        From 0.
    start, end : int
        Characters of that line, from 0; `end` isn't part of it.
    kind : str
        The category, or a finer word of the check's own.
    text : str
        What is said there, one sentence.
    severity : {"info", "warning", "error"}
        As in ``LiveNotes``.
    """

    line: int = Field(ge=0)
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    kind: str
    text: str
    severity: Severity = "warning"


class SafetyFlag(Frozen):
    """What a check saw of one category.

    Attributes
    ----------
    score : float
        How sure it is, 0 to 1; for texts, how strong what was found is.
    reason : str
        One sentence for the artist: what was seen, and where it says so in a rule, which one.
    notes : tuple of SafetyNote
        Of a text, where.
    """

    category: str
    score: float = Field(ge=0, le=1, allow_inf_nan=False)
    reason: str = Field(default="", max_length=1000)
    notes: tuple[SafetyNote, ...] = Field(default=(), max_length=MAX_NOTES)


@dataclass(frozen=True)
class CheckedItem:
    """What a check gets to see.

    Attributes
    ----------
    media_type : str
        As an artifact's.
    read : callable
        Returns its bytes.
    categories : frozenset of str
        Those that the project asks for; what is said of others is left out.
    exceptions : tuple of str
        Words and phrases that the artist has cleared for this project; a check of texts passes over them.
    language : str
        Of a text, where it is known ("zh"), else "".
    generator : str
        Id of the generator that made it ("text.ad_copy"); "" for a file, and for what is checked again.
    """

    media_type: str
    read: Callable[[], bytes]
    categories: frozenset[str] = frozenset()
    exceptions: tuple[str, ...] = ()
    language: str = ""
    generator: str = ""
    metadata: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def text(self) -> str:
        """Return a text's characters; what is no UTF-8 is replaced."""
        return self.read().decode("utf-8", errors="replace").removeprefix("\ufeff")


class CheckContext(Protocol):
    """The second argument of a check.

    Attributes
    ----------
    model_ref : str
        The model of ``needs_model_family`` that is at hand, for ``model``; "" where none is needed.
    device, settings
        As in ``JobContext``; ``settings["own"]`` are those of the plugin that the check belongs to.
    """

    model_ref: str
    settings: Mapping[str, Any]

    @property
    def device(self) -> str:
        """Where to compute: "cuda:0", "mps" or "cpu"."""
        ...

    def model(self, ref: str) -> Model:
        """Open a model of the library; it doesn't become part of the result's recipe. UserError when it is missing."""
        ...

    def check_cancelled(self) -> None:
        """Raise ``JobCancelled`` when nobody wants the result any more."""
        ...
