"""Whether a plugin was written for the plugin API of this studio."""

from __future__ import annotations

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import Version

from creastudio.api.generator import API_VERSION, Work
from creastudio.api.safety import SafetyCheck
from creastudio.host.faults import PluginFault


def check_api(plugin: str, work: Work | SafetyCheck, version: str = API_VERSION) -> None:
    """Raise PluginFault unless `version` lies in the range that `work` was written for."""
    try:
        wanted = SpecifierSet(work.api)
    except InvalidSpecifier:
        raise PluginFault(
            f"'{work.id}' of the plugin '{plugin}' has the API range '{work.api}', which can't be read.",
            "A range looks like '>=1.0,<2'.",
        ) from None
    if wanted.contains(Version(version), prereleases=True):
        return
    raise PluginFault(
        f"'{work.id}' of the plugin '{plugin}' was written for plugin API {work.api}; this studio has {version}.",
        _hint(wanted, Version(version)),
    )


def _hint(wanted: SpecifierSet, here: Version) -> str:
    """Return which of the two has to be updated."""
    later = (f"{here.major}.{minor}" for minor in range(here.minor + 1, here.minor + 100))
    newer = any(wanted.contains(item) for item in (*later, f"{here.major + 1}.0", f"{here.major + 2}.0"))
    if newer:
        return f"Update CreaStudio, or ask the plugin's author for a version for plugin API {here}."
    return "Update the plugin: this version is too old for this studio."
