"""Ads held against the rules again, as they lie on their artboards now: words, places, colours and brand kit may have changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from creastudio.api.brand import BrandKit
from creastudio.api.brand_file import read_brand
from creastudio.api.campaign_file import read_pack
from creastudio.api.errors import UserError
from creastudio.api.layout import Element, Layout
from creastudio.api.layout_rules import Finding, Rules, findings_of
from creastudio.core.canvas import Artboard, TextLayer
from creastudio.core.document import Document
from creastudio.core.edits.insert_layout import layout_of
from creastudio.core.layout_layers import element_layers, inner_of
from creastudio.core.results import Result
from creastudio.export.work import Work
from creastudio.workspace.ad_plan import told_of

Flags = Sequence[dict[str, Any]]
Claims = Callable[[str, str], Flags | None]
"""Looks for claims of advertising: (text, language) -> flags with ``words`` and ``text``; None where nobody can look."""

CLAIMS = "text.flags"
"""The generator that names claims in a text."""

NOT_LOOKED_FOR = "Claims weren't looked for again in words that have changed: the check of texts isn't here."


def words_of(boards: Iterable[Artboard]) -> dict[str, str]:
    """Return language -> all words of its ads, each text once, one a line."""
    found: dict[str, dict[str, None]] = {}
    for board in boards:
        language = str(told_of(board).get("language", ""))
        for element in _texts(layout_of(Document(), board)):
            found.setdefault(language, {})[" ".join(element.text.split())] = None
    return {language: "\n".join(texts) for language, texts in found.items()}


def asked_of(text: str, language: str) -> dict[str, str]:
    """Return the parameters with which ``CLAIMS`` looks at a text."""
    short = language.lower()[:2]
    return {"text": text, "language": short if short in ("zh", "en") else ""}


def flags_in(result: Result, text: str) -> Flags:
    """Return what ``CLAIMS`` said of a text."""
    notes: list[dict[str, Any]] = list(result.asset.metadata.get("notes", ()))
    lines = text.split("\n")
    return [
        {"text": note["text"], "words": lines[note["line"]][note["start"] : note["end"]]} for note in notes
    ]


def checked(work: Work, board: Artboard, claims: Claims, kits: Sequence[BrandKit] = ()) -> list[Finding]:
    """Return what doesn't keep a rule on an artboard of a layout, as ``findings_of``; nothing for other artboards.

    Parameters
    ----------
    kits : sequence of BrandKit
        In place of that which the ad was made with.
    """
    from creastudio.render.board_contrast import contrasts_on
    from creastudio.render.text_measuring import measure

    if board.layout is None:
        return []
    told = told_of(board)
    language = str(told.get("language", ""))
    layout = as_painted(work.document, board)
    found = contrasts_on(work.compositor, board)
    scores = {name: value for name, value in layout.scores.items() if name != "contrast_least"}
    if found:
        scores["contrast_least"] = round(min(found.values()), 2)
    flags = claims(words_of([board]).get(language, ""), language)
    kit = kits[0] if kits else kit_of(work, board)
    rules = Rules(kit or BrandKit(id="none"), flags or (), language)
    findings = findings_of(layout.model_copy(update={"scores": scores}), rules, measure)
    return findings if flags is not None else [*findings, *_kept(work, board, layout)]


def as_painted(document: Document, board: Artboard) -> Layout:
    """Return an artboard as a layout whose letters have the size in which they are painted."""
    from creastudio.render.text_layout import flow_of

    layout = layout_of(document, board)
    sizes: dict[str, float] = {}
    for layer in element_layers(board):
        inner = inner_of(layer)
        if isinstance(inner, TextLayer) and layer.visible and inner.text:
            sizes[layer.element] = flow_of(inner).size
    elements = tuple(_sized(element, sizes.get(element.id, 0.0)) for element in layout.elements)
    shown = {element.id for element in elements}
    dropped = tuple(item for item in layout.dropped if item.id not in shown)
    return layout.model_copy(update={"elements": elements, "dropped": dropped})


def kit_of(work: Work, board: Artboard) -> BrandKit | None:
    """Return the brand kit that an ad was made with, as the project has it now; None where there was none."""
    asset = work.document.find_asset(board.layout.asset) if board.layout is not None else None
    recipe = asset.recipe if asset is not None else None
    for item in recipe.inputs if recipe is not None else ():
        try:
            if item.name == "campaign":
                pack = read_pack(work.read(item.sha256))
                name = pack.campaign.brand
                kit = read_brand(pack.files[name], name).kit if name else None
            elif item.name == "brand":
                kit = read_brand(work.read(item.sha256), "brand").kit
            else:
                continue
        except (UserError, KeyError, OSError):
            # What it was made from is gone; the ad is still there.
            continue
        if kit is not None:
            now = (known for known in work.document.brand_kits if known.id == kit.id)
            return next(now, kit)
    return None


def _sized(element: Element, size: float) -> Element:
    if element.look is None or size <= 0:
        return element
    return element.model_copy(update={"look": element.look.model_copy(update={"size": size})})


def _texts(layout: Layout) -> list[Element]:
    return [element for element in layout.elements if element.text and element.look is not None]


def _kept(work: Work, board: Artboard, layout: Layout) -> list[Finding]:
    """Return the claims that were found when an ad was made, of words that are still the same."""
    assert board.layout is not None
    try:
        made = Layout.loads(work.read(board.layout.asset))
        before = {element.id: element.text for element in made.elements}
    except (UserError, KeyError, OSError):
        before = {}
    now = {element.id: element.text for element in _texts(layout)}
    claims: list[Finding] = [item for item in told_of(board).get("findings", ()) if item["rule"] == "claim"]
    kept = [item for item in claims if now.get(item["element"]) == before.get(item["element"], "")]
    if any(before.get(name) != text for name, text in now.items()):
        kept.append({"rule": "claim", "severity": "note", "element": "", "text": NOT_LOOKED_FOR})
    return kept
