"""Tokens, letters, budgets, runs and wishes of the panel of writings: what needs no window."""

from __future__ import annotations

import pytest

from creastudio.api import Generator, Panel, Params, param
from creastudio.core.writing import Passage, WorldEntry, Writing
from creastudio.jobs.job import JobStream, StreamPiece
from creastudio.shell.writing.budget import Budget, estimated, tokens_of, told_budget
from creastudio.shell.writing.letters import from_units, is_narrow, to_units
from creastudio.shell.writing.run import Run, Way, all_alike
from creastudio.shell.writing.tokens import Token, TokenStore
from creastudio.shell.writing.wishes import style_names, values_for


class TaleParams(Params):
    text: str = param("", title="Text", role="prompt", max_length=12)
    memory: str = param("", title="Memory")
    world: str = param("", title="World")
    stops: str = param("", title="Stops")
    language: str = param("auto", title="Language")
    heat: float = param(0.9, title="Heat", ge=0, le=2)
    length: int = param(9, title="Length", ge=1, le=99)
    count: int = param(1, title="Texts", ge=1, le=9, role="count")


TALE = Generator(id="tale.write", title="T", category="Text", makes="text", params=TaleParams, entry="a.b:c")


def panel(**bindings: str) -> Panel:
    return Panel(id="tale.desk", title="T", view="branches", generator="tale.write", bindings=bindings)


def run(count: int = 2) -> Run:
    return Run("job", "w", "p", 3, "abc", [Way() for _ in range(count)])


def said(*pieces: tuple[str, str], anew: bool = False) -> JobStream:
    return JobStream("job", tuple(StreamPiece(*piece, (("x", 0.5),)) for piece in pieces), anew)


class TestLetters:
    @pytest.mark.parametrize("text", ["plain", "秋山", "a😀b秋😀", ""])
    def test_there_and_back(self, text: str) -> None:
        for place in range(len(text) + 1):
            units = to_units(text, place)
            assert units == len(text[:place].encode("utf-16-le")) // 2
            assert from_units(text, units) == place
        assert is_narrow(text) == ("😀" not in text)


class TestTokens:
    def test_the_word_the_caret_is_in_or_behind(self) -> None:
        store = TokenStore()
        first, second = Token(0, 3, (("a", 0.1),)), Token(3, 6, (("b", 0.2),))
        store.keep("onetwo", [first, second])
        assert [store.at("onetwo", place) for place in (0, 1, 3, 4, 6)] == [
            first,
            first,
            first,
            second,
            second,
        ]
        assert store.at("onetwo!", 2) is None

    def test_both_parts_of_a_split_text_keep_theirs(self) -> None:
        store = TokenStore()
        store.keep("onetwo", [Token(0, 3, (("a", 0.1),)), Token(3, 6, (("b", 0.2),))])
        store.split("onetwo", 3)
        assert store.at("one", 2) == Token(0, 3, (("a", 0.1),))
        assert store.at("two", 1) == Token(0, 3, (("b", 0.2),))
        assert store.at("onetwo", 5) is not None


class TestRuns:
    def test_what_streams_grows_its_way(self) -> None:
        ways = run()
        assert ways.take(said(("0", "a"), ("1", "b"), ("7", "no"), ("thoughts", "no"))) == {0, 1}
        ways.take(said(("0", "c")))
        assert [way.text for way in ways.ways] == ["ac", "b"]
        assert [token.end for token in ways.ways[0].tokens] == [1, 2]

    def test_a_second_attempt_begins_anew(self) -> None:
        ways = run()
        ways.take(said(("0", "lost"), anew=True))
        ways.take(said(("0", "kept"), anew=True))
        assert ways.ways[0].text == "kept"

    def test_a_result_that_differs_from_its_stream_counts(self) -> None:
        way = Way()
        way.grow("one", (("x", 0.5),))
        way.grow(" two", (("y", 0.5),))
        way.settle("one", None, 4)
        assert (way.text, way.seed, [token.end for token in way.tokens]) == ("one", 4, [3])

    def test_nothing_empty_and_nothing_twice_becomes_a_passage(self) -> None:
        ways = run(4)
        for way, text in zip(ways.ways, ("a", " ", "b", "a"), strict=True):
            way.settle(text, None, 0)
        passages = ways.passages()
        assert [item.text for item in passages] == ["a", "b"]
        assert ways.ways[0].passage == ways.ways[3].passage == passages[0].id
        assert not passages[0].edited
        assert all_alike([Way("a"), Way("a"), Way(" ")])
        assert not all_alike([Way("a"), Way("b")])


class TestWishes:
    writing = Writing(
        memory="A storm.",
        stops=("THE END", "\n\n"),
        language="zh-Hans",
        world=(
            WorldEntry(keys=("Mara", "the: captain"), text="Tall.\nOld."),
            WorldEntry(text="It rains.", always=True),
            WorldEntry(keys=("nothing",)),
        ),
        passages=(Passage(id="p", text="abc"),),
        at="p",
    )

    def test_a_generator_is_told_what_its_panel_binds(self) -> None:
        bound = panel(text="text", memory="memory", world="world", stops="stops", language="language")
        values = values_for(bound, TALE, self.writing, "so far", {"heat": 0.5, "unknown": 1}, 3)
        assert values == {
            "heat": 0.5,
            "text": "so far",
            "memory": "A storm.",
            "world": "Mara, the  captain: Tall. Old.\n*: It rains.",
            "stops": "THE END\n\\n\\n",
            "language": "zh-Hans",
            "count": 3,
        }
        assert "memory" not in values_for(panel(text="text"), TALE, self.writing, "", {}, 1)

    def test_of_a_text_that_is_too_long_the_end_is_told(self) -> None:
        values = values_for(panel(text="text"), TALE, self.writing, "0123456789abcdef", {}, 1)
        assert values["text"] == "456789abcdef"

    def test_the_style_is_what_the_panel_names_or_nothing_else_sets(self) -> None:
        assert style_names(panel(text="text", style="length,heat"), TALE) == ("length", "heat")
        rest = panel(text="text", memory="memory", world="world", stops="stops", language="language")
        assert style_names(rest, TALE) == ("heat", "length")


class TestBudgets:
    def test_what_a_generator_tells(self) -> None:
        told = told_budget({"memory": 5, "text": 20, "note": 0, "budget": 100, "left_out": 7, "other": "x"})
        assert told == Budget({"memory": 5, "text": 20}, 100, 7, told=True)
        assert told.used == 25
        assert told_budget([1]) is None

    def test_until_then_it_is_estimated(self) -> None:
        writing = Writing(memory="x" * 40, world=(WorldEntry(keys=("Fox",), text="y" * 80),))
        assert estimated(writing, "a hen", Budget()).parts == {"memory": 10, "text": 1}
        assert estimated(writing, "a fox", Budget()).parts["world"] == 20
        long = estimated(writing, "z" * 4000, Budget(limit=110))
        assert (long.parts, long.left_out) == ({"memory": 10, "text": 100}, 3600)
        assert tokens_of("秋山静") == 3
