"""Words of ``picture.cutout``."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Cut out": "抠图",
    "What stands out stays, the background becomes transparent. A rough selection says which thing is meant.": (
        "保留突出的主体，背景变透明。粗略的选区可指明是哪个主体。"
    ),
    "portraits": "人像",
    "products": "产品",
    "stickers": "贴纸",
    "More or less": "多或少",
    "Above 0 more counts as part of the thing, below 0 less.": "大于 0 时更多部分算作主体，小于 0 时更少。",
    "Edge": "边缘",
    "How far around the outline it looks for hair, fur and blur; 0 for a hard edge.": (
        "在轮廓周围多远处寻找发丝、毛皮和虚化；0 为硬边。"
    ),
    "One thing only": "只留一个主体",
    "Small pieces that don't belong to the largest are left out.": "不属于最大主体的小块会被去掉。",
    "Fill holes": "填满孔洞",
    "What the thing encloses belongs to it: eyes, not the eye of a needle.": "被主体包围的部分属于主体：如眼睛，而非针眼。",
    "looking for what stands out": "正在寻找突出的主体",
    "drawing the outline": "正在勾画轮廓",
    "Nothing stands out in this picture.": "这张图片中没有突出的主体。",
    "Select the thing roughly on the canvas, or give it a mask, and try again.": (
        "请在画布上粗略选中主体，或提供蒙版，然后重试。"
    ),
}
