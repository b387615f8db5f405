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
    "More of a texture": "扩展纹理",
    "A texture of any size, sewn together from pieces of a picture of it.": "用一张纹理图的碎片缝合出任意大小的纹理。",
    "Width": "宽度",
    "Height": "高度",
    "Piece": "碎片",
    "Side of the pieces it is sewn together from: a little more than the largest thing that repeats. Smaller "
    "ones give more variety, larger ones keep more order.": (
        "缝合所用碎片的边长：比重复的最大图形略大。越小变化越多，越大秩序越好。"
    ),
    "Seamless": "无缝",
    "The result can be laid side by side with itself.": "结果可与自身无缝并排。",
    "Variety": "变化",
    "How much worse than the best a piece may fit to be taken.": "碎片可比最合适的差多少仍被采用。",
    "How many to make; each has its own seed.": "生成的数量；每张有各自的种子。",
    "{done} of {total} pieces": "{done} / {total} 块",
}
