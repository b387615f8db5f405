"""What a poem's form asks of each line: how many characters, which tones, which rhyme."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One line of a metre.

    Attributes
    ----------
    tones : tuple of str
        The patterns it may have, one sign a character: 平 level, 仄 oblique, 中 either. All are equally long.
    rhyme : int
        0 for none, else which of the poem's rhymes it ends on.
    echo : int
        How many characters at its end repeat the end of the line before; 0 for none.
    mark : str
        The punctuation after it.
    pause : int
        How many characters stand before a caesura inside the line; 0 for none.
    """

    tones: tuple[str, ...]
    rhyme: int = 0
    echo: int = 0
    mark: str = "，"
    pause: int = 0

    @property
    def width(self) -> int:
        """How many characters it has."""
        return len(self.tones[0])


@dataclass(frozen=True)
class Metre:
    """One variant of a form.

    Attributes
    ----------
    name : str
        What the variant is called among poets.
    lines : tuple of Line
    parts : tuple of int
        Numbers of the lines after which a new stanza begins.
    """

    name: str
    lines: tuple[Line, ...]
    parts: tuple[int, ...] = ()

    @property
    def size(self) -> int:
        """How many characters it has altogether."""
        return sum(line.width for line in self.lines)


@dataclass(frozen=True)
class Form:
    """A form of verse.

    Attributes
    ----------
    id : str
        As parameters name it: "jueju7", "ci".
    title : str
    language : {"zh", "en"}
    metres : tuple of Metre
        The variants of a Chinese form; empty for an English one.
    ci : bool
        Whether rhymes go by the groups of ci rather than by Pingshui rhymes.
    """

    id: str
    title: str
    language: str
    metres: tuple[Metre, ...] = ()
    ci: bool = False
