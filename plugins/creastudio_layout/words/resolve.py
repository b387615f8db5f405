"""Words of ``layout.resolve``."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Arrange again": "重新排版",
    "Finds new places in layouts whose words, sizes or locks have changed, or brings them into other formats.": (
        "为文字、尺寸或锁定有变的版式重新安排位置，或将其转为其他尺寸。"
    ),
    "Layout": "版式",
    "A JSON list of layouts, with the words and sizes that they have now; locked elements stay.": (
        "版式的 JSON 列表，含其当前文字与尺寸；锁定的元素保持不动。"
    ),
    "Other formats to bring the layouts into; empty: those that they have.": "要转为的其他尺寸；留空则保持原尺寸。",
    "measuring the words": "正在测量文字",
    "There is no layout to arrange.": "没有可排版的版式。",
    "Choose a layout.": "请选择一个版式。",
    "{count} layouts, {dropped} parts left out.": "{count} 个版式，略去 {dropped} 个部分。",
}
"""English -> Chinese."""
