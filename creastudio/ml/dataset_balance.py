"""How many pictures there are, in all and in each class."""

from __future__ import annotations

from collections.abc import Mapping

from creastudio.api.dataset import Finding
from creastudio.ml.dataset_files import Listing, Looks
from creastudio.ml.dataset_words import pictures, verb

ENOUGH = 100
"""Pictures from which a training is worth while."""

HARDLY = 20
"""Pictures below which a model learns them by heart."""

SMALL_CLASS = 20
"""Pictures below which a class is named."""

UNBALANCED = 10
"""How many times as large as the smallest class the largest may be."""


def few(looks: Looks) -> list[Finding]:
    """Say when there are too few pictures."""
    n = len(looks)
    if not n:
        hint = "Choose a folder with PNG, JPEG, WebP, BMP, GIF or TIFF files."
        return [Finding(code="none", severity="wrong", title="No picture can be used.", hint=hint)]
    if n < HARDLY:
        title = f"There {verb(n, 'is', 'are')} only {pictures(n)}."
        hint = (
            "A model learns so few by heart and makes nothing new. From about a hundred on it is worth while; "
            "or begin with a model of the library."
        )
    elif n < ENOUGH:
        title = f"There are {pictures(n)}: few."
        hint = "It works, but a hundred or more are better. Augmentation helps; so does beginning with a model of the library."
    else:
        return []
    return [Finding(code="few", severity="advice", title=title, hint=hint)]


def balance(
    listing: Listing,
    labels: Mapping[str, str],
    classes: Mapping[str, int],
    used: list[str],
) -> list[Finding]:
    """Return what is found about the sub-folders as classes.

    Parameters
    ----------
    labels : mapping
        Picture -> class, "" for none.
    classes : mapping
        Class -> how many pictures.
    used : list of str
        The pictures that aren't left out.
    """
    found: list[Finding] = []
    tops = [name for name in listing.folders if "/" not in name]
    empty = [name for name in tops if not classes.get(name)]
    if empty:
        named = ", ".join(f"'{name}'" for name in empty[:5])
        found.append(
            Finding(
                code="class_empty",
                severity="advice",
                title=f"{named} {verb(len(empty), 'has', 'have')} no picture that can be used.",
                hint="As a class it would be left out. Add pictures, or delete the sub-folder.",
                files=tuple(empty),
            )
        )
    if classes:
        found += _sizes(classes) + _places(listing, labels, used)
    return found


def _sizes(classes: Mapping[str, int]) -> list[Finding]:
    found: list[Finding] = []
    small = {name: count for name, count in classes.items() if count < SMALL_CLASS}
    if small:
        named = ", ".join(f"'{name}' ({count})" for name, count in list(small.items())[:5])
        found.append(
            Finding(
                code="class_small",
                severity="advice",
                title=f"{verb(len(small), 'A class has', 'Classes have')} few pictures: {named}.",
                hint="A class needs about as many pictures as a data set of its own. Join classes, or add pictures.",
                files=tuple(small),
                details={name: pictures(count) for name, count in small.items()},
            )
        )
    largest, smallest = max(classes.values()), min(classes.values())
    if len(classes) > 1 and largest > UNBALANCED * smallest and not small:
        found.append(
            Finding(
                code="unbalanced",
                severity="advice",
                title=f"The largest class has {largest // max(1, smallest)} times as many pictures as the smallest.",
                hint="The model makes the small ones worse. Leave some of the large ones out, or add to the small ones.",
                details={name: pictures(count) for name, count in classes.items()},
            )
        )
    if len(classes) == 1:
        found.append(
            Finding(
                code="one_class",
                severity="note",
                title="There is one sub-folder with pictures: no classes to learn.",
                hint="Classes need two or more.",
            )
        )
    return found


def _places(listing: Listing, labels: Mapping[str, str], used: list[str]) -> list[Finding]:
    found: list[Finding] = []
    loose = [name for name in used if not labels.get(name)]
    if loose:
        found.append(
            Finding(
                code="class_none",
                severity="note",
                title=f"{pictures(len(loose))} {verb(len(loose), 'lies', 'lie')} beside the sub-folders.",
                hint="With classes they are left out; without, they are learned like the others.",
                files=tuple(loose),
            )
        )
    deep = [name for name in listing.folders if "/" in name]
    if deep:
        found.append(
            Finding(
                code="nested",
                severity="note",
                title="There are sub-folders in sub-folders.",
                hint="All that lies below a sub-folder belongs to its class.",
                files=tuple(deep),
            )
        )
    return found
