"""What is said of the words of an ad: which are the brand's own, and which it doesn't use."""

from __future__ import annotations

from dataclasses import dataclass

from creastudio.api import JobContext
from creastudio.api.layout import Layout
from creastudio_layout.engine import reasons
from creastudio_layout.engine.copy import Words
from creastudio_layout.engine.house import House


@dataclass(frozen=True)
class WordNotes:
    """The words as they were given or written, and how the house speaks. Words that a person gave are never changed."""

    words: Words
    house: House

    def warn(self, ctx: JobContext) -> None:
        """Name words that the house doesn't use to the person, once for all layouts."""
        for part, text in self.words.texts.items():
            found = self.house.forbidden_in(text)
            if found:
                ctx.log.warning("%s", reasons.forbidden(part, ", ".join(found)))

    def told(self, layout: Layout) -> Layout:
        """Return a layout that says what there is to say of the words on it."""
        said: list[str] = []
        for element in layout.elements:
            if not element.text:
                continue
            if element.role == self.words.claimed:
                said.append(reasons.claim(element.role))
            if element.role == "legal" and element.id != "legal":
                said.append(reasons.OWN_LEGAL)
            found = self.house.forbidden_in(element.text)
            if found:
                said.append(reasons.forbidden(element.role, ", ".join(found)))
        return layout.model_copy(update={"reasons": (*layout.reasons, *said)}) if said else layout
