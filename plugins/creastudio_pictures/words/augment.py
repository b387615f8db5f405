"""Words of ``picture.augment``."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Vary a data set": "扩充数据集",
    "Varied copies of all pictures in a folder, to train on: turned, cropped, tinted, bent. The folder stays as it is.": (
        "为文件夹中的所有图片制作变化的副本供训练：旋转、裁切、变色、弯曲。文件夹保持不变。"
    ),
    "Folder of pictures": "图片文件夹",
    "training": "训练",
    "Copies": "副本数",
    "Of each picture.": "每张图片的副本数。",
    "Longest side": "最长边",
    "Larger pictures are made smaller.": "更大的图片会被缩小。",
    "Sheet only": "只要总览",
    "One picture that shows what would be made, instead of making it.": "用一张图展示将会做出什么，而不真正制作。",
    "Flip": "翻转",
    "At random. Not for letters, faces with a parting, or clocks.": "随机翻转。不适合文字、有发缝的面孔或时钟。",
    "none": "无",
    "Shape": "形状",
    "Turn": "旋转",
    "At most, either way.": "最多，向任一方向。",
    "°": "°",
    "Crop": "裁切",
    "At most so much of each side is cut off.": "每边最多裁去的比例。",
    "Bend": "弯曲",
    "As if painted on rubber.": "仿佛画在橡皮上。",
    "Colour": "颜色",
    "Brightness, contrast, saturation and tint.": "亮度、对比度、饱和度和色调。",
    "Look": "观感",
    "Blur": "模糊",
    "At most.": "最多。",
    "At most, in steps of 255.": "最多，以 255 级为单位。",
    "Cover": "遮挡",
    "Side of a grey square that covers a part of every second copy, as a share of the shorter side.": (
        "每两张副本中有一张被灰色方块遮住一部分；方块边长占短边的比例。"
    ),
    "varying": "正在制作变化",
    "That would make {count} pictures.": "这将制作 {count} 张图片。",
    "Take fewer copies or a smaller folder: at most {limit} are made at a time.": (
        "请减少副本数或用更小的文件夹：一次最多制作 {limit} 张。"
    ),
    "None of the pictures in '{name}' can be used.": "“{name}”中没有可用的图片。",
    "The folder '{name}' has no pictures.": "文件夹“{name}”中没有图片。",
    "Choose a folder with PNG, JPEG, WebP, BMP, GIF or TIFF files.": (
        "请选择含有 PNG、JPEG、WebP、BMP、GIF 或 TIFF 文件的文件夹。"
    ),
}
