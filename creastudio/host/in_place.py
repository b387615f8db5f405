"""A plugin under development is used where it lies, with libraries in a folder of its own beside it."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from creastudio.host.candidates import (
    LIBRARIES,
    Candidate,
    environment_candidates,
    in_place_candidates,
    name_taken,
    project_candidates,
    read_project,
)
from creastudio.host.carried import canonical_name, refuse_unfit, refuse_unfit_folder
from creastudio.host.faults import PluginFault
from creastudio.host.install import unmet
from creastudio.host.plugin_state import PluginState


def use_in_place(folder: Path, state: PluginState) -> list[Candidate]:
    """Use the plugin in a project folder where it lies, from the next load on, and return what it declares.

    Raises
    ------
    PluginFault
        When the folder declares no plugin, one whose name is taken, or its libraries hold what a plugin can't bring.
    """
    candidates = project_candidates(folder.resolve())
    _refuse_taken_names(folder.resolve(), candidates, state)
    refuse_unfit_libraries(folder)
    state.add_in_place(folder)
    return candidates


def _refuse_taken_names(project: Path, candidates: list[Candidate], state: PluginState) -> None:
    """Raise PluginFault for a name that is one of the environment's, or of another project in place.

    A plugin that was installed from a file makes way for the one in place, which is what its author wants to see.
    """
    own = {folder for candidate in candidates for folder in candidate.search_path}
    others = [folder for folder in state.in_place if folder != project]
    known = {item.name: item for item in [*in_place_candidates(others), *environment_candidates(own)]}
    for candidate in candidates:
        if candidate.name in known:
            raise name_taken(candidate.name, known[candidate.name])


def refuse_unfit_libraries(project: Path) -> None:
    """Raise PluginFault for the first library beside a plugin that can't work, another Qt for one."""
    libraries = project.resolve() / LIBRARIES
    if libraries.is_dir():
        refuse_unfit_folder(libraries, f"{project.resolve().name}/{LIBRARIES}")


def lacks(project: Path) -> PluginFault | None:
    """Return what the plugin in a project folder needs and neither has beside it nor finds where the studio runs.

    Raises
    ------
    PluginFault
        When it needs what no plugin can bring, another Qt for one.
    """
    project = project.resolve()
    wanted = read_project(project).get("dependencies", [])
    named = [str(item) for item in cast("list[object]", wanted)] if isinstance(wanted, list) else []
    missing = unmet(named, [str(project / LIBRARIES)])
    if not missing:
        return None
    for requirement in missing:
        # What can't be brought isn't asked for either.
        refuse_unfit(canonical_name(requirement), project.name)
    quoted = " ".join(f'"{requirement}"' for requirement in missing)
    return PluginFault(
        f"The plugin in '{project.name}' needs what isn't here: {', '.join(missing)}.",
        f"Put it beside the plugin: pip install --target {project / LIBRARIES} {quoted}",
    )
