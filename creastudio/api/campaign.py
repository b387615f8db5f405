"""Campaigns: one file that says what is advertised, by whom, in which words and pictures, and what is to be delivered.

A campaign is written by hand in TOML; ``docs/layout.md`` has its schema. Errors name the line and the key.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidationError

from creastudio.api.errors import UserError
from creastudio.api.formats import Own, formats_in, settled
from creastudio.api.recipe import Frozen

MAX_TEXT = 1_000_000
"""Characters of a campaign file."""
MAX_LANGUAGES = 8

StillFormat = Literal["png", "jpg", "webp"]

CampaignStyle = Literal["auto", "clean", "bold", "elegant", "friendly", "condensed"]
"""Styles of letters that ``layout.compose`` knows."""

Language = Annotated[str, Field(pattern=r"^[A-Za-z0-9]{2,8}(-[A-Za-z0-9]{1,8}){0,3}$")]
"""BCP 47; folders are called so."""


def _short(value: tuple[float, ...]) -> tuple[float, ...]:
    if any(not 2 <= seconds <= 60 for seconds in value):
        raise ValueError("a film takes 2 to 60 seconds")
    return value


FilmLengths = Annotated[tuple[float, ...], Field(max_length=4), AfterValidator(_short)]
"""Lengths of films, s."""


class CampaignCopy(Frozen):
    """The words in one language; what is left out is written from the brief, or left away where there is none."""

    headline: str = Field(default="", max_length=20_000)
    subhead: str = Field(default="", max_length=20_000)
    body: str = Field(default="", max_length=20_000)
    price: str = Field(default="", max_length=200)
    cta: str = Field(default="", max_length=200)
    legal: str = Field(default="", max_length=4000)


class CampaignPicture(Frozen):
    """A picture: a file beside the campaign, or what a generator makes.

    Attributes
    ----------
    file : str
        Name relative to the campaign file.
    generator : str
        Id of a generator of pictures ("gan.sample"), with `params` and `seed`.
    """

    file: str = ""
    generator: str = ""
    params: dict[str, Any] = Field(default_factory=dict)
    seed: int = Field(default=0, ge=0, lt=2**63)


class CampaignFilms(Frozen):
    """Animated versions.

    Attributes
    ----------
    formats : tuple of str
        Ids, groups or sizes; empty for none.
    seconds : tuple of float
        Lengths.
    music : bool
        Whether music is made for each length.
    mood : str
        Words for the music; by the brief where left out.
    """

    formats: tuple[str, ...] = ()
    seconds: FilmLengths = (6.0, 15.0)
    music: bool = True
    mood: str = Field(default="", max_length=500)


class CampaignDelivery(Frozen):
    """What is made.

    Attributes
    ----------
    formats : tuple of str
        Of all stills: ids, groups or sizes as ``formats_in`` reads them.
    stills : {"png", "jpg", "webp"}
        File format of stills on screen.
    html5 : tuple of str
        Formats that also become HTML5 banners.
    print : tuple of str
        Formats that also become a PDF with bleed and marks.
    psd : bool
        Whether each variant also becomes a layered PSD.
    project : bool
        Whether the project (``.crea``) is written, too.
    """

    formats: tuple[str, ...] = Field(default=("meta.square", "meta.story", "meta.link"), min_length=1)
    stills: StillFormat = "jpg"
    films: CampaignFilms = CampaignFilms()
    html5: tuple[str, ...] = ()
    print: tuple[str, ...] = ()
    psd: bool = False
    contact_sheet: bool = True
    project: bool = True


class Campaign(Frozen):
    """What one campaign file says.

    Attributes
    ----------
    languages : tuple of str
        BCP 47; each gets a full set.
    copy_texts : dict
        Language -> words (the tables ``[copy.en]`` ...).
    brand : str
        Name of a ``.creabrand`` file beside the campaign; "" for none.
    logo : str
        Name of a picture, where there is no brand kit.
    past : str
        Name of a file of past ads (JSON, CSV) that arrangements are learned from; "" for none.
    learned : bool
        Whether choice and arrangement follow what was learned.
    writer : str
        Model that writes words from the brief; "" for the best at hand.
    click_url : str
        Where HTML5 banners lead unless the platform says otherwise.
    """

    title: str = Field(default="", max_length=200)
    brief: str = Field(default="", max_length=4000)
    audience: str = Field(default="", max_length=1000)
    languages: tuple[Language, ...] = Field(default=("en",), min_length=1, max_length=MAX_LANGUAGES)
    variants: int = Field(default=2, ge=1, le=12)
    seed: int = Field(default=1, ge=0, lt=2**63)
    style: CampaignStyle = "auto"
    brand: str = ""
    logo: str = ""
    past: str = ""
    learned: bool = True
    writer: str = Field(default="", max_length=200)
    click_url: str = Field(default="https://example.com/", max_length=2000)
    copy_texts: dict[str, CampaignCopy] = Field(default_factory=dict, alias="copy")
    pictures: tuple[CampaignPicture, ...] = Field(default=(), max_length=3)
    deliver: CampaignDelivery = CampaignDelivery()

    @property
    def files(self) -> tuple[str, ...]:
        """Names of all files that it needs, each once."""
        named = (self.brand, self.logo, self.past, *(picture.file for picture in self.pictures))
        return tuple(dict.fromkeys(name for name in named if name))


def read_campaign(text: str, name: str = "the campaign", own: Callable[[], Own] = tuple) -> Campaign:
    """Read a campaign file.

    Parameters
    ----------
    own : callable
        Returns the formats that don't ship, which it may name; they are spelled out in the campaign that is returned.

    Raises
    ------
    UserError
        Names the line and the key that are wrong.
    """
    if len(text) > MAX_TEXT:
        raise UserError(f"'{name}' is too long for a campaign.", hint="A campaign file is a page of text.")
    try:
        table = tomllib.loads(text)
    except ValueError as error:
        # A number of thousands of digits is no TOMLDecodeError.
        raise UserError(
            f"'{name}' is no TOML: {error}.", hint="Mend that place; docs/layout.md has an example."
        ) from None
    except RecursionError:
        raise UserError(f"'{name}' is nested too deeply.", hint="docs/layout.md has an example.") from None
    try:
        campaign = Campaign.model_validate(table)
    except ValidationError as error:
        raise _wrong(text, name, error) from None
    campaign = settled_campaign(campaign, own)
    _check_formats(text, name, campaign)
    _check_pictures(text, name, campaign)
    return campaign


def settled_campaign(campaign: Campaign, own: Callable[[], Own]) -> Campaign:
    """Return a campaign in which formats that don't ship are spelled out, so that it means the same everywhere."""
    deliver = campaign.deliver

    def each(words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(settled(word, own) for word in words)

    films = deliver.films.model_copy(update={"formats": each(deliver.films.formats)})
    update = {
        "formats": each(deliver.formats),
        "html5": each(deliver.html5),
        "print": each(deliver.print),
        "films": films,
    }
    return campaign.model_copy(update={"deliver": deliver.model_copy(update=update)})


def _wrong(text: str, name: str, error: ValidationError) -> UserError:
    first = error.errors()[0]
    key = ".".join(str(part + 1) if isinstance(part, int) else part for part in first["loc"])
    known = first["type"] == "extra_forbidden"
    what = f"'{key}' isn't known" if known else f"'{key}': {_sentence(first['msg'])}"
    hint = (
        "Remove it, or look whether it is misspelt." if known else "Mend it; docs/layout.md has an example."
    )
    return UserError(f"'{name}'{_place(text, first['loc'])}: {what}.", hint=hint)


def _sentence(message: str) -> str:
    return message.removeprefix("Value error, ").rstrip(".")


def _check_formats(text: str, name: str, campaign: Campaign) -> None:
    deliver = campaign.deliver
    places = (
        (("deliver", "formats"), deliver.formats),
        (("deliver", "html5"), deliver.html5),
        (("deliver", "print"), deliver.print),
        (("deliver", "films", "formats"), deliver.films.formats),
    )
    for place, words in places:
        for word in words:
            try:
                formats_in(word)
            except UserError as error:
                key = ".".join(place)
                raise UserError(
                    f"'{name}'{_place(text, place)}: '{key}': {error.message}", hint=error.hint
                ) from None


def _check_pictures(text: str, name: str, campaign: Campaign) -> None:
    for number, picture in enumerate(campaign.pictures):
        if bool(picture.file) == bool(picture.generator):
            place = _place(text, ("pictures", number))
            raise UserError(
                f"'{name}'{place}: picture {number + 1} needs either 'file' or 'generator'.",
                hint='Write file = "a.png", or generator = "gan.sample".',
            )


def _place(text: str, keys: tuple[int | str, ...]) -> str:
    """Return ", line N" of a key, or of the nearest table above it that is written; "" where neither is."""
    best, line = -1, 0
    for number, path in _lines(text):
        common = 0
        for one, other in zip(path, keys, strict=False):
            if one != other:
                break
            common += 1
        if common == len(path) and common > best:
            best, line = common, number
    return f", line {line}" if line else ""


_KEY = re.compile(r"""[A-Za-z0-9_.\-"' \t]+""")


def _lines(text: str) -> Iterator[tuple[int, tuple[int | str, ...]]]:
    """Yield (line, path of the key) for headers and keys, as far as they are written the usual way."""
    table: tuple[int | str, ...] = ()
    counts: dict[tuple[int | str, ...], int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        # By parts, not by one expression: that could look at a long line of spaces for hours.
        header, key = line.strip(), line.partition("=")
        if header.startswith("[") and "]" in header:
            table = _path(header.lstrip("[").partition("]")[0])
            if header.startswith("[["):
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            yield number, table
        elif key[1] and _KEY.fullmatch(key[0]):
            yield number, (*table, *_path(key[0]))


def _path(text: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in text.split("."))
