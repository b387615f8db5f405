"""What a window keeps for films and for other projects apart: whether the timeline is wide, and how high things are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Literal

from pydantic import TypeAdapter, ValidationError

Kind = Literal["film", "still"]


@dataclass(frozen=True)
class KindLayout:
    """The layout of one kind of project.

    Attributes
    ----------
    wide : bool or None
        Whether the timeline goes across the window; None where nobody has chosen.
    heights : Mapping
        Name of a dock -> its height when a window of this kind was closed, px.
    """

    wide: bool | None = None
    heights: Mapping[str, int] = field(default_factory=dict[str, int])


Kinds = Mapping[Kind, KindLayout]

_KINDS = TypeAdapter(dict[Kind, KindLayout])
_WIDE = TypeAdapter(bool | None)


def kept_kinds(state: Mapping[str, object]) -> Kinds:
    """Return what is kept in the state of a window; of one that knew no kinds, what was chosen for all of them.

    Nothing where what is kept can't be read: the first layout is as good.
    """
    try:
        if "kinds" in state:
            return _KINDS.validate_python(state["kinds"])
        every = KindLayout(_WIDE.validate_python(state.get("wide")))
    except ValidationError:
        return {}
    return {"film": every, "still": every}


def as_data(kinds: Kinds) -> dict[str, object]:
    """Return what ``kept_kinds`` reads, for JSON."""
    return {kind: asdict(layout) for kind, layout in kinds.items()}
