"""Words of ``layout.results``."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Results of ads": "广告效果",
    "Ranks the variants of an ad by a table of impressions and clicks, says how sure that is, and lets the composer learn from it.": (
        "根据展示与点击数据表为广告方案排序，说明把握有多大，并让排版从中学习。"
    ),
    "Table of figures": "数据表",
    "Layouts": "版式",
    "What counts": "以何为准",
    "A column of the table, as a share of the impressions.": "数据表中的一列，按占展示次数的比例计算。",
    "clicks": "点击",
    "conversions": "转化",
    "campaigns": "推广活动",
    "comparing the variants": "正在比较各方案",
    "Learned from figures": "从数据中学到的偏好",
}
"""English -> Chinese."""
