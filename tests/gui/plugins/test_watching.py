"""What an author saves is loaded anew, and what a plugin says is seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from creastudio import paths
from creastudio.host.in_place import use_in_place
from creastudio.host.install import install
from creastudio.host.plugin_state import PluginState
from creastudio.jobs.job import JobRecord, JobRequest
from creastudio.shell.plugins.dialog import PluginsDialog
from creastudio.shell.plugins.log_panel import MAX_READ, LogReader, PluginLogPanel
from creastudio.workspace.environment import open_registry, plugin_state_file
from tests.gui.conftest import StudioRobot
from tests.support.plugin_maker import face, make_project


def titles(studio: StudioRobot) -> list[str]:
    return [work.title for work in studio.studio.environment.registry.generators()]


def log_of(studio: StudioRobot, name: str) -> PluginLogPanel:
    studio.window.show_panel("plugin_log")
    panel = studio.window.panel("plugin_log")
    assert isinstance(panel, PluginLogPanel)
    panel.follow(name)
    return panel


def test_a_save_loads_a_plugin_anew_and_shows_its_traceback(studio: StudioRobot, tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", "guidev")
    use_in_place(project, PluginState.load(plugin_state_file()))
    studio.studio.use_plugins(open_registry())
    studio.wait(lambda: studio.studio.watch.known is not None)
    panel = log_of(studio, "guidev")
    assert panel.plugin == "guidev"
    file = project / "cs_guidev" / "plugin.py"
    file.write_text(face('title="Dot"', 'title="Spot"').replace("NAME", "guidev"))
    studio.wait(lambda: "Spot" in titles(studio))
    studio.wait(lambda: "loaded anew" in panel.view.toPlainText())
    file.write_text("1 / 0\n")
    studio.wait(lambda: "ZeroDivisionError" in panel.view.toPlainText())
    assert "plugin.py" in panel.view.toPlainText()


def test_the_notice_of_a_broken_plugin_goes_when_it_is_mended_and_changes_with_its_fault(
    studio: StudioRobot, tmp_path: Path
) -> None:
    project = make_project(tmp_path / "project", "guidev")
    use_in_place(project, PluginState.load(plugin_state_file()))
    file = project / "cs_guidev" / "plugin.py"
    good = file.read_text()

    def save(text: str) -> list[str]:
        file.write_text(text)
        studio.studio.use_plugins(open_registry())
        return [text for text in studio.notices() if "guidev" in text]

    (first,) = save("1 / 0\n")
    (second,) = save("import nothing_of_the_kind\n")
    assert second != first
    assert save(good) == []


def test_a_broken_plugin_offers_the_manager(
    studio: StudioRobot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[QWidget] = []
    monkeypatch.setattr("creastudio.shell.plugins.broken.run", shown.append)
    project = make_project(tmp_path / "project", "guidev", "1 / 0\n")
    use_in_place(project, PluginState.load(plugin_state_file()))
    studio.studio.use_plugins(open_registry())
    (notice,) = (item for item in studio.studio.notifier.notices if "guidev" in item.message)
    studio.studio.notifier.take(notice)
    (dialog,) = shown
    assert isinstance(dialog, PluginsDialog)
    dialog.deleteLater()


def test_what_another_program_installs_and_switches_is_seen(studio: StudioRobot, tmp_path: Path) -> None:
    studio.wait(lambda: studio.studio.watch.known is not None)
    install(make_project(tmp_path / "project", "guidev"), paths.plugins_dir())
    studio.wait(lambda: "Dot" in titles(studio))
    # The window's own look at them isn't followed by another.
    known = studio.studio.watch.known
    studio.wait(lambda: studio.studio.watch.known is not known)
    PluginState.load(plugin_state_file()).disable("guidev")
    studio.wait(lambda: "Dot" not in titles(studio))


def test_tracebacks_of_jobs_are_shown_once(studio: StudioRobot, tmp_path: Path) -> None:
    use_in_place(make_project(tmp_path / "project", "guidev"), PluginState.load(plugin_state_file()))
    studio.studio.use_plugins(open_registry())
    panel = log_of(studio, "guidev")
    request = JobRequest(work="guidev.dot", title="Dot", plugin="guidev", entry="a:b", params_entry="a:c")
    record = JobRecord(request=request, status="failed", error="It broke.", report="Traceback of mine")
    for _ in range(2):
        studio.session.jobChanged.emit(record)
    assert panel.view.toPlainText().count("Traceback of mine") == 1


def test_a_log_that_is_opened_after_a_job_failed_shows_its_traceback(
    studio: StudioRobot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("guiaa", "guidev"):
        use_in_place(make_project(tmp_path / name, name), PluginState.load(plugin_state_file()))
    studio.studio.use_plugins(open_registry())
    request = JobRequest(work="guidev.dot", title="Dot", plugin="guidev", entry="a:b", params_entry="a:c")
    record = JobRecord(request=request, status="failed", error="It broke.", report="Traceback of mine")
    monkeypatch.setattr(studio.session.workspace.desk.queue, "records", lambda: [record])
    panel = log_of(studio, "guidev")
    assert "Traceback of mine" in panel.view.toPlainText()
    panel.follow("guiaa")
    assert "Traceback of mine" not in panel.view.toPlainText()
    panel.follow("guidev")
    assert panel.view.toPlainText().count("Traceback of mine") == 1


def test_what_a_plugin_said_goes_with_it_and_stays_while_others_come(
    studio: StudioRobot, tmp_path: Path
) -> None:
    def use(*names: str) -> None:
        for name in names:
            use_in_place(make_project(tmp_path / name, name), PluginState.load(plugin_state_file()))
        studio.studio.use_plugins(open_registry())

    def leave(name: str) -> None:
        PluginState.load(plugin_state_file()).remove_in_place(tmp_path / name)
        studio.studio.use_plugins(open_registry())

    use("guiaa", "guizz")
    panel = log_of(studio, "guizz")
    panel.view.appendPlainText("said by zz")
    use("guibb")
    assert panel.plugin == "guizz"
    assert "said by zz" in panel.view.toPlainText()
    leave("guizz")
    assert panel.plugin == "guiaa"
    assert "said by zz" not in panel.view.toPlainText()


def test_a_plugin_that_is_set_aside_leaves_the_window(studio: StudioRobot, tmp_path: Path) -> None:
    use_in_place(make_project(tmp_path / "project", "guidev"), PluginState.load(plugin_state_file()))
    studio.studio.use_plugins(open_registry())
    studio.wait(lambda: studio.studio.watch.known is not None)
    stamp = studio.studio.environment.registry.plugin("guidev").stamp
    state = PluginState.load(plugin_state_file())
    assert not state.note_crash("guidev", stamp, "It fell.", "")
    assert state.note_crash("guidev", stamp, "It fell.", "")
    studio.wait(lambda: any("took its engine down twice" in text for text in studio.notices()))
    assert "Dot" not in titles(studio)


def test_a_log_is_read_on_where_it_was_left(tmp_path: Path) -> None:
    log = tmp_path / "engine.log"
    reader = LogReader(log)
    assert reader.read_on() == ""
    log.write_bytes(b"one\n")
    assert reader.read_on() == "one\n"
    log.write_bytes(b"one\ntwo\n")
    assert reader.read_on() == "two\n"
    # It began anew.
    log.write_bytes(b"x")
    assert reader.read_on() == "x"
    log.write_bytes(b"x" * (MAX_READ + 9))
    assert len(reader.read_on()) == MAX_READ


def test_a_letter_that_is_written_in_two_parts_is_read_whole(tmp_path: Path) -> None:
    log = tmp_path / "engine.log"
    reader, letter = LogReader(log), "猫".encode()
    log.write_bytes(b"a" + letter[:2])
    assert reader.read_on() == "a"
    log.write_bytes(b"a" + letter + b"\n")
    assert reader.read_on() == "猫\n"
    # Half a letter of a log that began anew meanwhile isn't joined with what comes.
    log.write_bytes(b"a" + letter + b"\n" + letter[:1])
    assert reader.read_on() == ""
    log.write_bytes(b"new")
    assert reader.read_on() == "new"
