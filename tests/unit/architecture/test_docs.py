"""What a person can use is documented where they will look for it."""

from __future__ import annotations

import fnmatch
import re

from tests.support.source import ROOT


def _read(*names: str) -> str:
    return "\n".join((ROOT / name).read_text(encoding="utf-8") for name in names)


def test_the_commands_of_the_makefile_are_in_the_readme() -> None:
    targets = re.findall(r"^([a-z]+):", _read("Makefile"), re.MULTILINE)
    readme = _read("README.md")
    assert {"run", "test", "bench", "lint", "bundle"} <= set(targets)
    assert [target for target in targets if f"make {target}" not in readme and target != "clean"] == []


def test_the_rooms_are_in_the_architecture_page() -> None:
    page = _read("docs/architecture.md")
    folders = (p.name for p in (ROOT / "creastudio").iterdir() if p.is_dir() and next(p.glob("*.py"), None))
    assert [name for name in folders if name not in page] == []
    of_the_window = (p.name for p in (ROOT / "creastudio" / "shell").iterdir() if next(p.glob("*.py"), None))
    assert [name for name in sorted(of_the_window) if f"`{name}`" not in page] == []


def test_what_the_architecture_page_names_is_there() -> None:
    roots = [ROOT / name for name in ("creastudio", "plugins", "tests", "docs", "resources")]
    there = [f"/{path.relative_to(ROOT).as_posix()}" for root in roots for path in (root, *root.rglob("*"))]
    page = _read("docs/architecture.md", "docs/zh/architecture.md")
    named = {word for word in re.findall(r"`([\w*./-]+)`", page) if re.search(r"/|\.py$", word)}
    assert {"core/edits", "bridge.py", "export/otio*.py"} <= named
    patterns = {word: f"*/{word.rstrip('/').replace('LOCALE', '*')}" for word in named}
    assert [word for word, pattern in sorted(patterns.items()) if not fnmatch.filter(there, pattern)] == []


def test_decisions_say_question_choice_and_reasons() -> None:
    for file in sorted((ROOT / "docs" / "decisions").glob("*.md")):
        text = file.read_text(encoding="utf-8")
        assert re.match(r"\d{3}-", file.name), file.name
        for word in ("**Question.**", "**Choice.**"):
            assert word in text, f"{file.name} has no {word}"


def test_links_between_documents_lead_somewhere() -> None:
    broken: list[str] = []
    for file in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#\s]+)", file.read_text(encoding="utf-8")):
            if not target.startswith(("http", "mailto")) and not (file.parent / target).exists():
                broken.append(f"{file.relative_to(ROOT)} -> {target}")
    assert broken == []


def test_the_examples_of_commands_write_into_a_folder_of_their_own() -> None:
    for page in ("docs/cli.md", "docs/zh/cli.md"):
        blocks = (ROOT / page).read_text(encoding="utf-8").split("```")[1::2]
        written = [
            name for block in blocks for name in re.findall(r"^creastudio .* -o (\S+)", block, re.MULTILINE)
        ]
        assert len(written) > 30
        assert {name for name in written if name.partition("/")[0] != "out"} == set(), page


def test_every_setting_is_documented() -> None:
    from creastudio.store.settings import Settings, is_hidden

    page = _read("docs/settings.md")
    shown = {name: field.title for name, field in Settings.model_fields.items() if not is_hidden(name)}
    assert [name for name, title in shown.items() if f"**{title}** (`{name}`)" not in page] == []


def test_every_environment_variable_is_documented() -> None:
    from creastudio.export.stream_mark import TAG

    page = _read("docs/settings.md")
    read = {
        name
        for folder in ("creastudio", "plugins")
        for file in (ROOT / folder).rglob("*.py")
        for name in re.findall(r"\bCREASTUDIO_[A-Z_]+", file.read_text(encoding="utf-8"))
    }
    assert "CREASTUDIO_THREADS" in read
    # A tag in exported files has the shape of one.
    assert [name for name in sorted(read - {TAG}) if f"`{name}=" not in page] == []


def test_every_key_of_the_timeline_is_documented() -> None:
    from creastudio.shell.timeline.command_table import COMMANDS

    keys = {key for item in COMMANDS for key in item.keys.split(", ") if key}
    assert "Shift+Left" in keys
    guide = _read("docs/timeline.md")
    # As people say it.
    said = {",": "comma", ".": "period"}
    assert [
        key
        for key in sorted(keys)
        if not re.search(rf"(?<![\w+]){re.escape(said.get(key, key))}(?!\w)", guide)
    ] == []


def test_every_file_format_is_documented() -> None:
    from creastudio.export.formats import FORMATS
    from creastudio.export.sequence_formats import SEQUENCE_FORMATS

    files, commands = _read("docs/files.md"), _read("docs/cli.md")
    assert [item.suffix for item in FORMATS if f"`{item.suffix}`" not in files] == []
    of_sequences = {
        suffix
        for item in SEQUENCE_FORMATS
        if not item.folder
        for suffix in (item.suffix, *item.other_suffixes)
    }
    assert [suffix for suffix in sorted(of_sequences) if f"`{suffix}`" not in files] == []
    assert [
        item.name for item in SEQUENCE_FORMATS if not re.search(rf"`[^`]*\b{item.name}\b", commands)
    ] == []
    tables = (*FORMATS, *SEQUENCE_FORMATS)
    options = {name for item in tables for name in item.options.model_fields} - {"with_recipe"}
    assert [name for name in sorted(options) if f"`{name}`" not in commands] == []


def test_every_ending_of_media_that_are_read_is_documented() -> None:
    from creastudio.api.media import AUDIO_SUFFIXES, SCORE_SUFFIXES, VIDEO_SUFFIXES

    files = _read("docs/files.md")
    assert [
        x for x in sorted(AUDIO_SUFFIXES | VIDEO_SUFFIXES | SCORE_SUFFIXES) if f"`{x}`" not in files
    ] == []


def test_every_file_of_the_studio_is_on_the_page_of_files() -> None:
    page = _read("docs/files.md")
    # Our own endings, and what lies in the folders of the studio.
    sources = [file.read_text(encoding="utf-8") for file in (ROOT / "creastudio").rglob("*.py")]
    endings = {name for text in sources for name in re.findall(r'"(\.crea[a-z]*)"', text)}
    kept = set(re.findall(r'_(?:dir|file)\(\) / "([\w.]+)"', _read("creastudio/paths.py")))
    assert {".crea", ".creamodel"} <= endings
    assert {"models", "library.sqlite"} <= kept
    assert [name for name in sorted(endings) if f"`{name}`" not in page] == []
    assert [
        name for name in sorted(kept - {"logs"}) if f"`{name}`" not in page and f"`{name}/`" not in page
    ] == []
