"""A person sees what a plugin is before it is installed, and just that is installed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from creastudio.host.discovery import load_registry
from creastudio.host.faults import PluginFault
from creastudio.host.gather import pack_file
from creastudio.host.offer import accept, look_at
from tests.support.plugin_maker import make_project, make_unpacked
from tests.support.source import ROOT


def test_an_offer_says_what_it_is(tmp_path: Path, plugins: Path) -> None:
    packed = pack_file(make_project(tmp_path / "p", "dots"), tmp_path)
    offer = look_at(packed, plugins)
    assert (offer.plugins, offer.facts.version, offer.licence, offer.replaces) == (
        ("dots",),
        "1.0",
        "not stated",
        "",
    )
    assert offer.sha256 == hashlib.sha256(packed.read_bytes()).hexdigest()
    assert list(plugins.iterdir()) == []
    assert [plugin.name for plugin in accept(offer, plugins).plugins] == ["dots"]
    assert load_registry(plugins).plugin("dots").status == "ok"
    again = look_at(packed, plugins)
    assert (again.replaces, again.goes_back) == ("1.0", False)


def test_an_older_version_says_that_it_goes_back(tmp_path: Path, plugins: Path) -> None:
    accept(look_at(make_unpacked(tmp_path / "a", "dots", version="1.10"), plugins), plugins)
    assert look_at(make_unpacked(tmp_path / "b", "dots", version="1.9"), plugins).goes_back
    assert not look_at(make_unpacked(tmp_path / "c", "dots", version="1.11"), plugins).goes_back


def test_what_was_changed_meanwhile_is_not_installed(tmp_path: Path, plugins: Path) -> None:
    packed = pack_file(make_project(tmp_path / "p", "dots"), tmp_path)
    offer = look_at(packed, plugins)
    packed.write_bytes(packed.read_bytes() + b"x")
    with pytest.raises(PluginFault, match="changed since you were asked"):
        accept(offer, plugins)
    assert list(plugins.iterdir()) == []


def test_what_a_plugin_lacks_is_known_before_anybody_agrees(tmp_path: Path, plugins: Path) -> None:
    folder = make_unpacked(tmp_path / "a", "dots")
    with (next(folder.glob("*.dist-info")) / "METADATA").open("a") as metadata:
        metadata.write("Requires-Dist: no-such-thing>=2\n")
    assert look_at(folder, plugins).lacks == ("no-such-thing>=2",)


def test_what_cannot_be_used_here_is_refused_before_anybody_is_asked(tmp_path: Path, plugins: Path) -> None:
    folder = make_unpacked(tmp_path / "a", "dots")
    with (next(folder.glob("*.dist-info")) / "METADATA").open("a") as metadata:
        metadata.write("Requires-Python: <3\n")
    with pytest.raises(PluginFault, match="needs Python <3"):
        look_at(folder, plugins)
    with pytest.raises(PluginFault, match="already here"):
        look_at(pack_file(make_project(tmp_path / "p", "gan"), tmp_path), plugins)


def test_a_folder_has_a_hash_too(tmp_path: Path, plugins: Path) -> None:
    folder = make_unpacked(tmp_path / "a", "dots")
    first = look_at(folder, plugins).sha256
    assert look_at(folder, plugins).sha256 == first
    (folder / "cs_dots" / "engine.py").write_text("x = 1\n")
    assert look_at(folder, plugins).sha256 != first


def test_what_is_not_there_is_named(tmp_path: Path, plugins: Path) -> None:
    with pytest.raises(PluginFault, match="There is no"):
        look_at(tmp_path / "nothing.creaplugin", plugins)


def test_a_file_whose_places_lie_before_its_begin_is_refused_in_words(tmp_path: Path) -> None:
    damaged = ROOT / "tests" / "reliability" / "corpus" / "kept" / "before-its-begin.creaplugin"
    with pytest.raises(PluginFault, match=r"can't be read|is damaged"):
        look_at(damaged, tmp_path)
