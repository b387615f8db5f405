"""``creastudio plugins``: what is installed, and tools for people who write plugins."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from creastudio.cli.settings import json_option

if TYPE_CHECKING:
    from creastudio.host.plugin_state import PluginState
    from creastudio.host.registry import PluginInfo, Registry

_path = click.Path(path_type=Path)


@click.group(short_help="List, install, switch, write and check plugins.")
def plugins() -> None:
    """List, install and switch plugins; start, check and pack your own."""


@plugins.command("list", short_help="List the plugins and what they offer.")
@json_option
def list_plugins(as_json: bool) -> None:
    """List the plugins with what they offer, and what is wrong with those that can't be used."""
    from creastudio.cli.newcomers import tell_newcomers
    from creastudio.cli.output import result, result_json, table

    registry = _registry()
    tell_newcomers(registry)
    if as_json:
        result_json([_row(plugin) for plugin in registry.plugins])
        return
    rows = [
        (plugin.name, plugin.version, _origin(plugin), plugin.status, _offers(plugin))
        for plugin in registry.plugins
    ]
    table(rows, ("NAME", "VERSION", "FROM", "STATUS", "OFFERS"))
    for plugin in registry.failed():
        result(f"\n{plugin.error}\n  {plugin.hint}")


@plugins.command("new")
@click.argument("name")
@click.option("--in", "folder", type=_path, default=Path(), help="Where to; here when left out.")
def new(name: str, folder: Path) -> None:
    """Make a small plugin NAME that works, to start from."""
    from creastudio.cli.output import result, say
    from creastudio.host.scaffold import new_plugin

    project = new_plugin(name, folder)
    result(str(project))
    say(f"Next: creastudio plugins check {project}; then creastudio plugins dev {project}")


@plugins.command("dev")
@click.argument("folder", type=_path)
@click.option("--off", is_flag=True, help="Stop using it from there.")
@click.option("--wait-for-debugger", "waits", is_flag=True, help="Let its engine wait for a debugger.")
@click.option(
    "--port", type=click.IntRange(1024, 65535), default=5678, help="Of the debugger; 5678 when left out."
)
def dev(folder: Path, off: bool, waits: bool, port: int) -> None:
    """Use the plugin in FOLDER where it lies, while you write it; a studio that is open loads it anew at each save."""
    from creastudio.cli.output import result, say, warning
    from creastudio.host.in_place import lacks, use_in_place

    state = _state()
    if off:
        state.remove_in_place(folder)
        result(f"'{folder}' is no longer used.")
        return
    if waits:
        _refuse_without_debugger(folder)
    names = [candidate.name for candidate in use_in_place(folder, state)]
    for name in names:
        state.debug(name, port if waits else 0)
    result(f"{', '.join(names)}: used from '{folder}' from now on.")
    if waits:
        say(f"Its engine waits at its first job until a debugger is attached to 127.0.0.1:{port}.")
    else:
        say(
            "A studio that is open loads it anew at each save; View > Plugin log shows what it prints and raises."
        )
    lacking = lacks(folder)
    if lacking is not None:
        warning(f"{lacking.message} {lacking.hint}")
    _complain(_registry(), names)


@plugins.command("check", short_help="Check a plugin against every rule that plugins keep.")
@click.argument("path", type=_path)
@click.option("--no-run", is_flag=True, help="Only read it; don't run its generators and trainers.")
@json_option
def check(path: Path, no_run: bool, as_json: bool) -> None:
    """Check the plugin at PATH (a project folder or a wheel) against every rule that plugins keep."""
    from creastudio.api.errors import UserError
    from creastudio.cli.output import result, result_json
    from creastudio.host.check import Tick, check_plugin

    ticks: list[Tick] = []
    for tick in check_plugin(path, run=not no_run):
        ticks.append(tick)
        if not as_json:
            result(_tick_line(tick))
    wrong = [tick for tick in ticks if not tick.ok]
    if as_json:
        result_json([{**vars(tick), "ok": tick.ok} for tick in ticks])
    if wrong:
        count = "One rule isn't" if len(wrong) == 1 else f"{len(wrong)} rules aren't"
        raise UserError(f"{count} kept.", "The lines above say which, and what to do.")


@plugins.command("pack", short_help="Make one file of a plugin and what it needs.")
@click.argument("folder", type=_path)
@click.option(
    "-o", "--out", type=_path, default=Path("dist"), help="Folder for the file; dist when left out."
)
@click.option("--wheels", type=_path, help="Folder to take what it needs from; nothing is fetched then.")
@click.option(
    "--platform",
    "platforms",
    multiple=True,
    type=click.Choice(["this", "linux", "windows", "macos", "macos-intel"]),
    help="System that it is for; may be given several times. This one when left out.",
)
@click.option("--wheel", "only_wheel", is_flag=True, help="Only a wheel of the plugin itself.")
def pack(folder: Path, out: Path, wheels: Path | None, platforms: tuple[str, ...], only_wheel: bool) -> None:
    """Make one file of the plugin in FOLDER and what it needs and the studio doesn't have, to give to others."""
    from creastudio.cli.output import result, say
    from creastudio.host.gather import pack_file
    from creastudio.host.offer import digest_of
    from creastudio.host.pack import pack as make_wheel

    if only_wheel:
        made = make_wheel(folder, out)
    else:
        made = pack_file(folder, out, wheels=wheels, platforms=platforms or ("this",))
    result(str(made))
    say(f"SHA-256, to be published beside it: {digest_of(made)}")


@plugins.command("install", short_help="Install a plugin from a file or folder.")
@click.argument("source", type=_path)
@click.option("--yes", is_flag=True, help="Don't ask.")
def install(source: Path, yes: bool) -> None:
    """Install a plugin from a file (.creaplugin, .whl) or folder, once you have seen what it is and agreed.

    Nothing is fetched, and nothing of it runs while installing.
    """
    from creastudio import paths
    from creastudio.cli.output import result, warning
    from creastudio.cli.plugin_offer import agree
    from creastudio.host.install import lack_of
    from creastudio.host.offer import accept, look_at

    offer = look_at(source, paths.plugins_dir())
    agree(offer, yes=yes)
    done = accept(offer, paths.plugins_dir())
    for plugin in done.plugins:
        before = f" (was {done.replaced})" if done.replaced else ""
        result(f"{plugin.name} {plugin.version}{before}")
    lack = lack_of(", ".join(plugin.name for plugin in done.plugins), done.missing)
    if lack is not None:
        warning(f"{lack.message} {lack.hint}")
    _complain(_registry(), [plugin.name for plugin in done.plugins])


@plugins.command("remove")
@click.argument("name")
def remove(name: str) -> None:
    """Remove an installed plugin."""
    from creastudio import paths
    from creastudio.cli.output import result
    from creastudio.host.install import uninstall

    uninstall(name, paths.plugins_dir())
    result(f"'{name}' is removed.")


@plugins.command("enable")
@click.argument("name")
def enable(name: str) -> None:
    """Switch a plugin on again, and try again one that failed."""
    from creastudio.cli.output import result

    _registry().plugin(name)
    _state().enable(name)
    registry = _registry()
    result(f"'{name}' is {registry.plugin(name).status}.")
    _complain(registry, [name])


@plugins.command("disable")
@click.argument("name")
def disable(name: str) -> None:
    """Switch a plugin off; its files stay."""
    from creastudio.cli.output import result

    _registry().plugin(name)
    _state().disable(name)
    result(f"'{name}' is disabled.")


def _refuse_without_debugger(folder: Path) -> None:
    from importlib.machinery import PathFinder
    from importlib.util import find_spec

    from creastudio.api.errors import UserError
    from creastudio.host.candidates import LIBRARIES
    from creastudio.jobs.debugger import HOW, MISSING

    places = [str(folder.resolve() / name) for name in ("", "src", LIBRARIES)]
    if find_spec("debugpy") is None and PathFinder.find_spec("debugpy", places) is None:
        raise UserError(MISSING, HOW)


def _registry() -> Registry:
    from creastudio.workspace.environment import open_registry

    return open_registry()


def _state() -> PluginState:
    from creastudio.host.plugin_state import PluginState
    from creastudio.workspace.environment import plugin_state_file

    return PluginState.load(plugin_state_file())


def _complain(registry: Registry, names: list[str]) -> None:
    """Raise what is wrong with the first of these plugins that can't be used."""
    from creastudio.host.faults import PluginFault

    for plugin in registry.failed():
        if plugin.name in names:
            raise PluginFault(plugin.error, plugin.hint, plugin.report)


def _row(plugin: PluginInfo) -> dict[str, Any]:
    return {
        "name": plugin.name,
        "version": plugin.version,
        "origin": plugin.origin,
        "in_place": plugin.in_place,
        "folder": plugin.folder,
        "status": plugin.status,
        "summary": plugin.summary,
        "error": plugin.error,
        "hint": plugin.hint,
        "generators": [work.id for work in plugin.generators],
        "trainers": [work.id for work in plugin.trainers],
    }


def _origin(plugin: PluginInfo) -> str:
    return "in place" if plugin.in_place else plugin.origin


def _offers(plugin: PluginInfo) -> str:
    return ", ".join(work.id for work in (*plugin.generators, *plugin.trainers)) or "-"


def _tick_line(tick: Any) -> str:
    if tick.advice:
        return f"{click.style('note', fg='yellow')}  {tick.about}: {tick.advice}"
    if tick.ok:
        return f"{click.style('ok', fg='green')}    {tick.about}: {tick.rule}"
    lines = [
        f"{click.style('FAIL', fg='red', bold=True)}  {tick.about}: {tick.rule}",
        f"      {tick.problem}",
    ]
    if tick.hint:
        lines.append(f"      {tick.hint}")
    if tick.report:
        lines += [f"      | {line}" for line in tick.report.rstrip().splitlines()]
    return "\n".join(lines)
