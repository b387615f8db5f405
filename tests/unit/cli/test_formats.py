"""Own formats are made, listed and removed on the command line."""

from __future__ import annotations

import json

from tests.unit.cli.conftest import Run

ADD = ("formats", "add", "Shop window", "--size", "1200x1800", "--safe", "100/0/200/0", "--weight", "150")


def test_without_own_formats_their_list_is_empty(run: Run) -> None:
    none = run("formats", "list", "own")
    assert none.code == 0
    assert "no own formats yet" in none.out + none.err
    assert json.loads(run("formats", "list", "own", "--json").out) == {"formats": []}


def test_own_formats_that_are_not_there_hide_no_others(run: Run) -> None:
    for named in ("own.", "OWN", "own, "):
        assert run("formats", "list", named).code == 0, named
    beside = run("formats", "list", "own, screen.hd")
    assert beside.code == 0
    assert "screen.hd" in beside.out
    assert "no own formats yet" in beside.err
    # One that is called by its name is missed.
    assert run("formats", "list", "own.lobby").code == 1


def test_a_format_is_made_changed_and_removed(run: Run) -> None:
    assert run(*ADD).code == 0
    assert "already" in run(*ADD).err
    assert run(*ADD, "--bleed", "36", "--kind", "print", "--replace").code == 0
    (stored,) = json.loads(run("formats", "list", "own", "--json").out)["formats"]
    assert (stored["id"], stored["bleed"], stored["max_bytes"]) == ("own.shop-window", 36, 150_000)
    assert stored["safe"] == [100, 0, 200, 0]
    listed = run("formats", "list").out
    assert "meta.story" in listed
    assert "own.shop-window" in listed
    assert run("formats", "remove", "shop WINDOW").code == 0
    assert "no own format" in run("formats", "remove", "Shop window").err


def test_what_does_not_fit_is_told(run: Run) -> None:
    assert run("formats", "add", "A", "--size", "wide").code == 2
    assert run("formats", "add", "A", "--size", "80x80", "--safe", "1/2").code == 2
    for weight in ("nan", "inf", "-1"):
        assert run("formats", "add", "A", "--size", "80x80", "--weight", weight).code == 2
    assert "no room" in run("formats", "add", "A", "--size", "80x80", "--safe", "40/0/40/0").err
    assert run("formats", "list", "nothing.there").code == 1
