"""Words of ``picture.inpaint``."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Fill in": "填补",
    "Paints over what is masked with what the rest of the picture looks like.": "用画面其余部分的样子填补被遮住的地方。",
    "removing things": "去除物体",
    "repairs": "修补",
    "None: from pieces of the same picture. 'Add a network' brings networks in.": (
        "无：用同一张图的碎片填补。用“添加网络”可加入网络。"
    ),
    "Each is filled in another way; a network gives one way only.": "每张填法不同；网络只给出一种。",
    "Grow": "扩展",
    "How far beyond the mask is painted, so that no rim of what was there stays.": (
        "在蒙版之外再画多远，以免留下原物的边缘。"
    ),
    "Effort": "精细度",
    "More time for better matches.": "花更多时间，匹配更好。",
    "filling": "正在填补",
    "Nothing is masked.": "没有遮住任何地方。",
    "Select what shall be filled, or choose a mask that is white there.": "请选中要填补的地方，或选一张在该处为白色的蒙版。",
    "All of the picture is masked.": "整张图片都被遮住了。",
    "Leave something unmasked that the rest can be filled from.": "请留出一部分，供填补时取用。",
    "There is nothing around the mask to fill from.": "蒙版周围没有可取用的画面。",
    "Mask less, or take more context around it.": "请少遮一些，或把周围取得更大。",
    "Too little of the picture is left to fill from.": "剩下的画面太少，无法填补。",
    "The network '{name}' takes no mask.": "网络“{name}”不接受蒙版。",
}
