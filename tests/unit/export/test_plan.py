"""What is exported in one go, and under which names."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.errors import UserError
from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.export.naming import MAX_BYTES
from creastudio.export.plan import Output, Plan, numbered, planned_files

DOC = Document(
    title="Fair", artboards=(Artboard(name="Front"), Artboard(name="Back side"), Artboard(name="Front"))
)
IDS = [board.id for board in DOC.artboards]
PNG, TWICE, WIDE = Output(), Output(options={"scale": 2.0}), Output(options={"width": 800})
HERE = Path("/out")


def names(
    *outputs: Output, pattern: str = "{artboard}", ids: list[str] = IDS[:1], together: bool = True
) -> list[str]:
    plan = Plan(outputs=outputs, pattern=pattern, together=together)
    files = planned_files(DOC, ids, plan, HERE)
    assert all(file.path.parent == HERE for file in files)
    return [file.path.name for file in files]


def test_files_are_called_by_their_pattern() -> None:
    assert names(PNG) == ["Front.png"]
    assert names(PNG, ids=IDS) == ["Front.png", "Back side.png", "Front-2.png"]
    assert names(PNG, TWICE, WIDE) == ["Front.png", "Front@2x.png", "Front@800px.png"]
    assert names(TWICE, Output(suffix=".jpg")) == ["Front.png", "Front.jpg"]
    assert names(PNG, TWICE, pattern="{project}-{index}_{scale}.{format}") == [
        "Fair-01_1x.png",
        "Fair-01_2x.png",
    ]
    assert names(Output(suffix=".pdf"), pattern="{artboard}@{scale}") == ["Front.pdf"]
    assert names(PNG, pattern="poster.png") == ["poster.png"]
    assert names(PNG, pattern="  ") == ["Front.png"]


def test_pages_go_into_one_file_or_not() -> None:
    pdf = Output(suffix=".pdf")
    assert names(pdf, PNG, ids=IDS[:2]) == ["Fair.pdf", "Front.png", "Back side.png"]
    assert names(pdf, ids=IDS[:2], together=False) == ["Front.pdf", "Back side.pdf"]
    assert names(pdf) == ["Front.pdf"]


def test_a_project_is_called_as_its_file() -> None:
    plan = Plan(outputs=(PNG, Output(suffix=".pdf")), pattern="{project} {artboard}")
    files = planned_files(DOC, IDS[:2], plan, HERE, "poster")
    assert [file.path.name for file in files] == [
        "poster Front.png",
        "poster Back side.png",
        "poster poster.pdf",
    ]


def test_what_doesnt_fit_is_told() -> None:
    with pytest.raises(UserError, match="nothing"):
        names(PNG, pattern="{nothing}")
    with pytest.raises(UserError, match="scale"):
        names(Output(options={"scale": 99.0}))
    with pytest.raises(UserError, match="gif"):
        names(Output(suffix=".gif"))


def test_an_option_of_another_format_is_passed_over() -> None:
    (file,) = planned_files(DOC, IDS[:1], Plan(outputs=(Output(options={"dpi": 600, "scale": 2.0}),)), HERE)
    assert file.options.model_dump()["scale"] == 2.0


@given(st.text(max_size=200), st.text(max_size=300))
def test_any_title_makes_a_name(pattern: str, name: str) -> None:
    plain = pattern.replace("{", "(").replace("}", ")")
    document = Document(title=name, artboards=(Artboard(name=name),))
    plan = Plan(pattern=(plain[:150] + "{artboard}{project}"))
    (file,) = planned_files(document, [document.artboards[0].id], plan, HERE)
    assert file.path.parent == HERE
    assert len(file.path.name) > 4
    assert len(file.path.name.encode()) <= MAX_BYTES + 5
    assert not set('<>:"/\\|?*\n') & set(file.path.name)


def test_names_that_are_taken_get_a_number(tmp_path: Path) -> None:
    (tmp_path / "Front.png").touch()
    files = planned_files(DOC, IDS, Plan(), tmp_path)
    free = numbered(files, frozenset({tmp_path / "Front-2.png"}))
    assert [file.path.name for file in free] == ["Front-3.png", "Back side.png", "Front-2-2.png"]
