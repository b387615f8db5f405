"""How English words sound: syllables, stress and rhyme by the CMU Pronouncing Dictionary, and by rules for the rest.

A sound is a letter: capitals are consonants, small letters vowels with the digit of their stress behind (0 none, 1 main,
2 side), as ``creastudio.api.pronouncing`` has them.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from creastudio.api.pronouncing import VOWELS, lexicon

CONSONANTS = dict(
    zip(
        [
            "B",
            "CH",
            "D",
            "DH",
            "F",
            "G",
            "HH",
            "JH",
            "K",
            "L",
            "M",
            "N",
            "NG",
            "P",
            "R",
            "S",
            "SH",
            "T",
            "TH",
            "V",
            "W",
            "Y",
            "Z",
            "ZH",
        ],
        "ABCDEFGHIJKLMNOPQRSTUVWX",
        strict=True,
    )
)
"""Name of a consonant -> its letter."""

LONGEST = 45
"""Letters beyond which a word isn't taken apart: no such one is in any dictionary, and trying all cuts of it would take minutes."""

WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*['’]?")


@dataclass(frozen=True)
class Sound:
    """One way of saying a word.

    Attributes
    ----------
    stresses : str
        A digit a syllable.
    rhyme : str
        The sounds from the last stressed vowel on, without stress.
    onset : str
        The consonants before that vowel: words rhyme when these differ.
    """

    stresses: str
    rhyme: str
    onset: str


@functools.lru_cache(maxsize=200_000)
def sound(packed: str) -> Sound:
    """Return what verse needs of a pronunciation."""
    stresses = re.sub(r"[^0-9]", "", packed)
    starts = [found.start() for found in re.finditer("[a-o][12]", packed)]
    starts = starts or [found.start() for found in re.finditer("[a-o][0-9]", packed)]
    at = starts[-1] if starts else 0
    before = re.search("[A-Z]*$", packed[:at])
    return Sound(stresses, re.sub(r"[0-9]", "", packed[at:]), before.group() if before else "")


@functools.lru_cache(maxsize=50_000)
def sounds(word: str) -> tuple[Sound, ...]:
    """Return the ways of saying a word, whatever its case; by rules where the dictionary doesn't know it."""
    plain = word.lower().replace("’", "'")
    known = lexicon()[0]
    for form in (plain, plain.strip("'"), re.sub("'d$", "ed", plain), re.sub("^o'er", "over", plain)):
        if form in known:
            return tuple(dict.fromkeys(sound(packed) for packed in known[form]))
    whole = re.sub("'d$", "ed", plain).strip("'")
    return tuple(dict.fromkeys(sound(packed) for packed in guessed(whole)))


def is_known(word: str) -> bool:
    """Return whether the dictionary has the word."""
    plain = word.lower().replace("’", "'")
    return plain in lexicon()[0] or plain.strip("'") in lexicon()[0]


@functools.lru_cache(maxsize=50_000)
def counts(word: str) -> frozenset[int]:
    """Return how many syllables a word may have: as the dictionary says, and as it may be drawn out or drawn together."""
    said = {len(way.stresses) for way in sounds(word)}
    written = written_syllables(word)
    if is_known(word) and any(abs(written - count) == 1 for count in said):
        said.add(written)
    return frozenset(said)


def written_syllables(word: str) -> int:
    """Return the number of syllables that the spelling suggests: groups of vowels, without a silent e."""
    plain = re.sub("[^a-z]", "", word.lower())
    groups = len(re.findall("[aeiouy]+", plain))
    if (
        (re.search("[^aeiouy]e$", plain) and not re.search("[^aeiouyr]le$", plain))
        or re.search("[^aeiouytd]ed$", plain)
        or re.search("[^aeiouyscxz]es$", plain)
    ):
        groups -= 1
    return max(1, groups + len(re.findall("i[aou]|eo|[aeo]ing$|uou", re.sub("[tsc]i[aou]", "", plain))))


def guessed(word: str) -> tuple[str, ...]:
    """Return pronunciations of a word that the dictionary lacks: two known words, a known one and an ending, or letters."""
    if len(word) > LONGEST:
        return (spelt(word),)
    known, common = lexicon()
    for prefix in ("un", "re", "dis", "out", "over"):
        rest = word.removeprefix(prefix)
        if rest != word and rest in known:
            return tuple(known[prefix][0].replace("1", "0") + packed for packed in known[rest])
    for cut in range(len(word) - 3, 2, -1):
        if word[:cut] in common and word[cut:] in common:
            second = known[word[cut:]][0].replace("1", "2")
            return (known[word[:cut]][0] + second,)
    for ending in ("'s", "'st", "ing", "ness", "less", "ly", "eth", "ed", "es", "st", "er", "s", "y"):
        stem = word.removesuffix(ending)
        if stem != word and (base := known.get(stem) or known.get(stem + "e")):
            return tuple(packed + _ending(ending, packed) for packed in base)
    return (spelt(word),)


def _ending(ending: str, before: str) -> str:
    """Return the sounds of an ending after other sounds."""
    letter = CONSONANTS
    hissing = before[-1:] in {letter[name] for name in ("S", "Z", "SH", "ZH", "CH", "JH")}
    if ending in ("'s", "s", "es"):
        return VOWELS["IH"] + "0" + letter["Z"] if hissing else letter["Z"]
    if ending == "ed":
        return VOWELS["IH"] + "0" + letter["D"] if before[-1:] in (letter["T"], letter["D"]) else letter["D"]
    return {
        "'st": letter["S"] + letter["T"],
        "st": letter["S"] + letter["T"],
        "ing": VOWELS["IH"] + "0" + letter["NG"],
        "ness": letter["N"] + VOWELS["AH"] + "0" + letter["S"],
        "less": letter["L"] + VOWELS["AH"] + "0" + letter["S"],
        "ly": letter["L"] + VOWELS["IY"] + "0",
        "eth": VOWELS["IH"] + "0" + letter["TH"],
        "er": VOWELS["ER"] + "0",
        "y": VOWELS["IY"] + "0",
    }[ending]


_SPELT = (
    ("igh", "AY"), ("ough", "AO"), ("augh", "AO"), ("tch", "CH"), ("sch", "SH"), ("ch", "CH"), ("sh", "SH"), ("th", "TH"),
    ("ph", "F"), ("ck", "K"), ("ng", "NG"), ("qu", "K W"), ("wh", "W"), ("wr", "R"), ("kn", "N"), ("ee", "IY"), ("ea", "IY"),
    ("oo", "UW"), ("ou", "AW"), ("ow", "OW"), ("oa", "OW"), ("oi", "OY"), ("oy", "OY"), ("ai", "EY"), ("ay", "EY"),
    ("au", "AO"), ("aw", "AO"), ("ie", "IY"), ("ei", "EY"), ("ew", "UW"), ("ue", "UW"), ("er", "ER"), ("ir", "ER"), ("ur", "ER"),
    ("ar", "AA R"), ("or", "AO R"), ("a", "AE"), ("e", "EH"), ("i", "IH"), ("o", "AA"), ("u", "AH"), ("y", "IY"), ("c", "K"),
    ("x", "K S"), ("j", "JH"), ("h", "HH"), ("b", "B"), ("d", "D"), ("f", "F"), ("g", "G"), ("k", "K"), ("l", "L"), ("m", "M"),
    ("n", "N"), ("p", "P"), ("q", "K"), ("r", "R"), ("s", "S"), ("t", "T"), ("v", "V"), ("w", "W"), ("z", "Z"),
)  # fmt: skip
"""Letters -> sounds, the longer first."""

_LONG = {"AE": "EY", "EH": "IY", "IH": "AY", "AA": "OW", "AH": "UW"}
"""What a silent e makes of the vowel before one consonant."""


def spelt(word: str) -> str:
    """Return how a word may sound by its letters; stressed before its last syllable but one of three."""
    plain = re.sub("[^a-z]", "", word.lower())
    silent = bool(re.search("[^aeiouy]e$", plain)) and len(re.findall("[aeiouy]+", plain)) > 1
    names: list[str] = []
    at, letters = 0, plain[:-1] if silent else plain
    while at < len(letters):
        for spelling, made in _SPELT:
            if letters.startswith(spelling, at):
                if not (
                    names and made == names[-1] and made not in VOWELS
                ):  # double consonants are one sound
                    names += made.split()
                at += len(spelling)
                break
        else:
            at += 1
    if silent and len(names) > 1 and names[-2] in _LONG and names[-1] not in VOWELS:
        names[-2] = _LONG[names[-2]]
    places = [place for place, name in enumerate(names) if name in VOWELS]
    if not places:
        names.append("AH")
        places = [len(names) - 1]
    main = places[max(0, len(places) - (2 if len(places) < 3 else 3))]
    return "".join(
        VOWELS[name] + ("1" if place == main else "0") if name in VOWELS else CONSONANTS[name]
        for place, name in enumerate(names)
    )


def rhymes(one: str, other: str) -> bool:
    """Return whether two words rhyme in any way of saying them: alike from the last stressed vowel on."""
    return any(a.rhyme == b.rhyme for a in sounds(one) for b in sounds(other))


def same_sound(one: str, other: str) -> bool:
    """Return whether two words rhyme only with themselves: the consonants before are alike, too."""
    pairs = [(a, b) for a in sounds(one) for b in sounds(other) if a.rhyme == b.rhyme]
    return bool(pairs) and all(a.onset == b.onset for a, b in pairs)


def looks_alike(one: str, other: str) -> bool:
    """Return whether two words rhyme to the eye: spelt alike from their last group of vowels on."""

    def tail(word: str) -> str:
        plain = re.sub("[^a-z]", "", word.lower())
        found = re.search("[aeiouy]+[^aeiouy]*e?$", plain)
        return found.group() if found else plain

    return tail(one) == tail(other)
