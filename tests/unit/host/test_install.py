"""Plugins are installed safely, whole or not at all."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.host import wheel as wheel_module
from creastudio.host.discovery import load_registry
from creastudio.host.faults import PluginFault
from creastudio.host.install import install, lack_of, uninstall
from creastudio.host.offer import look_at
from creastudio.host.pack import pack
from creastudio.host.wheel import unpack_wheel
from tests.support.plugin_maker import GOOD_FACE, face, make_project, make_unpacked

Rewrite = Callable[[dict[str, bytes]], None]


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    return pack(make_project(tmp_path / "project", "dots"), tmp_path)


def rewritten(wheel: Path, change: Rewrite, *, attributes: int = 0) -> Path:
    """Return a copy of `wheel` whose files were changed without telling its RECORD."""
    with zipfile.ZipFile(wheel) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    folder = wheel.parent / "changed"
    folder.mkdir(exist_ok=True)
    target = folder / wheel.name
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = attributes if data == b"LINK" else 0
            archive.writestr(info, data)
    return target


def empty(folder: Path) -> bool:
    return not folder.exists() or not any(folder.iterdir())


def test_wheel_is_installed_and_works(wheel: Path, plugins: Path) -> None:
    done = install(wheel, plugins)
    assert [item.name for item in done.plugins] == ["dots"]
    assert (done.replaced, done.missing) == ("", ())
    assert [item.name for item in plugins.iterdir()] == ["cs_dots"]
    plugin = load_registry(plugins).plugin("dots")
    assert (plugin.status, plugin.origin, plugin.version) == ("ok", "folder", "1.0")


@pytest.mark.parametrize("form", ["project", "unpacked"])
def test_folders_are_installed_too(tmp_path: Path, plugins: Path, form: str) -> None:
    make = make_project if form == "project" else make_unpacked
    source = make(tmp_path / form, "dots")
    install(source, plugins)
    assert load_registry(plugins).plugin("dots").status == "ok"


def test_new_version_replaces_the_old_one(tmp_path: Path, plugins: Path) -> None:
    install(make_unpacked(tmp_path / "a", "dots"), plugins)
    done = install(make_unpacked(tmp_path / "b", "dots", version="2.0"), plugins)
    assert done.replaced == "1.0"
    assert load_registry(plugins).plugin("dots").version == "2.0"
    assert len(list(plugins.iterdir())) == 1


def test_installing_runs_no_code_of_the_plugin(tmp_path: Path, plugins: Path) -> None:
    trace = tmp_path / "trace"
    source = f"open({str(trace)!r}, 'w')\n{GOOD_FACE}"
    install(make_project(tmp_path / "project", "dots", source), plugins)
    assert not trace.exists()


def test_uninstall_removes_the_folder(wheel: Path, plugins: Path) -> None:
    install(wheel, plugins)
    uninstall("dots", plugins)
    assert empty(plugins)


@pytest.mark.parametrize(("name", "says"), [("dots", "no plugin 'dots'"), ("gan", "part of the studio")])
def test_what_is_not_there_is_not_removed(plugins: Path, name: str, says: str) -> None:
    with pytest.raises(PluginFault, match=says):
        uninstall(name, plugins)


@pytest.mark.parametrize(
    ("member", "says"),
    [
        ("../evil.py", "written anywhere"),
        ("a/../../evil.py", "written anywhere"),
        ("/etc/evil", "written anywhere"),
        ("C:/evil", "written anywhere"),
        ("a\\..\\evil", "written anywhere"),
        ("cs_dots/unlisted.py", "isn't what its RECORD says"),
        ("CS_DOTS/plugin.py", "twice"),
    ],
)
def test_unsafe_member_is_refused(wheel: Path, plugins: Path, tmp_path: Path, member: str, says: str) -> None:
    evil = rewritten(wheel, lambda files: files.update({member: b"x = 1"}))
    with pytest.raises(PluginFault, match=says):
        install(evil, plugins)
    assert empty(plugins)
    assert not (tmp_path / "evil.py").exists()


def test_link_is_refused(wheel: Path, plugins: Path) -> None:
    evil = rewritten(
        wheel, lambda files: files.update({"cs_dots/link": b"LINK"}), attributes=(stat.S_IFLNK | 0o777) << 16
    )
    with pytest.raises(PluginFault, match="holds the link"):
        install(evil, plugins)
    assert empty(plugins)


def test_changed_file_is_noticed(wheel: Path, plugins: Path) -> None:
    evil = rewritten(wheel, lambda files: files.update({"cs_dots/engine.py": b"import os"}))
    with pytest.raises(PluginFault, match="damaged"):
        install(evil, plugins)


def test_too_large_is_refused(wheel: Path, plugins: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wheel_module, "MAX_BYTES", 100)
    with pytest.raises(PluginFault, match="larger than"):
        install(wheel, plugins)
    monkeypatch.setattr(wheel_module, "MAX_FILES", 2)
    with pytest.raises(PluginFault, match="files"):
        install(wheel, plugins)


@given(place=st.floats(0, 1), value=st.integers(1, 255))
def test_a_flipped_byte_never_changes_what_is_installed(
    tmp_path_factory: pytest.TempPathFactory, place: float, value: int
) -> None:
    folder = tmp_path_factory.mktemp("flip")
    good = pack(make_project(folder / "project", "dots"), folder)
    data = bytearray(good.read_bytes())
    data[int(place * (len(data) - 1))] ^= value
    bad = folder / "bad"
    bad.mkdir()
    (bad / good.name).write_bytes(data)
    (folder / "a").mkdir()
    (folder / "b").mkdir()
    unpack_wheel(good, folder / "a")
    try:
        unpack_wheel(bad / good.name, folder / "b")
    except PluginFault:
        return
    # The flip hit what doesn't matter: a time stamp, or the RECORD's own entry.
    for file in (folder / "a" / "cs_dots").rglob("*.py"):
        assert (folder / "b" / file.relative_to(folder / "a")).read_bytes() == file.read_bytes()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no zip at all"])
def test_what_is_no_zip_is_refused(tmp_path: Path, plugins: Path, data: bytes) -> None:
    file = tmp_path / "dots-1.0-py3-none-any.whl"
    file.write_bytes(data)
    with pytest.raises(PluginFault, match="damaged"):
        install(file, plugins)
    assert empty(plugins)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("dots-1.0.tar.gz", "source archive"),
        ("dots.zip", "source archive"),
        ("dots.whl", "no name of a wheel"),
        ("dots-1.0-cp27-cp27m-win32.whl", "another system"),
        ("dots.txt", "is no plugin"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, plugins: Path, name: str, says: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(PluginFault, match=says) as caught:
        install(tmp_path / name, plugins)
    assert caught.value.hint


def test_missing_file_and_empty_folder_are_refused(tmp_path: Path, plugins: Path) -> None:
    with pytest.raises(PluginFault, match="There is no"):
        install(tmp_path / "nothing", plugins)
    (tmp_path / "empty").mkdir()
    with pytest.raises(PluginFault, match="is no plugin"):
        install(tmp_path / "empty", plugins)


def test_full_disk_leaves_nothing_half_done(
    wheel: Path, tmp_path: Path, plugins: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(make_unpacked(tmp_path / "a", "dots"), plugins)

    rename = Path.rename

    def full(self: Path, target: Path) -> Path:
        if self.name.startswith(".unpack"):
            raise OSError(28, "No space left on device")
        return rename(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", full)
        with pytest.raises(PluginFault, match="No space left on device"):
            install(wheel, plugins)
    assert [item.name for item in plugins.iterdir()] == ["cs_dots"]
    assert load_registry(plugins).plugin("dots").status == "ok"


def test_wheel_without_a_plugin_is_refused(wheel: Path, plugins: Path, tmp_path: Path) -> None:
    folder = make_unpacked(tmp_path / "u", "dots")
    (folder / "cs_dots-1.0.dist-info" / "entry_points.txt").write_text("[console_scripts]\nx = y:z\n")
    with pytest.raises(PluginFault, match="holds no CreaStudio plugin"):
        install(folder, plugins)


def test_name_of_another_plugin_is_refused(tmp_path: Path, plugins: Path) -> None:
    with pytest.raises(PluginFault, match="already here"):
        install(make_unpacked(tmp_path / "a", "gan"), plugins)
    install(make_unpacked(tmp_path / "b", "dots"), plugins)
    other = make_unpacked(tmp_path / "c", "dots")
    info = other / "cs_dots-1.0.dist-info"
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: other\nVersion: 1.0\n")
    with pytest.raises(PluginFault, match="'dots' is already here"):
        install(other, plugins)
    assert [item.name for item in plugins.iterdir()] == ["cs_dots"]


def test_package_of_something_else_is_refused(tmp_path: Path, plugins: Path) -> None:
    folder = make_unpacked(tmp_path / "a", "dots")
    (folder / "cs_dots").rename(folder / "pydantic")
    (folder / "cs_dots-1.0.dist-info" / "entry_points.txt").write_text(
        "[creastudio.plugins]\ndots = pydantic.plugin\n"
    )
    with pytest.raises(PluginFault, match="'pydantic' of the plugin 'dots' is already here"):
        install(folder, plugins)


@pytest.mark.parametrize(
    ("line", "says"), [("Requires-Python: >=4", "needs Python >=4"), ("Requires-Python: ?", "?")]
)
def test_other_python_is_refused(tmp_path: Path, plugins: Path, line: str, says: str) -> None:
    folder = make_unpacked(tmp_path / "a", "dots")
    with (folder / "cs_dots-1.0.dist-info" / "METADATA").open("a") as file:
        file.write(line + "\n")
    with pytest.raises(PluginFault) as caught:
        install(folder, plugins)
    assert says in caught.value.message


def test_missing_requirements_are_said(tmp_path: Path, plugins: Path) -> None:
    folder = make_unpacked(tmp_path / "a", "dots")
    with (folder / "cs_dots-1.0.dist-info" / "METADATA").open("a") as file:
        file.write(
            "Requires-Dist: pydantic>=2\nRequires-Dist: pydantic<1\nRequires-Dist: no-such-thing\n"
            'Requires-Dist: only-for-tests; extra == "test"\n'
        )
    assert install(folder, plugins).missing == ("pydantic<1", "no-such-thing")


def test_a_lack_says_what_to_do() -> None:
    lack = lack_of("dots", ["pydantic<1", "no-such-thing"])
    assert lack is not None
    assert "'dots' needs pydantic<1, no-such-thing" in lack.message
    assert "plugins pack" in lack.hint
    assert lack_of("dots", []) is None


def test_face_is_not_needed_to_install(tmp_path: Path, plugins: Path) -> None:
    install(make_project(tmp_path / "p", "dots", face('title="Dot"', 'title="Dot", api=">=9"')), plugins)
    assert "plugin API >=9" in load_registry(plugins).plugin("dots").error


@pytest.mark.parametrize("name", ["FOLDER", "../Documents", "a/../../Documents", "", ".", "two words"])
def test_a_name_that_is_a_path_leads_nowhere(tmp_path: Path, plugins: Path, name: str) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "novel.txt").write_text("mine")
    source = make_unpacked(tmp_path / "a", "dots")
    metadata = next(source.glob("*.dist-info/METADATA"))
    said = str(documents) if name == "FOLDER" else name
    metadata.write_text(metadata.read_text().replace("Name: cs-dots", f"Name: {said}"))
    before = sorted(item.name for item in tmp_path.iterdir())
    for act in (install, look_at):
        with pytest.raises(PluginFault, match="no name of a project"):
            act(source, plugins)
    assert (documents / "novel.txt").read_text() == "mine"
    assert sorted(item.name for item in tmp_path.iterdir()) == before
    assert empty(plugins)


@pytest.mark.parametrize(
    ("file", "data"),
    [
        ("entry_points.txt", b"[creastudio.plugins]\ndots\n"),
        ("entry_points.txt", b"\xff\xfe\x00"),
        ("METADATA", b"\xff\xfe\x00"),
        ("METADATA", b""),
    ],
)
def test_damaged_metadata_are_told(tmp_path: Path, plugins: Path, file: str, data: bytes) -> None:
    source = make_unpacked(tmp_path / "a", "dots")
    (source / "cs_dots-1.0.dist-info" / file).write_bytes(data)
    for act in (install, look_at):
        with pytest.raises(PluginFault):
            act(source, plugins)
    assert empty(plugins)


def test_a_requirement_whose_condition_makes_no_sense_counts(tmp_path: Path, plugins: Path) -> None:
    source = make_unpacked(tmp_path / "a", "dots")
    metadata = next(source.glob("*.dist-info/METADATA"))
    metadata.write_text(metadata.read_text() + 'Requires-Dist: nowhere; os_name ~= "abc"\n')
    assert [item.name for item in look_at(source, plugins).facts.requires] == ["nowhere"]
    assert install(source, plugins).missing == ('nowhere; os_name ~= "abc"',)


def test_what_a_wheel_tells_of_itself_has_an_end(
    wheel: Path, plugins: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def long_row(files: dict[str, bytes]) -> None:
        record = next(name for name in files if name.endswith("/RECORD"))
        files[record] = b"a" * 200_000 + b",sha256=x,1\n"

    with pytest.raises(PluginFault, match="damaged"):
        install(rewritten(wheel, long_row), plugins)
    monkeypatch.setattr(wheel_module, "MAX_INFO", 10)
    with pytest.raises(PluginFault, match="says more of itself"):
        install(wheel, plugins)
    assert empty(plugins)
