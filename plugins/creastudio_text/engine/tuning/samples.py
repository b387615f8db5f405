"""What the model writes to the same prompts with the same seeds, before and while it is tuned."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from creastudio.ml.text_copying import Copied, Learned, plain
from creastudio.ml.text_folder import Text
from creastudio_text.engine.decoding import write
from creastudio_text.engine.language import Sampling, TextModel
from creastudio_text.engine.tuning.blocks import begun

PROMPTS = 3
"""How many prompts are taken from the texts where none are given."""

WORDS, CHARACTERS = 6, 8
"""Length of such a prompt: words, or Chinese and Japanese characters."""

SAMPLING = Sampling(temperature=0.8, min_p=0.05)

_WIDE = re.compile("[\u3040-\u9fff]")


@dataclass(frozen=True)
class Sample:
    """One prompt and what was written to it."""

    prompt: str
    seed: int
    before: str
    after: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form, for a card."""
        return {"prompt": self.prompt, "seed": self.seed, "before": self.before, "after": self.after}


def prompts_of(given: str, texts: Sequence[Text]) -> list[str]:
    """Return the prompts to sample with: the lines that were given, else how some texts begin."""
    lines = [line.strip() for line in given.splitlines() if line.strip()]
    if lines:
        return lines[:8]
    found: list[str] = []
    for text in texts:
        start = text.text[: text.prompt] if text.prompt else opening(text.text)
        if start and start not in found:
            found.append(start)
        if len(found) == PROMPTS:
            break
    return found or [""]


def opening(text: str) -> str:
    """Return how a text begins: some characters of Chinese or Japanese, some words of others."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if len(_WIDE.findall(line[:20])) >= 3:
        return line[:CHARACTERS]
    return " ".join(line.split()[:WORDS])


class Sampler:
    """Writes to the same prompts again and again.

    Parameters
    ----------
    instructed : bool
        Whether the prompts are questions, to be asked by the model's chat template where it has one.
    longest : int
        Most ids of a sample.
    """

    def __init__(
        self, model: TextModel, prompts: Sequence[str], seed: int, longest: int, *, instructed: bool = False
    ) -> None:
        self.model, self.prompts, self.longest = model, list(prompts), longest
        self.seeds = [(seed + index) % 2**63 for index in range(len(self.prompts))]
        self._instructed = instructed

    def write(self, check_cancelled: Callable[[], None]) -> list[str]:
        """Return a text a prompt."""
        found: list[str] = []
        for prompt, seed in zip(self.prompts, self.seeds, strict=True):
            written = write(
                self.model,
                self._ids(prompt),
                [seed],
                SAMPLING,
                longest=self.longest,
                check_cancelled=check_cancelled,
            )
            found.append(written[0].text)
        return found

    def _ids(self, prompt: str) -> list[int]:
        asked = self.model.prompt(prompt) if self._instructed else None
        if asked is None:
            asked = begun(prompt, self.model)
        room = max(1, self.model.context - self.longest)
        return asked[-room:]


class Shown:
    """Writes and shows samples, and tells what in them is copied.

    Parameters
    ----------
    learned : Learned
        What they are compared with.
    """

    def __init__(self, sampler: Sampler, before: Sequence[str], learned: Learned) -> None:
        self.sampler, self.before, self.learned = sampler, list(before), learned
        self.after: list[str] = []
        self.copied = Copied()

    def look(self, check_cancelled: Callable[[], None]) -> Copied:
        """Write anew; return the longest span that was copied, the prompt left out."""
        self.after = self.sampler.write(check_cancelled)
        found = [self.learned.longest(text) for text in self.after]
        self.copied = max(found, key=lambda span: span.characters, default=Copied())
        return self.copied

    def samples(self) -> list[Sample]:
        """Return the samples so far."""
        after = self.after or [""] * len(self.before)
        return [
            Sample(prompt, seed, before, now)
            for prompt, seed, before, now in zip(
                self.sampler.prompts, self.sampler.seeds, self.before, after, strict=True
            )
        ]


def in_words(samples: Sequence[Sample], headings: tuple[str, str, str]) -> str:
    """Return samples as one text; `headings` are the words for prompt, before and now."""
    prompt, before, now = headings
    parts = [
        f"{prompt}: {item.prompt}\n{before}: {_short(item.before)}\n{now}: {_short(item.after)}"
        for item in samples
    ]
    return "\n\n".join(parts)


def _short(text: str, most: int = 600) -> str:
    lines = "\n".join(line.rstrip() for line in text.strip().splitlines() if line.strip())
    return lines if len(lines) <= most else lines[:most] + " …"


def usual_span(held_out: Sequence[Text], learned: Learned, characters: int) -> int:
    """Return the longest span that unseen texts of a sample's length share with the training texts.

    Turns of phrase, names and headings are shared by any two texts of a kind; what goes well beyond is copied.
    """
    found = [learned.longest(plain(text.text)[:characters]).characters for text in held_out[:16]]
    return max(found, default=0)
