"""Write docs/plugin-api.md, the reference of the plugin API, from the docstrings.

python packaging/content/plugin_reference.py            # write the page
python packaging/content/plugin_reference.py --check    # exit code 1 where it isn't what the docstrings say
"""

from __future__ import annotations

import argparse
import dataclasses
import enum
import importlib.util
import inspect
import re
import sys
import types
import typing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "plugin-api.md"
TUTORIAL = ROOT / "docs" / "plugins.md"

HEAD = """# The plugin API, name by name

This page is written from the docstrings of the code by `python packaging/content/plugin_reference.py`; a test says when it is out of date.
[plugins.md](plugins.md) is the tutorial and says how things go together. All names are imported from `creastudio.api` unless it says otherwise.
The API has the version {version}.
"""

MODULES = {
    "creastudio.api": "What most plugins need",
    "creastudio.api.hookspecs": "Hooks",
    "creastudio.api.testing": "Testing",
}

MORE = """
## More modules

What only some plugins need, each imported from the module in its heading: what there is, and in one sentence what for. The docstrings in `creastudio/api/` say more.
"""


def main() -> int:
    """Write the page, or compare it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true")
    if not parser.parse_args().check:
        PAGE.write_text(page(), encoding="utf-8")
        return 0
    if PAGE.read_text(encoding="utf-8") == page():
        return 0
    sys.stderr.write(
        "docs/plugin-api.md isn't what the docstrings say: run packaging/content/plugin_reference.py.\n"
    )
    return 1


def page() -> str:
    """Return the whole page."""
    from creastudio.api import API_VERSION

    parts = [HEAD.format(version=API_VERSION)]
    for name, title in MODULES.items():
        module = __import__(name, fromlist=["_"])
        parts.append(f"\n## {title}\n\n`{name}`\n")
        parts += [entry(item, getattr(module, item)) for item in sorted(public(module), key=str.casefold)]
    parts.append(MORE)
    parts += [brief(name) for name in told_modules()]
    return "\n".join(parts).rstrip() + "\n"


def public(module: types.ModuleType) -> list[str]:
    """Return the names that a module offers."""
    if module.__name__.endswith("hookspecs"):
        return [name for name in vars(module) if name.startswith("creastudio_")]
    names: list[str] = list(getattr(module, "__all__", ()))
    return [
        name
        for name in names
        if inspect.isclass(getattr(module, name)) or inspect.isfunction(getattr(module, name))
    ]


def told_modules() -> list[str]:
    """Return the modules of the API that the tutorial names, beside those that are told name by name."""
    told = re.findall(r"creastudio\.api\.[a-z_]+", TUTORIAL.read_text(encoding="utf-8"))
    return sorted(name for name in set(told) if name not in MODULES and importlib.util.find_spec(name))


def brief(name: str) -> str:
    """Return what is said of a module: a line for each value, class and function of its own."""
    module = importlib.import_module(name)
    own = set(re.findall(r"^(\w+) = ", inspect.getsource(module), re.MULTILINE))
    lines = [f"### {name}", "", _first(module), ""]
    for item, value in sorted(vars(module).items(), key=lambda pair: pair[0].casefold()):
        if item.startswith("_"):
            continue
        if item.isupper() and isinstance(value, str | int):
            lines.append(f"- `{item} = {value!r}`")
        elif typing.get_origin(value) is typing.Literal and item in own:
            lines.append(f"- `{item}`: one of {', '.join(f'`{one!r}`' for one in typing.get_args(value))}.")
        elif not (inspect.isclass(value) or inspect.isfunction(value)) or (
            value.__module__ != name and item not in getattr(module, "__all__", ())
        ):
            continue
        elif inspect.isfunction(value):
            arguments = ", ".join(_argument(one) for one in inspect.signature(value).parameters.values())
            lines.append(f"- `{item}({arguments})`: {_first(value)}")
        else:
            fields = ", ".join(f"`{field}`" for field in _fields(value))
            lines.append(f"- `{item}`: {_first(value)}{' Fields: ' + fields + '.' if fields else ''}")
            lines += [
                "  " + line
                for member, found in sorted(vars(value).items())
                if (line := _member(member, found))
            ]
    return "\n".join([*lines, ""])


def entry(name: str, item: object) -> str:
    """Return what is said of one name."""
    lines = [f"### {name}", ""]
    if inspect.isfunction(item):
        arguments = ", ".join(_argument(value) for value in inspect.signature(item).parameters.values())
        lines += [f"`{name}({arguments})`", ""]
    lines += [_text(item), ""]
    if inspect.isclass(item) and not issubclass(item, enum.Enum):
        lines += [f"- `{field}`" for field in _fields(item) if not _is_told(field, item)]
        lines += [line for member, value in sorted(vars(item).items()) if (line := _member(member, value))]
        lines.append("")
    return "\n".join(lines)


def _fields(item: type) -> list[str]:
    """Return the public fields of a value, with their types."""
    names: list[str] = list(getattr(item, "model_fields", ()))
    if dataclasses.is_dataclass(item):
        names = [field.name for field in dataclasses.fields(item)]
    types_of = {
        name: text for base in reversed(item.__mro__) for name, text in inspect.get_annotations(base).items()
    }
    return [f"{name} : {types_of[name]}" for name in names if not name.startswith("_") and name in types_of]


def _is_told(field: str, item: type) -> bool:
    """Return whether a class's docstring says what a field is: it is in a list of terms, alone or with others."""
    terms = re.findall(r"^(\w+(?:, \w+)*)(?: :.*)?$", inspect.getdoc(item) or "", re.MULTILINE)
    return field.partition(" ")[0] in {name for line in terms for name in line.split(", ")}


def _member(name: str, value: object) -> str:
    """Return the line of a method, class method or property; "" for what isn't told."""
    found = value.fget if isinstance(value, property) else value
    found = found.__func__ if isinstance(found, classmethod | staticmethod) else found
    if name.startswith("_") or not inspect.isfunction(found) or not found.__doc__:
        return ""
    if not found.__module__.startswith("creastudio"):
        return ""
    if isinstance(value, property):
        return f"- `{name}`: {_first(found)}"
    arguments = [
        item for item in inspect.signature(found).parameters.values() if item.name not in ("self", "cls")
    ]
    return f"- `{name}({', '.join(_argument(item) for item in arguments)})`: {_first(found)}"


def _argument(value: inspect.Parameter) -> str:
    stars = {value.VAR_POSITIONAL: "*", value.VAR_KEYWORD: "**"}.get(value.kind, "")
    return f"{stars}{value.name}{'' if value.default is value.empty else '=...'}"


def _text(item: object) -> str:
    """Return a docstring as Markdown: a numpydoc section becomes a heading in bold, its terms a list."""
    lines = (inspect.getdoc(item) or "").splitlines()
    out: list[str] = []
    section = False
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if following and set(following) == {"-"} and len(following) >= 3:
            out += [f"**{line}**", ""]
            section = True
        elif line and set(line) == {"-"}:
            continue
        elif section and line and not line.startswith(" "):
            out.append(f"- `{line}`")
        elif section and line.startswith(" "):
            out.append(f"  {line.strip()}")
        else:
            out.append(line.replace("``", "`"))
    return "\n".join(out).replace("``", "`").strip()


def _first(item: object) -> str:
    return " ".join((inspect.getdoc(item) or "").split("\n\n")[0].split()).replace("``", "`")


if __name__ == "__main__":
    raise SystemExit(main())
