"""Words of the texture tools."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Seamless tile": "无缝拼贴",
    "Makes a picture repeat without a seam in either direction; its size stays.": (
        "让图片在两个方向上都能无缝重复；尺寸不变。"
    ),
    "textures": "纹理",
    "patterns": "图案",
    "backgrounds": "背景",
    "Band": "接缝带",
    "Width of the strip in which a cut is looked for, as a share of the side. Wider finds better cuts, and "
    "repeats more of the picture.": "寻找切缝的条带宽度，占边长的比例。越宽切缝越好，但重复的画面也越多。",
    "Levelling": "匀光",
    "How far differences of light between the two sides of a cut are spread out; 0 leaves them where they are.": (
        "把切缝两侧的明暗差异摊开到多远；0 为不摊开。"
    ),
    "Directions": "方向",
    "In which directions it shall repeat.": "在哪些方向上重复。",
    "both": "两者",
    "across": "横向",
    "down": "纵向",
    "looking for a cut": "正在寻找切缝",
    "levelling": "正在匀光",
}
