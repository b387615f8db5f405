"""Which formats a text names, and what the text becomes when one or a group of them is taken or left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from creastudio.api.errors import UserError
from creastudio.api.format_table import ArtboardFormat, FormatGroup
from creastudio.api.formats import SIZE, formats_in, spelled, words_in
from creastudio.api.own_formats import OWN


@dataclass(frozen=True)
class FormatChoice:
    """The words of a text, among the formats that are known.

    Attributes
    ----------
    words : tuple of str
        Each names a format, a group, a platform or a size; the order is that of the results.
    groups : tuple of FormatGroup
        All that is known, the person's own formats included.
    """

    words: tuple[str, ...]
    groups: tuple[FormatGroup, ...]

    @classmethod
    def of(cls, text: str, groups: Sequence[FormatGroup]) -> FormatChoice:
        """Return what a text chooses."""
        return cls(words_in(text), tuple(groups))

    @property
    def text(self) -> str:
        """What ``formats_in`` reads."""
        return ", ".join(self.words)

    @cached_property
    def known(self) -> dict[str, ArtboardFormat]:
        """Formats that are offered, by id."""
        return {form.id: form for group in self.groups for form in group.formats}

    @cached_property
    def forms(self) -> tuple[ArtboardFormat, ...]:
        """What is chosen, each once."""
        found: dict[str, ArtboardFormat] = {}
        for word in self.words:
            found.update({form.id: form for form in self._meant(word)})
        return tuple(found.values())

    @cached_property
    def others(self) -> tuple[ArtboardFormat, ...]:
        """What is chosen and not offered: sizes, and own formats that are another's or have changed since."""
        known = self.known
        return tuple(form for form in self.forms if known.get(form.id) != form)

    @cached_property
    def unknown(self) -> tuple[str, ...]:
        """Words that name nothing."""
        return tuple(word for word in self.words if not self._meant(word))

    @cached_property
    def _own(self) -> tuple[ArtboardFormat, ...]:
        return tuple(form for form in self.known.values() if form.id.startswith(OWN))

    @cached_property
    def _by_id(self) -> dict[str, ArtboardFormat]:
        return {form.id: form for form in self.forms}

    def has(self, form: ArtboardFormat) -> bool:
        """Return whether a format is chosen, as it is offered."""
        return self._by_id.get(form.id) == form

    def with_form(self, form: ArtboardFormat, *, on: bool) -> FormatChoice:
        """Return it with a format taken or left; of a group that is left in part, the others are named one by one."""
        if on:
            if self.has(form):
                return self
            # One that is called alike and says something else gives way.
            kept = self.with_form(form, on=False)
            return replace(kept, words=(*kept.words, self._word(form)))
        words: list[str] = []
        for word in self.words:
            meant = self._meant(word)
            if all(item.id != form.id for item in meant):
                words.append(word)
            else:
                words += [self._word(item) for item in meant if item.id != form.id]
        return replace(self, words=tuple(words))

    def with_group(self, group: FormatGroup, *, on: bool) -> FormatChoice:
        """Return it with all formats of a group taken or left."""
        ids = {form.id for form in group.formats}
        found = self
        if not on:
            for form in group.formats:
                found = found.with_form(form, on=False)
            return found
        if group.id.startswith(OWN):
            for form in group.formats:
                found = found.with_form(form, on=True)
            return found
        kept = [word for word in self.words if not self._covered(word, ids)]
        return replace(self, words=(*kept, group.id))

    def without(self, word: str) -> FormatChoice:
        """Return it without a word."""
        return replace(self, words=tuple(item for item in self.words if item != word))

    def _covered(self, word: str, ids: set[str]) -> bool:
        meant = self._meant(word)
        return bool(meant) and all(form.id in ids for form in meant)

    def _word(self, form: ArtboardFormat) -> str:
        if self.known.get(form.id) == form or SIZE.fullmatch(form.id):
            return form.id
        return spelled(form)

    def _meant(self, word: str) -> tuple[ArtboardFormat, ...]:
        try:
            return formats_in(word, self._own)
        except UserError:
            return ()


def matches(form: ArtboardFormat, said: str, wanted: str) -> bool:
    """Return whether a format is what was searched for: all words in what is said of it, or its size.

    Parameters
    ----------
    said : str
        Its group and its name, as they are shown.
    """
    size = f"{form.width}x{form.height}"
    asked = wanted.casefold().replace("×", "x").replace("*", "x").replace(" ", "")
    if any(char.isdigit() for char in asked) and asked in size:
        return True
    text = f"{said} {form.id} {form.note}".casefold()
    return all(word in text for word in wanted.casefold().split())
