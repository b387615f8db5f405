"""Words of ``picture.upscale``."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Enlarge": "放大",
    "Two to four times as many px each way, with edges drawn anew.": "每边像素变为二到四倍，边缘重新勾画。",
    "drawings": "绘画",
    "pixel art": "像素画",
    "print": "印刷",
    "Network": "网络",
    "The bundled one is for drawings and flat graphics. 'Add a network' brings others in.": (
        "自带的网络适合绘画和平涂图形。用“添加网络”可加入其他网络。"
    ),
    "Factor": "倍数",
    "How many times as wide and high. 1 keeps the size: the picture is redrawn and brought back to it.": (
        "宽和高各放大多少倍。1 保持尺寸：重新勾画后缩回原大小。"
    ),
    "Strength": "强度",
    "Share of the network's details; below 1 a plain enlargement is mixed in.": (
        "网络细节所占比例；小于 1 时混入普通放大的结果。"
    ),
    "Drawings, 4x": "绘画，4 倍",
    "Enlarges drawings, cartoons and flat graphics four times, with clean edges. Photographs look painted.": (
        "把绘画、卡通和平涂图形放大四倍，边缘干净。照片会像画出来的。"
    ),
    "loading the network": "正在载入网络",
    "{done} of {total} tiles": "{done} / {total} 块",
    "The result would be too large: {width} x {height} px.": "结果会太大：{width} x {height} 像素。",
    "Take a smaller factor or a smaller picture: at most {limit} megapixels come out.": (
        "请减小倍数或图片：结果最多 {limit} 百万像素。"
    ),
    "The network '{name}' gives back {found}, not what its card says.": "网络“{name}”给出的结果与其卡片不符：{found}。",
    "The network '{name}' has the architecture '{kind}', which this plugin can't build.": (
        "网络“{name}”的结构为“{kind}”，此插件无法构建。"
    ),
    "Choose another network, or install the plugin that made it.": "请选择其他网络，或安装制作它的插件。",
    "The card of the network '{name}' is damaged.": "网络“{name}”的卡片已损坏。",
    "Import the network again from where it came.": "请从来源重新导入该网络。",
    "The network '{name}' gives no usable numbers.": "网络“{name}”给出的数值无法使用。",
    "Choose another network.": "请选择其他网络。",
}
