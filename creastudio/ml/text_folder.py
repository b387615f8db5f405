"""A folder of texts: manuscripts, notes, scripts and lists of examples, in any of the usual formats and encodings.

What can't be used is named in one sentence each and left out; the rest goes on.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from creastudio.api import TrainingData
from creastudio.api.texts import TEXT_SUFFIXES, guess_language
from creastudio.ml.folder_listing import listed
from creastudio.ml.folder_reading import first_files, nothing_usable, read_each
from creastudio.ml.text_files import OTHER_TEXTS, Found, read_file

HINT = "Choose a folder with .txt, .md, .docx, .fountain or .jsonl files."


@dataclass(frozen=True)
class Caps:
    """How much of a folder is read.

    Attributes
    ----------
    files : int
        Beyond so many the rest is left out.
    file_bytes : int
        A larger file isn't opened.
    characters : int
        Of all texts together.
    seconds : float
        After which no further file is opened.
    """

    files: int = 20_000
    file_bytes: int = 64 * 1024**2
    characters: int = 200_000_000
    seconds: float = 300.0


@dataclass(frozen=True)
class Text:
    """One text: a file, or a line of a ``.jsonl``.

    Attributes
    ----------
    name : str
        Path below the folder, parts joined by "/"; with ":" and the number of its line, from 1, in a list.
    text : str
        In Unicode normal form C, lines ended by line feeds, no blank at its ends.
    language : str
        A guess, see ``creastudio.api.texts.guess_language``.
    prompt : int
        How many characters at its beginning are the question and not to be learned as an answer; 0 for none.
    digest : str
        16 hex digits of its content.
    """

    name: str
    text: str
    language: str = ""
    prompt: int = 0
    digest: str = ""

    @property
    def characters(self) -> int:
        """How long it is."""
        return len(self.text)


@dataclass(frozen=True)
class TextSet:
    """Texts ready for training.

    Attributes
    ----------
    texts : tuple of Text
        In the order of their paths.
    problems : tuple of str
        One sentence for each file, or line of a list, that was left out.
    notes : tuple of str
        One sentence for each thing that is worth knowing: guessed encodings, doubles.
    """

    texts: tuple[Text, ...]
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    name: str = ""
    files: dict[str, str] = field(default_factory=dict[str, str])

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def characters(self) -> int:
        """Of all texts together."""
        return sum(text.characters for text in self.texts)

    @property
    def language(self) -> str:
        """The language that most characters are in."""
        counts: Counter[str] = Counter()
        for text in self.texts:
            counts[text.language] += text.characters
        return counts.most_common(1)[0][0] if counts else ""

    @property
    def languages(self) -> tuple[str, ...]:
        """All languages with at least a tenth of the characters, the commonest first."""
        counts: Counter[str] = Counter()
        for text in self.texts:
            counts[text.language] += text.characters
        whole = max(1, sum(counts.values()))
        return tuple(tag for tag, count in counts.most_common() if tag and count >= whole / 10)

    @property
    def digest(self) -> str:
        """16 hex digits that change when any text does."""
        whole = hashlib.sha256("\0".join(text.digest for text in self.texts).encode())
        return whole.hexdigest()[:16]

    @property
    def data(self) -> tuple[TrainingData, ...]:
        """For the card of a model."""
        return (TrainingData(name=self.name, items=len(self.texts)),)


def read_folder(
    folder: Path,
    *,
    caps: Caps | None = None,
    on_file: Callable[[int, int], object] = lambda done, total: None,
) -> TextSet:
    """Read all texts below `folder`, in the order of their paths.

    Hidden files and links to folders are passed over. Of texts that are equal to the letter the first is kept.

    Parameters
    ----------
    folder : Path
        Searched with its sub-folders; may also be one file.
    on_file : callable
        Called with files done and files found; may raise to stop.

    Raises
    ------
    UserError
        When the folder is missing or holds no text that can be used.
    """
    caps = caps or Caps()
    root, names, problems = listed(folder, TEXT_SUFFIXES, OTHER_TEXTS, hint=HINT, instead=".txt or .docx")
    gathered = _Gathered(caps)
    read_each(
        first_files(names, caps.files, problems),
        lambda name: gathered.add(name, read_file(root / name, name, caps.file_bytes)),
        lambda: f"{caps.characters} characters" if gathered.full else "",
        seconds=caps.seconds,
        on_file=on_file,
        problems=problems,
    )
    problems += gathered.problems
    if not gathered.texts:
        raise nothing_usable(folder, "texts", problems, HINT)
    return TextSet(tuple(gathered.texts), tuple(problems), tuple(gathered.notes), folder.name, gathered.files)


class _Gathered:
    """What was read so far."""

    def __init__(self, caps: Caps) -> None:
        self.caps = caps
        self.texts: list[Text] = []
        self.problems: list[str] = []
        self.notes: list[str] = []
        self.files: dict[str, str] = {}
        self._seen: dict[str, str] = {}
        self._characters = 0

    @property
    def full(self) -> bool:
        return self._characters >= self.caps.characters

    def add(self, name: str, found: Found) -> None:
        """Take the texts of one file."""
        self.problems += found.problems
        self.notes += found.notes
        doubles = 0
        for number, text, prompt in found.texts:
            own = f"{name}:{number}" if number else name
            whole, kept = _plain(text, prompt)
            if not whole:
                self.problems.append(f"'{own}' is empty.")
                continue
            digest = hashlib.sha256(whole.encode()).hexdigest()[:16]
            if digest in self._seen:
                doubles += 1
                if not number:
                    self.notes.append(f"'{own}' is the same as '{self._seen[digest]}'; it is left out.")
                continue
            self._seen[digest] = own
            self._characters += len(whole)
            self.texts.append(Text(own, whole, guess_language(whole), kept, digest))
            if self.full:
                break
        if doubles and found.texts[0][0]:
            self.notes.append(f"{doubles} lines of '{name}' are the same as others; they are left out.")
        self.files[name] = found.digest


def _plain(text: str, prompt: int) -> tuple[str, int]:
    """Return a text without what can't be seen, and how long its prompt is then."""
    if not prompt:
        return unicodedata.normalize("NFC", text).strip().strip("\ufeff\u200b"), 0
    head, tail = (unicodedata.normalize("NFC", part) for part in (text[:prompt], text[prompt:]))
    head, tail = head.lstrip(), tail.rstrip()
    # Nothing to learn where there is no answer.
    return (head + tail, len(head)) if tail.strip() else ("", 0)
