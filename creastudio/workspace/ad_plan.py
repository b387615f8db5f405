"""What is delivered of ads: which kinds of files, and which of them an artboard is for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, Field, ValidationError

from creastudio.api.campaign import Campaign, FilmLengths, StillFormat
from creastudio.api.formats import format_of, format_table
from creastudio.api.recipe import Frozen
from creastudio.core.canvas import Artboard

Use = Literal["still", "html5", "print", "film"]
USES: tuple[Use, ...] = ("still", "html5", "print", "film")

PRINTED = 150.0
"""Px an inch from which on an artboard is for print."""


class AdPlan(Frozen):
    """Which files are made of the artboards that are for them.

    Attributes
    ----------
    title : str
        What the project is called.
    stills : bool
        Pictures, as light as their format asks, in the file format `still_format`.
    html5, print, psd : bool
        Banners, a PDF with bleed and marks of each variant, and a layered file of each still.
    films : bool
        Those of the timeline that show an artboard, else new ones of each of `seconds`.
    click_url : str
        Where banners lead.
    """

    title: str = ""
    stills: bool = True
    still_format: StillFormat = "jpg"
    html5: bool = True
    print: bool = True
    films: bool = False
    seconds: FilmLengths = (6.0, 15.0)
    psd: bool = False
    contact_sheet: bool = True
    project: bool = True
    click_url: str = Field(default="https://example.com/", max_length=2000)


def plan_of(campaign: Campaign) -> AdPlan:
    """Return what a campaign asks for; what each artboard is for, its layout tells."""
    asked = campaign.deliver
    return AdPlan(
        title=campaign.title,
        still_format=asked.stills,
        films=bool(asked.films.formats),
        seconds=asked.films.seconds,
        psd=asked.psd,
        contact_sheet=asked.contact_sheet,
        project=asked.project,
        click_url=campaign.click_url,
    )


class _Finding(BaseModel):
    rule: str
    severity: Literal["error", "warning", "note"]
    element: str
    text: str


class _Music(BaseModel):
    sha256: str
    title: str
    seconds: float


class _Told(BaseModel):
    language: str = ""
    uses: list[str] = []
    music: dict[str, _Music] = {}
    findings: list[_Finding] = []


def told_of(board: Artboard) -> dict[str, Any]:
    """Return what ``layout.campaign`` said of an artboard's layout: language, uses, music, findings; nothing where that is damaged."""
    return told_in(board.layout.settings if board.layout is not None else {})


def told_in(settings: Mapping[str, Any]) -> dict[str, Any]:
    """As ``told_of``, for the settings of a layout."""
    try:
        # It came with a project, which anybody may have written.
        return _Told.model_validate(settings.get("campaign", {})).model_dump(exclude_unset=True)
    except ValidationError:
        return {}


def uses_of(board: Artboard) -> tuple[Use, ...]:
    """Return what an artboard is for: as its campaign says, else as its format is used.

    Formats of display advertising, and own ones for banners, are stills and banners, those with a bleed or a fine resolution are printed, all others are
    stills and may move.
    """
    told = told_of(board)
    if "uses" in told:
        uses = told["uses"]
        return tuple(use for use in USES if use in uses and (use != "film" or _first(board)))
    if board.bleed or board.resolution >= PRINTED:
        return ("print",)
    if _is_banner(board):
        return ("still", "html5")
    return ("still", "film")


def count_of(boards: Iterable[Artboard], use: Use) -> int:
    """Return how many artboards are for something."""
    return sum(use in uses_of(board) for board in boards)


def _first(board: Artboard) -> bool:
    return board.layout is None or board.layout.variant == 0


def _is_banner(board: Artboard) -> bool:
    told = board.layout
    if told is None:
        return False
    form = format_of(told.format, told.settings)
    return told.format in _display() or (form is not None and form.kind == "banner")


@cache
def _display() -> frozenset[str]:
    return frozenset(
        form.id for group in format_table().groups if group.id == "display" for form in group.formats
    )
