"""Model cards as the command line prints them."""

from __future__ import annotations

from collections.abc import Iterator

from creastudio.api.model_card import ModelCard
from creastudio.cli.recipes import recipe_lines
from creastudio.core.model_words import measured


def card_lines(card: ModelCard) -> Iterator[str]:
    """Yield a card for a person to read."""
    called = card.title if card.title.casefold() == card.id else f"{card.title}, id {card.id}"
    yield f"Model         {called}"
    if card.summary:
        yield f"              {card.summary}"
    yield f"Family        {card.family}{f', {card.architecture}' if card.architecture else ''}"
    yield f"Weights       {card.bytes / 1e6:.1f} MB, {card.parameters:,} parameters, SHA-256 {card.sha256[:12]}"
    yield f"Licence       {card.licence or 'not stated'}"
    for data in card.data:
        count = f", {data.items:,} items" if data.items else ""
        yield f"Learned from  {data.name}{count}{f' ({data.licence})' if data.licence else ''} {data.source}".rstrip()
    found = measured(card)
    for number, saying in enumerate(found.told):
        yield f"{'Measured' if number == 0 else '':14}{saying.plain()}"
    if card.recipe is not None:
        yield "Training"
        yield from recipe_lines(card.recipe, "  ")
    if found.rest:
        yield "More figures"
        yield from (f"  {saying.plain()}" for saying in found.rest)
