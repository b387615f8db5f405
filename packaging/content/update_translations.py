"""Collect the texts of the window and bring the translation files up to date.

    python packaging/content/update_translations.py            # update .ts, compile .qm, say what is missing
    python packaging/content/update_translations.py --check    # only say what is missing; exit code 1 if anything is

Texts are the literals given to ``tr``, ``trn`` and ``mark`` in ``creastudio/shell``, and texts that are data: labels
of edits, titles of settings, choices. What plugins show is translated by the plugins (``creastudio_translations``).
"""

from __future__ import annotations

import argparse
import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHELL = ROOT / "creastudio" / "shell"
FOLDER = ROOT / "resources" / "i18n"
CONTEXT = "studio"
LOCALES = ("zh_CN",)
FUNCTIONS = {"tr": 1, "mark": 1, "trn": 2}
"""Function -> how many of its first arguments are texts."""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    texts = sorted(set(shell_texts()) | set(data_texts()))
    missing = 0
    for locale in LOCALES:
        file = FOLDER / f"creastudio_{locale}.ts"
        known = read_ts(file)
        gaps = [text for text in texts if not known.get(text)]
        missing += len(gaps)
        for text in gaps:
            print(f"{locale}: {text}")
        if not check:
            write_ts(file, locale, {text: known.get(text, "") for text in texts})
            compile_qm(file)
    print(f"{len(texts)} texts, {missing} translations missing")
    return 1 if missing and check else 0


def shell_texts() -> Iterator[str]:
    """Yield every literal that the shell translates; exits for a text that isn't a literal."""
    for file in sorted(SHELL.rglob("*.py")):
        if file.name == "i18n.py":
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS:
                for argument in node.args[: FUNCTIONS[node.func.id]]:
                    yield literal(argument, file)


def literal(node: ast.expr, file: Path) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    sys.exit(f"{file.relative_to(ROOT)}:{node.lineno}: a text to translate must be a literal")


def data_texts() -> Iterator[str]:
    """Yield the texts that the studio's own data shows."""
    sys.path.insert(0, str(ROOT))
    from creastudio.core.artboard_formats import format_table
    from creastudio.core.edits import EDIT_LABELS
    from creastudio.export.film_plan import FILM_PRESETS
    from creastudio.export.formats import FORMATS, option_specs
    from creastudio.export.presets import BUILT_IN
    from creastudio.export.sequence_formats import SEQUENCE_FORMATS
    from creastudio.notation.general_midi import FAMILIES, KITS
    from creastudio.shell.dialogs.settings import setting_specs

    yield from EDIT_LABELS
    for group in format_table().groups:
        yield group.title
        yield from (item.title for item in group.formats)
    for spec in option_specs(item.options for item in (*FORMATS, *SEQUENCE_FORMATS)):
        yield from (text for text in (spec.title, spec.help, *spec.choices) if text)
    yield from (preset.name for preset in BUILT_IN)
    yield from (preset.name for preset in FILM_PRESETS)
    yield from (item.title for item in SEQUENCE_FORMATS)
    yield from (text for family, names in FAMILIES for text in (family, *names))
    yield from KITS.values()
    for spec in setting_specs().values():
        choices = () if spec.name == "language" else spec.choices
        yield from (text for text in (spec.title, spec.help, spec.group, spec.unit, *choices) if text)


def read_ts(file: Path) -> dict[str, str]:
    if not file.is_file():
        return {}
    root = ET.parse(file).getroot()  # noqa: S314  our own file
    return {
        message.findtext("source", ""): message.findtext("translation", "")
        for message in root.iter("message")
    }


def write_ts(file: Path, locale: str, texts: dict[str, str]) -> None:
    root = ET.Element("TS", version="2.1", language=locale, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for source, translation in texts.items():
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = source
        done = ET.SubElement(message, "translation")
        done.text = translation
        if not translation:
            done.set("type", "unfinished")
    ET.indent(root)
    file.parent.mkdir(parents=True, exist_ok=True)
    text = ET.tostring(root, encoding="unicode")
    file.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', encoding="utf-8")


def compile_qm(file: Path) -> None:
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([tool, "-silent", file, "-qm", file.with_suffix(".qm")], check=True)


if __name__ == "__main__":
    sys.exit(main())
