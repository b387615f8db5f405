"""Plugins are found; what is wrong with one costs that one alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from creastudio import whole_files
from creastudio.api import UserError
from creastudio.host import discovery
from creastudio.host.candidates import Candidate, environment_candidates
from creastudio.host.discovery import load_registry
from creastudio.host.in_place import use_in_place
from creastudio.host.plugin_state import PluginState, ProbeRecord
from creastudio.host.registry import PluginInfo, Registry
from tests.support.plugin_maker import face, make_project, make_unpacked

# Name -> face, and what the sentence about it must say.
BROKEN = {
    "raises": ("raise ValueError('no such colour')", "fails when it is loaded (ValueError: no such colour)"),
    "syntax": ("def (:", "SyntaxError"),
    "exits": ("import sys; sys.exit(0)", "ends the program"),
    "osexit": ("import os; os._exit(0)", "ends the program"),
    "crashes": ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "crashes"),
    "asks": ("input('name? ')", "EOFError"),
    "futuristic": (
        "from creastudio.api import Hologram",
        "asks for more than the plugin API of this studio has",
    ),
    "worded": (
        face('title="Dot"', 'title="Dot", smell="rose"'),
        "(Generator.smell: Extra inputs are not permitted)",
    ),
    "distant": ("import creastudio.api.holograms", "asks for more than the plugin API"),
    "missing": ("import no_such_library", "needs 'no_such_library', which isn't installed"),
    "words": (face("return [", "return 'x' or ["), "returned a str from creastudio_generators()"),
    "none": (face("return [", "return None or [None,"), "returned a NoneType from creastudio_generators()"),
    "hookless": ("x = 1", "implements no hook"),
    "strange": (
        "from creastudio.api import hookimpl\n@hookimpl\ndef creastudio_teapots():\n    return []\n",
        "a hook that this studio doesn't know",
    ),
    "newer": (face('title="Dot"', 'title="Dot", api=">=9"'), "was written for plugin API >=9"),
    "foreign": (face('id="NAME.dot"', 'id="other.dot"'), "doesn't begin with 'foreign.'"),
    "entryless": (face("cs_NAME.engine:run", "cs_NAME.nowhere:run"), "names a module that isn't there"),
    "stops": ("raise KeyboardInterrupt", "fails when it is loaded (KeyboardInterrupt)"),
    "leaves": (face("return [", "raise SystemExit('bye') or ["), "ends the program"),
    "half": (
        face("    return [", "    yield None\n    return ["),
        "returned a NoneType from creastudio_generators()",
    ),
    "heavy": ("import PySide6.QtCore\n" + face(), "imports PySide6 (plugin.py, line 1)"),
    "secondqt": ("def window():\n    import PyQt6.QtWidgets\n" + face(), "imports PyQt6 (plugin.py, line 2)"),
    "network": ("import socket\n" + face(), "imports socket (plugin.py, line 1)"),
}

BUILT_IN = ["gan", "layout", "music", "picture", "text"]
"""Plugins that ship with the studio, in order."""


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    """One load that meets every broken plugin and a good one."""
    folder = tmp_path_factory.mktemp("plugins")
    for name, (source, _) in BROKEN.items():
        make_unpacked(folder, name, source)
    make_unpacked(folder, "good")
    (folder / "leftover").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", list(sys.path))
        return load_registry(folder, time_limit=60)


@pytest.mark.parametrize("name", BROKEN)
def test_broken_plugin_is_quarantined_with_a_sentence(broken: Registry, name: str) -> None:
    plugin = broken.plugin(name)
    assert plugin.status == "failed"
    assert BROKEN[name][1] in plugin.error
    assert plugin.error.endswith(".")
    assert plugin.hint
    assert plugin.generators == ()


def test_the_rest_goes_on(broken: Registry) -> None:
    assert broken.plugin("good").status == "ok"
    assert {"gan.sample", "good.dot"} <= {item.id for item in broken.generators()}


def test_report_holds_traceback_and_output(broken: Registry) -> None:
    assert "raise ValueError('no such colour')" in broken.plugin("raises").report
    assert "name?" in broken.plugin("asks").report


def test_folder_that_is_no_plugin_is_named(broken: Registry) -> None:
    assert "no plugin" in broken.plugin("leftover").error


def test_built_in_plugins_are_found_without_a_probe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discovery, "probe", _never)
    gan = load_registry().plugin("gan")
    assert (gan.status, gan.origin, gan.search_path) == ("ok", "built-in", ())
    assert {"gan.sample", "gan.train"} <= {work.id for work in gan.face.works}


def test_loading_imports_neither_torch_nor_qt() -> None:
    code = (
        "import sys; from creastudio.host.discovery import load_registry; r = load_registry();"
        "assert r.generators(); bad = {'torch', 'numpy', 'PySide6', 'transformers'} & set(sys.modules); assert not bad, bad"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "source",
    ["import time\ntime.sleep(600)", "import time\n" + face("return [", "return time.sleep(600) or [")],
    ids=["import", "hook"],
)
def test_face_that_hangs_is_stopped(plugins: Path, source: str) -> None:
    make_unpacked(plugins, "hangs", source)
    plugin = load_registry(plugins, time_limit=1).plugin("hangs")
    assert plugin.status == "failed"
    assert "didn't finish loading within 1 s" in plugin.error
    assert "switch the plugin on again" in plugin.hint


def test_probe_is_made_once_a_version(plugins: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    probed: list[str] = []

    def probe(name: str, module: str, search_path: object, stamp: str, time_limit: float) -> ProbeRecord:
        probed.append(name)
        return ProbeRecord(stamp=stamp)

    monkeypatch.setattr(discovery, "probe", probe)
    folder, state = make_unpacked(plugins, "dots"), tmp_path / "state.json"
    for _ in range(2):
        assert load_registry(plugins, state).plugin("dots").status == "ok"
    assert probed == ["dots"]
    (folder / "cs_dots" / "plugin.py").write_text(face().replace("NAME", "dots") + "\n# edited\n")
    load_registry(plugins, state)
    assert probed == ["dots", "dots"]


def test_what_a_probe_found_is_remembered_until_retry(plugins: Path, tmp_path: Path) -> None:
    # The face works from the second time on, as one does that needed a file that has come since.
    trace = tmp_path / "trace"
    source = f"import pathlib\np = pathlib.Path({str(trace)!r})\nassert p.exists()\n" + face()
    make_unpacked(plugins, "moody", source)
    state = tmp_path / "state.json"
    assert load_registry(plugins, state).plugin("moody").status == "failed"
    trace.touch()
    assert load_registry(plugins, state).plugin("moody").status == "failed"
    PluginState.load(state).retry("moody")
    assert load_registry(plugins, state).plugin("moody").status == "ok"


def test_new_plugins_need_not_be_waited_for(plugins: Path, tmp_path: Path) -> None:
    make_unpacked(plugins, "dots")
    state = tmp_path / "state.json"
    assert load_registry(plugins, state, wait_for_probes=False).plugin("dots").status == "unchecked"
    assert load_registry(plugins, state).plugin("dots").status == "ok"
    assert load_registry(plugins, state, wait_for_probes=False).plugin("dots").status == "ok"


def test_disabled_plugin_is_listed_but_not_loaded(
    plugins: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(discovery, "probe", _never)
    make_unpacked(plugins, "dots")
    state = tmp_path / "state.json"
    for name in ("dots", *BUILT_IN):
        PluginState.load(state).disable(name)
    registry = load_registry(plugins, state)
    assert registry.plugin("dots").status == registry.plugin("gan").status == "disabled"
    assert registry.generators() == ()
    PluginState.load(state).enable("gan")
    assert load_registry(None, state).plugin("gan").status == "ok"


def test_plugin_in_place_is_used_where_it_lies(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", "dots")
    state = tmp_path / "state.json"
    PluginState.load(state).add_in_place(project)
    plugin = load_registry(None, state).plugin("dots")
    assert (plugin.status, plugin.in_place, plugin.version) == ("ok", True, "1.0")
    assert plugin.search_path == (str(project),)
    PluginState.load(state).remove_in_place(project)
    assert [item.name for item in load_registry(None, state).plugins] == BUILT_IN


def test_a_plugin_that_was_written_in_place_is_installed_in_the_same_run(tmp_path: Path) -> None:
    project, plugins = make_project(tmp_path / "project", "dots"), tmp_path / "plugins"
    state = PluginState.load(tmp_path / "state.json")
    use_in_place(project, state)
    assert load_registry(plugins, state.file).plugin("dots").in_place
    state.remove_in_place(project)
    folder = make_unpacked(plugins, "dots", face('title="Dot"', 'title="Spot"'))
    registry = load_registry(plugins, state.file)
    assert (registry.plugin("dots").status, registry.plugin("dots").folder) == ("ok", str(folder))
    assert registry.work("dots.dot").title == "Spot"


def test_plugin_in_place_can_be_tried_again(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    project = make_project(tmp_path / "project", "moody", f"open({str(trace)!r}).close()\n" + face())
    state = PluginState.load(tmp_path / "state.json")
    use_in_place(project, state)
    assert load_registry(None, state.file).plugin("moody").status == "failed"
    trace.touch()
    PluginState.load(state.file).enable("moody")
    assert load_registry(None, state.file).plugin("moody").status == "ok"


def test_edited_plugin_is_imported_anew(plugins: Path) -> None:
    folder = make_unpacked(plugins, "dots")
    assert load_registry(plugins).work("dots.dot").title == "Dot"
    (folder / "cs_dots" / "plugin.py").write_text(face('title="Dot"', 'title="Spot"').replace("NAME", "dots"))
    assert load_registry(plugins).work("dots.dot").title == "Spot"


def test_second_plugin_of_a_name_is_refused(plugins: Path, tmp_path: Path) -> None:
    make_unpacked(plugins, "gan")
    found = [plugin for plugin in load_registry(plugins).plugins if plugin.name == "gan"]
    assert [plugin.status for plugin in found] == ["ok", "failed"]
    assert found[1].error == "The plugin 'gan' is part of the studio."


def test_package_that_another_brings_too_is_refused(plugins: Path) -> None:
    folder = make_unpacked(plugins, "json")
    (folder / "cs_json").rename(folder / "json")
    source = (folder / "json" / "plugin.py").read_text().replace("cs_json.engine", "json.engine")
    (folder / "json" / "plugin.py").write_text(source)
    (folder / "cs_json-1.0.dist-info" / "entry_points.txt").write_text(
        "[creastudio.plugins]\njson = json.plugin\n"
    )
    assert load_registry(plugins).plugin("json").status == "failed"


def test_face_that_breaks_here_alone_is_caught(plugins: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def well(name: str, module: str, search_path: object, stamp: str, time_limit: float) -> ProbeRecord:
        return ProbeRecord(stamp=stamp)

    monkeypatch.setattr(discovery, "probe", well)
    make_unpacked(plugins, "leaver", "raise SystemExit(3)")
    assert "ends the program" in load_registry(plugins).plugin("leaver").error


def test_broken_built_in_costs_itself_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [*environment_candidates(), Candidate("mended", "creastudio_gan.no_such_face", "built-in")]
    monkeypatch.setattr(discovery, "environment_candidates", lambda elsewhere: found)
    registry = load_registry()
    assert [(plugin.name, plugin.status) for plugin in registry.plugins] == [
        *((name, "ok") for name in BUILT_IN),
        ("mended", "failed"),
    ]
    assert "no_such_face" in registry.plugin("mended").error


@pytest.mark.parametrize(
    ("file", "data"),
    [
        ("METADATA", b"\xff\xfe\x00"),
        ("entry_points.txt", b"\xff\xfe\x00"),
        ("entry_points.txt", b"[creastudio.plugins]\ndots\n"),
        ("entry_points.txt", b"[creastudio.plugins\ndots = x.y"),
        ("entry_points.txt", b"[creastudio.plugins]\ndots = !!\n"),
    ],
)
def test_damaged_metadata_cost_that_plugin_alone(plugins: Path, file: str, data: bytes) -> None:
    folder = make_unpacked(plugins, "dots")
    (folder / "cs_dots-1.0.dist-info" / file).write_bytes(data)
    make_unpacked(plugins, "fine")
    registry = load_registry(plugins)
    assert registry.plugin("fine").status == "ok"
    assert [plugin.status for plugin in registry.plugins if plugin.folder == str(folder)] == ["failed"]


@pytest.mark.allow_logs("can't be stored", "couldn't be tried")
def test_full_disk_costs_no_start(plugins: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    make_unpacked(plugins, "dots")
    with monkeypatch.context() as patch:
        patch.setattr(whole_files.os, "replace", full)
        assert load_registry(plugins, tmp_path / "state.json").plugin("dots").status == "ok"
        with pytest.raises(UserError, match="can't be stored"):
            PluginState.load(tmp_path / "state.json").disable("dots")
    monkeypatch.setattr(discovery, "probe", full)
    assert load_registry(plugins, tmp_path / "other.json").plugin("dots").status == "unchecked"
    assert [item.name for item in tmp_path.iterdir()] == ["plugins"]


def test_folder_in_place_that_is_gone_is_said(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", "dots")
    state = PluginState.load(tmp_path / "state.json")
    use_in_place(project, state)
    (project / "pyproject.toml").unlink()
    plugin = load_registry(None, state.file).plugin("project")
    assert (plugin.status, plugin.in_place) == ("failed", True)
    with pytest.raises(UserError, match="has no pyproject"):
        use_in_place(project, state)


@pytest.mark.parametrize(
    ("points", "says"),
    [
        ("entry-points = 3", "declares no plugin"),
        ("entry-points = {'creastudio.plugins' = 'cs_dots.plugin'}", "declares no plugin"),
        ("entry-points = {'creastudio.plugins' = {dots = {}}}", "which isn't there"),
        ("entry-points = {'creastudio.plugins' = {dots = ''}}", "which isn't there"),
        (
            "entry-points = {'creastudio.plugins' = {dots = 'cs_dots..plugin'}}",
            "'cs_dots..plugin', which isn't",
        ),
        ("entry-points = {'creastudio.plugins' = {dots = 'cs_dots.plugin:hooks'}}", "which isn't there"),
        ("entry-points = {'creastudio.plugins' = {dots = '../../plugin'}}", "which isn't there"),
    ],
)
def test_entry_points_that_make_no_sense_cost_that_plugin_alone(
    tmp_path: Path, plugins: Path, points: str, says: str
) -> None:
    project = make_project(tmp_path / "dots", "dots")
    (project / "pyproject.toml").write_text(f"[project]\nname = 'dots'\nversion = '1'\n{points}\n")
    make_unpacked(plugins, "fine")
    state = PluginState.load(tmp_path / "state.json")
    state.add_in_place(project)
    registry = load_registry(plugins, state.file)
    assert registry.plugin("fine").status == "ok"
    dots = registry.plugin("dots")
    assert (dots.status, dots.in_place) == ("failed", True)
    assert says in dots.error
    assert "package.plugin" in dots.hint


def test_face_that_prints_leaves_the_answer_alone(plugins: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_unpacked(plugins, "chatty", "print('here I am')\n" + face())
    assert load_registry(plugins).plugin("chatty").status == "ok"
    assert capsys.readouterr() == ("", "here I am\n")


def test_links_that_lead_nowhere_cost_nothing(plugins: Path) -> None:
    package = make_unpacked(plugins, "dots") / "cs_dots"
    (package / "loop.py").symlink_to("loop.py")
    (package / "gone.py").symlink_to("no_such_file.py")
    assert load_registry(plugins).plugin("dots").status == "ok"


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"[creastudio.plugins]\ndots\n"])
def test_plugin_that_is_damaged_while_the_studio_runs_costs_itself_alone(plugins: Path, data: bytes) -> None:
    folder = make_unpacked(plugins, "dots")
    assert load_registry(plugins).plugin("dots").status == "ok"
    (folder / "cs_dots-1.0.dist-info" / "entry_points.txt").write_bytes(data)
    assert [plugin.status for plugin in load_registry(plugins).plugins] == [
        *("ok" for _ in BUILT_IN),
        "failed",
    ]


@pytest.mark.allow_logs("is damaged and can't be a plugin")
def test_damaged_package_of_pip_is_passed_over(plugins: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make_unpacked(plugins, "dots")
    monkeypatch.syspath_prepend(str(folder))
    assert load_registry().plugin("dots").origin == "installed"
    (folder / "cs_dots-1.0.dist-info" / "entry_points.txt").write_bytes(b"\xff\xfe\x00")
    assert [plugin.name for plugin in load_registry().plugins] == BUILT_IN


def test_plugin_in_place_hides_the_installed_one_and_says_so(tmp_path: Path, plugins: Path) -> None:
    make_unpacked(plugins, "dots")
    project = make_project(tmp_path / "project", "dots")
    state = PluginState.load(tmp_path / "state.json")
    state.add_in_place(project)
    found = [plugin for plugin in load_registry(plugins, state.file).plugins if plugin.name == "dots"]
    assert [(plugin.in_place, plugin.status) for plugin in found] == [(True, "ok"), (False, "failed")]
    assert str(project) in found[1].error
    assert "dev --off" in found[1].hint


def test_models_of_a_plugin_are_found(plugins: Path) -> None:
    folder = make_unpacked(plugins, "dots")
    assert load_registry(plugins).plugin("dots").models_folder is None
    (folder / "cs_dots" / "models").mkdir()
    assert load_registry(plugins).plugin("dots").models_folder == folder / "cs_dots" / "models"


def _never(*arguments: object) -> ProbeRecord:
    raise AssertionError("this plugin must not be probed")


def test_info_is_a_value() -> None:
    assert PluginInfo("a") == PluginInfo("a")


def test_safe_mode_leaves_out_what_others_wrote(tmp_path: Path) -> None:
    make_unpacked(tmp_path, "dots", "raise SystemExit\n")
    registry = load_registry(tmp_path, safe_mode=True)
    assert registry.plugin("dots").status == "safe mode"
    assert [plugin.name for plugin in registry.plugins if plugin.status == "ok"] == BUILT_IN
    with pytest.raises(UserError) as caught:
        registry.work("dots.dot")
    assert "safe mode" in caught.value.hint


def test_a_version_that_crashed_twice_is_set_aside_until_it_is_tried_again(tmp_path: Path) -> None:
    plugins, file = tmp_path / "plugins", tmp_path / "plugins.json"
    make_unpacked(plugins, "dots")
    stamp = load_registry(plugins, file).plugin("dots").stamp
    for _ in range(2):
        PluginState.load(file).note_crash("dots", stamp, "It fell.", "trace")
    plugin = load_registry(plugins, file).plugin("dots")
    assert (plugin.status, "twice" in plugin.error, "trace" in plugin.report) == ("failed", True, True)
    PluginState.load(file).retry("dots")
    assert load_registry(plugins, file).plugin("dots").status == "ok"
