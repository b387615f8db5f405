"""What can be recommended, what a person likes, and what a recommendation says; the choice is made in ``recommendation``."""

from __future__ import annotations

from dataclasses import dataclass

from creastudio.core.features import Features


@dataclass(frozen=True)
class Item:
    """A thing that can be recommended, or that is liked.

    Attributes
    ----------
    key : str
        Its permanent name.
    features : mapping
        What is known of it; see ``likeness.read_features``.
    title : str
        What reasons call it.
    """

    key: str
    features: Features
    title: str = ""


@dataclass(frozen=True)
class Taste:
    """What a person likes and doesn't; the newest last. Things that are no longer there still count."""

    liked: tuple[Item, ...] = ()
    disliked: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Reason:
    """Why a thing is in the list.

    Attributes
    ----------
    kind : {"same", "similar", "liked", "other"}
        The same or similar in a feature, like a thing that the person likes, or something else for variety.
    what : str
        The name of the feature, or the title of the liked thing.
    value : str
        The word for both: the one that they have, or what is said of things at this end of a number; may be empty.
    """

    kind: str
    what: str = ""
    value: str = ""


@dataclass(frozen=True)
class Recommended:
    """One place of the list.

    Attributes
    ----------
    key : str
        Of the item.
    score : float
        Its relevance, about 0 to 1.
    reasons : tuple of Reason
        The strongest first; at least one.
    """

    key: str
    score: float
    reasons: tuple[Reason, ...] = ()
