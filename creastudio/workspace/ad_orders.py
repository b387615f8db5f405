"""The files that are to be made of ads: where each lies, of which artboards, what it is for, and how heavy it may be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from creastudio.api.formats import format_of
from creastudio.core.board_film import film_of
from creastudio.core.canvas import Artboard, LinkedLayer
from creastudio.core.document import Document, json_of, walk
from creastudio.export.naming import file_name, unique_names
from creastudio.workspace.ad_plan import AdPlan, Use, told_of, uses_of

if TYPE_CHECKING:
    from creastudio.core.timeline import Sequence as Timeline

LETTERS = "ABCDEFGHIJKL"
SHEET, REPORT, REPORT_DATA = "contact-sheet.png", "report.html", "report.json"


@dataclass(frozen=True)
class Order:
    """One file.

    Attributes
    ----------
    path : Path
        Where it is written.
    most : int
        Bytes that its format takes; 0 for any.
    name : str
        Where it lies in the folder of the delivery: "stills/en/meta.story-A.jpg".
    """

    path: Path
    use: str
    boards: tuple[Artboard, ...]
    options: dict[str, Any] = field(default_factory=dict[str, Any])
    most: int = 0
    sequence: str = ""
    name: str = ""

    def below(self, folder: Path) -> Order:
        """Return it written into a folder."""
        return replace(self, path=folder / self.path, name=self.path.as_posix())


@dataclass(frozen=True)
class Ads:
    """What a delivery is made from.

    Attributes
    ----------
    document : Document
        With films that were made for the delivery.
    boards : tuple of Artboard
        Those that are delivered.
    films : tuple of Sequence
    """

    document: Document
    boards: tuple[Artboard, ...]
    films: tuple[Timeline, ...]
    plan: AdPlan


def ads_of(document: Document, board_ids: Sequence[str], plan: AdPlan) -> Ads:
    """Return these artboards of a project with the films that the plan asks for.

    A film of the timeline that shows an artboard is taken as it is; where there is none, one is made.
    """
    chosen = frozenset(board_ids)
    boards = tuple(board for board in document.artboards if board.id in chosen)
    films: dict[str, Timeline] = {}
    for board in boards if plan.films else ():
        if "film" in uses_of(board):
            films |= {film.id: film for film in _films(document, board, plan)}
    known = {film.id for film in document.sequences}
    made = tuple(film for name, film in films.items() if name not in known)
    whole = document.model_copy(update={"sequences": (*document.sequences, *made)}) if made else document
    return Ads(whole, boards, tuple(films.values()), plan)


def project_of(ads: Ads) -> Document:
    """Return a project that holds what is delivered and nothing else, apart from sources of linked copies and brand kits."""
    document, wanted = ads.document, {board.id for board in ads.boards}
    sources = {layer.id: board.id for board in document.artboards for layer in walk(board.layers)}
    waiting = list(ads.boards)
    while waiting:
        copies = [layer for layer in walk(waiting.pop().layers) if isinstance(layer, LinkedLayer)]
        fresh = {sources[layer.source] for layer in copies if layer.source in sources} - wanted
        wanted |= fresh
        waiting += [board for board in document.artboards if board.id in fresh]
    boards = tuple(board for board in document.artboards if board.id in wanted)
    none = {"assets": (), "trash": (), "writings": (), "trashed_writings": ()}
    title = ads.plan.title or document.title
    held = document.model_copy(update={"title": title, "artboards": boards, "sequences": ads.films, **none})
    told = json_of(held)
    writings = tuple(item for item in document.writings if item.id in told)
    told = json_of(held.model_copy(update={"writings": writings}))
    assets = tuple(asset for asset in document.assets if asset.sha256 in told)
    return held.model_copy(update={"writings": writings, "assets": assets})


def ad_orders(ads: Ads) -> list[Order]:
    """Return the files that are made; no two have one name."""
    return list(_apart([*_stills(ads), *_prints(ads), *_rest(ads)]))


def delivered_names(ads: Ads) -> tuple[str, ...]:
    """Return the names of all files of a delivery, relative to its folder."""
    names = [order.path.as_posix() for order in ad_orders(ads)]
    return (*names, *((project_name(ads),) if ads.plan.project else ()), REPORT, REPORT_DATA)


def project_name(ads: Ads) -> str:
    """Return what the project of a delivery is called."""
    return f"{folder_name(ads.plan.title or ads.document.title) or 'campaign'}.crea"


def folder_name(text: str) -> str:
    """Return a text as a name of a folder; "" for none."""
    return file_name(text) if text else ""


def _films(document: Document, board: Artboard, plan: AdPlan) -> Iterator[Timeline]:
    found = [film for film in document.sequences if _shows(film, board.id)]
    yield from found
    if found:
        return
    told = told_of(board)
    for seconds in plan.seconds:
        row = told.get("music", {}).get(f"{seconds:g}") or {}
        heard = document.find_asset(str(row.get("sha256", "")))
        length = float(row.get("seconds", 0.0)) if heard is not None else 0.0
        named = board.layout.format if board.layout is not None else board.name
        words = (named, str(told.get("language", "")), f"{seconds:g} s")
        yield film_of(board, seconds, music=heard, music_seconds=length, name=" ".join(filter(None, words)))


def _shows(film: Timeline, board_id: str) -> bool:
    """Return whether a sequence is a film of one artboard and of nothing else that is seen."""
    shown = [clip.artboard for track in film.tracks if track.kind == "picture" for clip in track.clips]
    return shown == [board_id]


def _stills(ads: Ads) -> Iterator[Order]:
    plan = ads.plan
    for board in ads.boards:
        name, home, most = _stem(board), _home(board), _most(board)
        if plan.stills and _is(board, "still"):
            options: dict[str, Any] = {"most": most} if most else {}
            path = Path("stills") / home / f"{name}.{plan.still_format}"
            yield Order(path, "still", (board,), options, 1000 * most)
        if plan.psd and _is(board, "still"):
            yield Order(Path("layered") / home / f"{name}.psd", "layered", (board,))
        if plan.html5 and _is(board, "html5"):
            given = {"click": plan.click_url, **({"most": most} if most else {})}
            yield Order(Path("html5") / home / f"{name}.zip", "html5", (board,), given, 1000 * most)


def _prints(ads: Ads) -> Iterator[Order]:
    prints: dict[tuple[str, str, int], list[Artboard]] = {}
    for board in ads.boards if ads.plan.print else ():
        if _is(board, "print"):
            link = board.layout.link if board.layout is not None else board.id
            variant = board.layout.variant if board.layout is not None else 0
            prints.setdefault((_home(board), link, variant), []).append(board)
    for (home, _link, variant), boards in prints.items():
        path = Path("print") / home / f"print-{LETTERS[variant % 12]}.pdf"
        yield Order(path, "print", tuple(boards), {"crop_marks": True})


def _rest(ads: Ads) -> Iterator[Order]:
    if ads.plan.contact_sheet and ads.boards:
        yield Order(Path(SHEET), "contact sheet", ads.boards)
    for sequence in ads.films:
        name = file_name(sequence.name.replace(" s", "s").replace(" ", "-"))
        yield Order(Path("films") / f"{name}.mp4", "film", (), sequence=sequence.id)


def _apart(orders: Sequence[Order]) -> Iterator[Order]:
    """Yield orders, with a number where two would have one name."""
    stems = [order.path.with_suffix("").as_posix() for order in orders]
    names = unique_names(stems, [order.path.suffix for order in orders])
    for order, name in zip(orders, names, strict=True):
        yield replace(order, path=Path(name))


def _is(board: Artboard, use: Use) -> bool:
    return use in uses_of(board)


def _home(board: Artboard) -> str:
    return folder_name(str(told_of(board).get("language", "")))


def _most(board: Artboard) -> int:
    """Return how many KB the platform of an artboard takes; 0 where none is known."""
    form = format_of(board.layout.format, board.layout.settings) if board.layout is not None else None
    return form.max_bytes // 1000 if form is not None else 0


def _stem(board: Artboard) -> str:
    if board.layout is None:
        return folder_name(board.name)
    return f"{folder_name(board.layout.format)}-{LETTERS[board.layout.variant % 12]}"
