from __future__ import annotations

from creastudio.api.dataset import DatasetAdvice, DatasetReport, Finding, PictureFacts
from creastudio.api.dataset_text import in_words


def test_a_report_reads_from_the_worst_to_what_suits() -> None:
    names = tuple(f"{n}.png" for n in range(8))
    groups = tuple((f"{n}a", f"{n}b") for n in range(7))
    report = DatasetReport(
        name="cats",
        looked=9,
        pictures=(PictureFacts(name="1.png", width=1, height=1),),
        classes={"tabby": 1},
        findings=(
            Finding(code="note", severity="note", title="Some are grey.", files=("1.png",)),
            Finding(code="near", severity="advice", title="Twins.", hint="Keep one.", groups=groups),
            Finding(
                code="empty",
                severity="wrong",
                title="8 files are empty.",
                files=names,
                details={"0.png": "'0.png' is empty.", "1.png": "1 x 1 px"},
            ),
        ),
        advice=DatasetAdvice(mirror=True, augment="none", resolution=64, reasons=("So it is.",)),
    )
    text = in_words(report)
    heads = [
        text.index(head)
        for head in ("1 picture can", "tabby (1)", "Can't be used", "To decide", "Good to know")
    ]
    assert heads == sorted(heads)
    assert "    0.png\n    1.png (1 x 1 px)" in text
    assert "and 3 more\n" in text
    assert "- Twins. Keep one.\n    0a = 0b\n" in text
    assert "and 2 more groups" in text
    assert text.endswith("  mirror=true augment=none resolution=64\n  So it is.\n")


def test_a_folder_with_nothing_has_no_advice() -> None:
    assert in_words(DatasetReport(name="cats")) == "cats: 0 pictures can be used, 0 looked at.\n"
