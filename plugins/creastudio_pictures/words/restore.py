"""Words of ``picture.denoise`` and ``picture.deblock``."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Take away noise": "去除噪点",
    "Grain and noise go, edges and details stay.": "去掉颗粒和噪点，保留边缘和细节。",
    "photographs": "照片",
    "scans": "扫描件",
    "1 takes away noise as strong as was found; more smooths, less leaves grain.": (
        "1 去掉与测得强度相当的噪点；更大则更平滑，更小则留下颗粒。"
    ),
    "Noise": "噪点",
    "How strong it is, in steps of 255; empty to find out.": "噪点强度，以 255 级为单位；留空则自动测定。",
    "None: by comparing alike pieces of the picture. 'Add a network' brings networks in; of these, strength is "
    "the share that shows, up to 1.": (
        "无：比较画面中相似的碎片。用“添加网络”可加入网络；此时强度为其所占比例，最多为 1。"
    ),
    "Take away JPEG blocks": "去除 JPEG 方块",
    "The squares and ripples of strong compression go. It finds out by itself how strong it was.": (
        "去掉强压缩留下的方块和波纹。压缩强度自动判断。"
    ),
    "1 smooths as much as the compression did harm in the mean; drawings bear more, photographs less.": (
        "1 按压缩的平均损害程度平滑；绘画可以更强，照片宜更弱。"
    ),
    "Quality": "质量",
    "At which it was saved as JPEG, 1 to 100; empty to find out.": "存为 JPEG 时的质量，1 到 100；留空则自动判断。",
    "measuring the noise": "正在测量噪点",
    "comparing": "正在比较",
    "looking for blocks": "正在寻找方块",
    "No traces of JPEG were found; it is smoothed as little as quality {quality} needs.": (
        "未发现 JPEG 的痕迹；按质量 {quality} 所需略作平滑。"
    ),
    "The network '{name}' enlarges; this tool keeps the size.": "网络“{name}”会放大；此工具保持尺寸。",
    "Use it in 'Enlarge', or choose another network.": "请在“放大”中使用它，或选择其他网络。",
    "The network '{name}' needs a mask.": "网络“{name}”需要蒙版。",
    "It is one for filling in.": "它用于填补。",
}
