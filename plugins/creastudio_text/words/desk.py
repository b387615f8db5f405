"""Chinese texts of the panel in which a text is written."""

from __future__ import annotations

ZH_CN = {
    "Models that write": "会写作的模型",
    "Careful": "谨慎",
    "Balanced": "均衡",
    "Bold": "大胆",
}
