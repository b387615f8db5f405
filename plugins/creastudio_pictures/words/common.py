"""Words that several tools share."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Pictures": "图片",
    "Picture": "图片",
    "Mask": "蒙版",
    "Advanced": "高级",
    "px": "像素",
    "The picture '{name}' can't be read.": "无法读取图片“{name}”。",
    "The picture can't be read.": "无法读取该图片。",
    "Choose a PNG, JPEG, WebP, BMP, GIF or TIFF file.": "请选择 PNG、JPEG、WebP、BMP、GIF 或 TIFF 文件。",
    "The picture is too large: {width} x {height} px.": "图片太大：{width} x {height} 像素。",
    "Make it smaller first: at most {limit} megapixels.": "请先缩小：最多 {limit} 百万像素。",
    "The picture is too small: {width} x {height} px.": "图片太小：{width} x {height} 像素。",
    "Choose one of at least {side} x {side} px.": "请选择至少 {side} x {side} 像素的图片。",
    "reading the picture": "正在读取图片",
    "writing the picture": "正在写入图片",
    "{done} of {total}": "{done} / {total}",
}
