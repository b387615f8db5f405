"""Findings about single files: those that can't be used, and what is done by itself to those that can."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from statistics import median

from creastudio.api.dataset import DatasetManifest, Finding
from creastudio.ml.dataset_files import Listing, Looks
from creastudio.ml.dataset_words import counted, files, pictures, verb
from creastudio.ml.picture_files import FileFacts

SMALL = 64
"""Shorter side, px, below which a picture is named as small."""

TOO_SMALL = 8
"""Shorter side, px, below which nothing can be seen in a picture."""

ODD = 2.0
"""How many times longer or flatter than usual a picture is before it is named."""

FAULTS = {
    "empty": ("is empty", "are empty", "Copy them again from where they came."),
    "no_picture": (
        "is no picture, or is damaged at its beginning",
        "are no pictures, or are damaged at their beginning",
        "Open them elsewhere and save them anew, or leave them out.",
    ),
    "damaged": (
        "is damaged: it ends too early or can't be decoded",
        "are damaged: they end too early or can't be decoded",
        "Copy them again from where they came, or leave them out.",
    ),
    "too_large": (
        "is too large to be opened safely",
        "are too large to be opened safely",
        "Save them smaller, or leave them out.",
    ),
    "unreadable": ("may not be read", "may not be read", "Check their permissions."),
}
"""Code -> what one and many such files are, and what to do."""


def file_findings(listing: Listing, looks: Looks, chosen: DatasetManifest) -> list[Finding]:
    """Return what is found about files that can't be used or aren't looked at."""
    excluded = chosen.excluded
    found: list[Finding] = []
    faults = {name: fault for name, fault in looks.faults.items() if name not in excluded}
    for code, (one, many, hint) in FAULTS.items():
        names = [name for name, fault in faults.items() if fault.code == code]
        if names:
            found.append(
                Finding(
                    code=code,
                    severity="wrong",
                    title=f"{files(len(names))} {verb(len(names), one, many)}.",
                    hint=hint,
                    files=tuple(names),
                    details={name: faults[name].message for name in names},
                )
            )
    if listing.refused:
        found.append(
            Finding(
                code="refused",
                severity="advice",
                title=f"{counted(len(listing.refused), 'file or folder', 'files or folders')} can't be looked at.",
                hint="Check their permissions.",
                files=tuple(listing.refused),
                details=listing.refused,
            )
        )
    return found + _passed_over(listing)


def _passed_over(listing: Listing) -> list[Finding]:
    found: list[Finding] = []
    for code, names, what, hint in (
        (
            "other_kind",
            listing.others,
            "of a kind that isn't read",
            "Save them as PNG or JPEG to use them; they are passed over.",
        ),
        (
            "unnamed",
            listing.unnamed,
            "without the ending of one",
            "Give their names the ending that fits (.png, .jpg …) to use them; they are passed over.",
        ),
    ):
        if names:
            title = f"{pictures(len(names))} {what}."
            found.append(Finding(code=code, severity="advice", title=title, hint=hint, files=tuple(names)))
    if listing.beyond:
        title = (
            f"Only the first {len(listing.pictures)} pictures were looked at; {listing.beyond} more weren't."
        )
        hint = "Split the folder to have all of them looked at."
        found.append(Finding(code="beyond", severity="advice", title=title, hint=hint))
    return found


def kind_findings(looks: Looks) -> list[Finding]:
    """Return what is found about pictures that can be used."""
    found: list[Finding] = []
    for code, test, one, many, hint in _KINDS:
        names = [name for name, fact in zip(looks.names, looks.facts, strict=True) if test(fact)]
        if names:
            found.append(
                Finding(
                    code=code,
                    severity="advice" if code in ("small", "too_small", "wrong_ending") else "note",
                    title=f"{pictures(len(names))} {verb(len(names), one, many)}.",
                    hint=hint,
                    files=tuple(names),
                    details=_details(code, looks, names),
                )
            )
    return found + _odd_shapes(looks)


Test = Callable[[FileFacts], bool]

_KINDS: tuple[tuple[str, Test, str, str, str], ...] = (
    (
        "too_small",
        lambda fact: min(fact.width, fact.height) < TOO_SMALL,
        "has hardly any pixels",
        "have hardly any pixels",
        "Leave them out: enlarged they are a few blots.",
    ),
    (
        "small",
        lambda fact: TOO_SMALL <= min(fact.width, fact.height) < SMALL,
        "is smaller than 64 px",
        "are smaller than 64 px",
        "Enlarged they are soft, and a model learns that. Train at a lower resolution, or leave them out.",
    ),
    (
        "wrong_ending",
        lambda fact: not fact.ending_fits,
        "is of another kind than its name says",
        "are of another kind than their names say",
        "They are read all the same; other programs may refuse them.",
    ),
    (
        "alpha",
        lambda fact: fact.clear,
        "has transparent parts",
        "have transparent parts",
        "They are put on white.",
    ),
    (
        "grey",
        lambda fact: fact.mode in ("1", "L", "LA", "La"),
        "is grey",
        "are grey",
        "They are learned as grey pictures among the others; leave them out if the model should make colours alone.",
    ),
    (
        "sixteen_bit",
        lambda fact: fact.mode.startswith("I;16") or fact.mode in ("I", "F"),
        "has more than 8 bits a channel",
        "have more than 8 bits a channel",
        "They are brought to 8 bits.",
    ),
    (
        "cmyk",
        lambda fact: fact.mode in ("CMYK", "YCCK", "LAB"),
        "has the colours of print",
        "have the colours of print",
        "They are brought to RGB without their profile; look at their colours.",
    ),
    (
        "turned",
        lambda fact: fact.turned,
        "lies on its side by its pixels",
        "lie on their sides by their pixels",
        "They are put upright, as their metadata says.",
    ),
    (
        "animated",
        lambda fact: fact.frames > 1,
        "has several frames or pages",
        "have several frames or pages",
        "The first one is used.",
    ),
)


def _details(code: str, looks: Looks, names: Iterable[str]) -> dict[str, str]:
    wanted = set(names)
    facts = {name: fact for name, fact in zip(looks.names, looks.facts, strict=True) if name in wanted}
    if code in ("small", "too_small"):
        return {name: f"{fact.width} x {fact.height} px" for name, fact in facts.items()}
    if code == "wrong_ending":
        return {name: fact.format for name, fact in facts.items()}
    if code == "animated":
        return {name: f"{fact.frames} frames" for name, fact in facts.items()}
    return {}


def _odd_shapes(looks: Looks) -> list[Finding]:
    if len(looks) < 2:
        return []
    ratios = [fact.width / fact.height for fact in looks.facts]
    usual = median(ratios)
    odd = [
        (name, fact)
        for name, fact, ratio in zip(looks.names, looks.facts, ratios, strict=True)
        if max(ratio / usual, usual / ratio) > ODD
    ]
    shapes = Counter((fact.width, fact.height) for fact in looks.facts)
    found: list[Finding] = []
    if odd:
        found.append(
            Finding(
                code="odd_shapes",
                severity="advice",
                title=f"{pictures(len(odd))} {verb(len(odd), 'is', 'are')} much longer or flatter than the others.",
                hint="A crop keeps little of them. Choose what it keeps, pad them, or leave them out.",
                files=tuple(name for name, _ in odd),
                details={name: f"{fact.width} x {fact.height} px" for name, fact in odd},
            )
        )
    elif len(shapes) > 1:
        sides = [side for shape in shapes for side in shape]
        found.append(
            Finding(
                code="sizes",
                severity="note",
                title=f"The pictures have {len(shapes)} different sizes, {min(sides)} to {max(sides)} px a side.",
                hint="All are brought to one size; choose below how.",
            )
        )
    return found
