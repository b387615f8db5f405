"""Claims are looked for by a job whose results don't come into the tray; where nobody can look, that is said."""

from __future__ import annotations

from dataclasses import replace

from creastudio.api import Artifact, Generator, JobContext, Params, param
from creastudio.host.registry import Registry
from creastudio.shell.campaign.claims import ClaimsAsked
from tests.gui.conftest import StudioRobot


class Words(Params):
    text: str = param("", title="Text")
    language: str = param("", title="Language")


def notes(params: Words, ctx: JobContext) -> None:
    lines = params.text.split("\n")
    found = [
        {"line": number, "start": line.index("best"), "end": line.index("best") + 4, "text": f"proof ({params.language})"}
        for number, line in enumerate(lines)
        if "best" in line
    ]  # fmt: skip
    ctx.emit(Artifact("text/plain", b"flags", title="Flags", metadata={"notes": found}))


def failing(_params: Words, _ctx: JobContext) -> None:
    raise ValueError("broken")


def give(studio: StudioRobot, entry: str) -> None:
    check = Generator(
        id="text.flags", title="Flags", category="Text", makes="text", entry=f"tests.gui.test_claims_asked:{entry}", params=Words
    )  # fmt: skip
    registry = studio.session.environment.registry
    toy = registry.plugins[0]
    assert toy.face is not None
    face = replace(toy.face, generators=(*toy.face.generators, check))
    studio.session.environment.registry = Registry((replace(toy, face=face), *registry.plugins[1:]))


def test_what_is_found_names_the_words(studio: StudioRobot) -> None:
    give(studio, "notes")
    asked = ClaimsAsked(studio.session, {"en": "Wool\nThe best wool"})
    (record,) = studio.session.workspace.desk.queue.records()
    studio.wait(
        lambda: (found := studio.session.workspace.desk.queue.record(record.id)) is None or found.ended
    )
    studio.idle()
    assert asked.answer(lambda: False, "en") == [{"text": "proof (en)", "words": "best"}]
    assert studio.session.workspace.results == ()
    assert asked.answer(lambda: False, "zh") is None


def test_nobody_looks_without_the_check_or_after_giving_up(studio: StudioRobot) -> None:
    assert ClaimsAsked(studio.session, {"en": "Wool"}).answer(lambda: False, "en") is None
    give(studio, "notes")
    assert ClaimsAsked(studio.session, {"en": "Wool"}).answer(lambda: True, "en") is None
    studio.idle()
