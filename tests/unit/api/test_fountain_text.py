from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.api import UserError
from creastudio.api.fountain import (
    Action,
    Boneyard,
    Centred,
    Element,
    Lyrics,
    PageBreak,
    Part,
    Scene,
    Script,
    Section,
    Speech,
    Synopsis,
    Transition,
)
from creastudio.api.fountain_text import MAX_LENGTH, dumps, from_dialogue, parse

SCRIPT = """Title:
    Rain
    on Tin
Credit: written by
Author: A. Writer

FADE IN:

INT. KITCHEN - NIGHT #k7p2#

Rain on the tin roof.
A kettle.

MARA (O.S.)
(quietly)
Is it still
~ raining, raining
EMPTY
outside?

THE CAT ^
Meow.

@McAllister
Yes.

> FADE OUT.

.FLASHBACK

EXT. YARD - DAY

!INT. is how it begins.

# Act one

= They meet.

> THE END <

~ A song

/* an old
scene */

===

CUT TO:
""".replace("EMPTY", "  ")


def test_every_kind_of_element_is_read() -> None:
    script = parse(SCRIPT)
    assert script.title == (("Title", "Rain\non Tin"), ("Credit", "written by"), ("Author", "A. Writer"))
    assert script.elements == (
        Action("FADE IN:"),
        Scene("INT. KITCHEN - NIGHT", "k7p2"),
        Action("Rain on the tin roof.\nA kettle."),
        Speech(
            "MARA",
            (
                Part("quietly", "aside"),
                Part("Is it still"),
                Part("raining, raining", "lyrics"),
                Part(""),
                Part("outside?"),
            ),
            "O.S.",
        ),
        Speech("THE CAT", (Part("Meow."),), dual=True),
        Speech("McAllister", (Part("Yes."),)),
        Transition("FADE OUT."),
        Scene("FLASHBACK"),
        Scene("EXT. YARD - DAY"),
        Action("INT. is how it begins."),
        Section("Act one"),
        Synopsis("They meet."),
        Centred("THE END"),
        Lyrics("A song"),
        Boneyard("an old\nscene"),
        PageBreak(),
        Transition("CUT TO:"),
    )


def test_what_was_read_is_written_without_loss() -> None:
    script = parse(SCRIPT)
    assert parse(dumps(script)) == script
    assert dumps(parse(dumps(script))) == dumps(script)


def test_chinese_scripts_are_marked_where_case_says_nothing() -> None:
    script = Script(
        (Scene("内景 茶馆 夜", "t4k9"), Action("雨。"), Speech("林夏", (Part("你来了？"),))),
        (("Title", "雨夜"),),
    )
    assert parse(dumps(script)) == script
    assert ".内景 茶馆 夜 #t4k9#" in dumps(script)
    assert "@林夏\n你来了？" in dumps(script)


def test_a_script_may_begin_with_a_transition() -> None:
    assert parse("FADE IN:\n\nA field.").title == ()


def test_windows_line_ends_and_a_mark_at_the_front() -> None:
    assert parse("\ufeffINT. A\r\n\r\nRain.\r\n").elements == (Scene("INT. A"), Action("Rain."))


def test_a_title_page_begins_with_a_known_key() -> None:
    with pytest.raises(ValueError, match="Shoe size"):
        dumps(Script((), (("Shoe size", "44"),)))


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(UserError, match="too long"):
        parse("a" * (MAX_LENGTH + 1))


def test_dialogue_lines_become_speeches() -> None:
    script = from_dialogue("Mara: I know.\n林夏：好。\n(Silence)\n")
    assert script.elements == (
        Speech("MARA", (Part("I know."),)),
        Speech("林夏", (Part("好。"),)),
        Action("(Silence)"),
    )


@given(st.text(alphabet="aB中 \n()#!@>.~=^:/*[]IiNT-", max_size=80))
def test_any_text_is_a_script_and_stays_the_same_one(text: str) -> None:
    script = parse(text)
    assert parse(dumps(script)) == script or _awkward(script)


def _awkward(script: Script) -> bool:
    """Whether a script has an empty mark ("@", ">" alone) or markers inside of markers, which Fountain itself can't tell."""
    return any(not _plain(element) for element in script.elements)


def _plain(element: Element) -> bool:
    words = st_words(element)
    return all(word and word[0].isalnum() and word[-1].isalnum() for word in words)


def st_words(element: Element) -> list[str]:
    if isinstance(element, Speech):
        return [element.speaker, *(part.text for part in element.parts)]
    if isinstance(element, Scene):
        return [element.heading]
    return [] if isinstance(element, PageBreak) else element.text.split("\n")


WORD = st.from_regex(r"[A-Za-z0-9一-龥]([A-Za-z0-9一-龥 ,'.!?]{0,12}[A-Za-z0-9一-龥?!])?", fullmatch=True)
ELEMENTS = st.one_of(
    st.builds(Scene, WORD, st.sampled_from(["", "a7k2", "12-A"])),
    st.builds(lambda lines: Action("\n".join(lines)), st.lists(WORD, min_size=1, max_size=3)),
    st.builds(
        Speech,
        WORD,
        st.lists(
            st.builds(Part, WORD, st.sampled_from(["words", "aside", "lyrics"])), min_size=1, max_size=3
        ).map(tuple),
        st.sampled_from(["", "V.O.", "on the phone"]),
        st.booleans(),
    ),
    st.builds(Transition, WORD),
    st.builds(Centred, WORD),
    st.builds(Lyrics, WORD),
    st.builds(Section, WORD, st.integers(1, 3)),
    st.builds(Synopsis, WORD),
    st.builds(Boneyard, WORD),
    st.just(PageBreak()),
)


@given(st.lists(ELEMENTS, max_size=6).map(tuple))
def test_any_script_comes_back_as_it_was(elements: tuple[Element, ...]) -> None:
    script = Script(elements, (("Title", "A"),))
    assert parse(dumps(script)) == script


@pytest.mark.parametrize(
    "text",
    [
        "\n\nA" + " " * 30_000 + "b\nhi",
        "\n\n" + "A(" * 15_000 + "\nhi",
        "INT. A" + " " * 30_000 + "x",
        " " * 30_000 + "x",
        "\n\nA (x" + " )" * 15_000 + "\nhi",
    ],
    ids=["spaces", "brackets", "heading", "blank", "ends"],
)
def test_long_hostile_lines_are_read_at_once(text: str) -> None:
    # A pattern that goes back and forth would take hours: no clock is needed to notice.
    assert parse(text).elements
    from_dialogue(text)
