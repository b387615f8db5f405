"""Exit codes, help, and what isn't imported."""

from __future__ import annotations

import errno
import re
import subprocess
import sys

import click
import pytest

from creastudio import __version__
from creastudio.__main__ import main as program
from creastudio.api.errors import UserError
from creastudio.cli import main as main_module
from creastudio.cli.main import cli
from tests.support.source import ROOT
from tests.unit.cli.conftest import Run


def _commands(group: click.Group, path: str = "") -> dict[str, click.Command]:
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        found[f"{path}{name}"] = command
        if isinstance(command, click.Group):
            found.update(_commands(command, f"{path}{name} "))
    return found


COMMANDS = _commands(cli)
PAGE = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
SECTIONS = {part.split("\n")[0]: part for part in re.split(r"^## ", PAGE, flags=re.MULTILINE)}


def test_version(run: Run) -> None:
    assert __version__ in run("--version").out


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help_and_is_documented(run: Run, name: str) -> None:
    said = run(*name.split(), "--help")
    assert said.code == 0
    assert COMMANDS[name].help
    assert f"{name} " in PAGE or f"{name}\n" in PAGE or f"{name}`" in PAGE


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_is_documented_and_says_what_it_does(name: str) -> None:
    section = SECTIONS[f"creastudio {name.split()[0]}"]
    for option in COMMANDS[name].params:
        if isinstance(option, click.Option) and not option.hidden:
            assert option.help, option.name
            assert any(re.search(rf"{re.escape(text)}(?![\w-])", section) for text in option.opts), (
                option.opts
            )


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".jpeg", ".webp", ".crea", ".recipe.json"])
def test_every_format_is_documented(suffix: str) -> None:
    assert suffix in PAGE


def test_wrong_usage_has_an_exit_code_of_its_own(run: Run) -> None:
    assert run("nonsense").code == 2
    assert run("generate").code == 2
    assert run("info").code == 2
    assert run("export", "x.crea", "-o", "a.png", "--size", "big").code == 2


def test_no_display_is_a_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    for arguments in ((), ("poster.crea",), ("cut.otio",)):
        said = run(*arguments)
        assert said.code == 1
        assert "display" in said.err


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (UserError("It is wrong.", "Do this."), 1, ["It is wrong.", "Do this."]),
        (KeyboardInterrupt(), 130, ["Interrupted"]),
        (ZeroDivisionError("oops"), 1, ["bug in CreaStudio", "Traceback", "oops"]),
    ],
)
def test_what_goes_wrong(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, words: list[str]
) -> None:
    @click.command()
    def broken() -> None:
        raise error

    monkeypatch.setitem(main_module.cli.commands, "broken", broken)
    said = run("broken")
    assert said.code == code
    assert said.out == ""
    assert all(word in said.err for word in words)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "The disk is full"),
        (RuntimeError("Symlink loop from 'my a.crea'"), "leads back to itself: 'my a.crea'"),
    ],
)
def test_what_is_wrong_with_the_disk_is_no_bug(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: Exception, words: str
) -> None:
    @click.command()
    def broken() -> None:
        raise error

    monkeypatch.setitem(main_module.cli.commands, "broken", broken)
    said = run("broken")
    assert said.code == 1
    assert words in said.err
    assert "bug" not in said.err


def test_ctrl_c_while_it_starts_is_said_in_a_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop() -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(main_module, "main", stop)
    monkeypatch.setattr(sys, "argv", ["creastudio", "doctor"])
    assert program() == 130
    assert capsys.readouterr().err == "Interrupted.\n"


def test_help_is_light() -> None:
    code = (
        "import sys; from creastudio.cli.main import main; main(['--help']);"
        "heavy = {'PySide6', 'torch', 'rich', 'numpy', 'PIL', 'sqlite3', 'asyncio'} & set(sys.modules);"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
