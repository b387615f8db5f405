"""How alike texts are: by MiniLM where it is in the library and the text is English, else by TF-IDF."""

from __future__ import annotations

from collections.abc import Sequence

from creastudio.api import JobContext
from creastudio_text.copywriting.relevance import similarities

FAMILY = "sentences"
"""The family of models that turn a sentence into a vector."""


def likeness(texts: Sequence[str], language: str, ctx: JobContext) -> tuple[list[list[float]], str]:
    """Return how alike each two of `texts` are, 0 to 1, (texts, texts), and by what: a model's id or "tf-idf"."""
    cards = [card for card in ctx.models(FAMILY) if language in card.languages]
    if not cards:
        return similarities(texts), "tf-idf"
    from creastudio_text.engine.sentences import Sentences

    card = min(cards, key=lambda item: item.id)
    vectors = Sentences.open(ctx, card).vectors(texts)
    return [[max(0.0, min(1.0, value)) for value in row] for row in (vectors @ vectors.T).tolist()], card.id
