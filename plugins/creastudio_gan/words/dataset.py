"""Simplified Chinese for the settings of what looks at data sets; what its reports say is in ``findings``."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Folder of pictures": "图片文件夹",
    "Examine pictures": "检查图片",
    "What is wrong with a folder of pictures before a model learns from it, and what suits it.": (
        "在模型学习之前，找出图片文件夹中的问题以及适合它的设置。"
    ),
    "What a training sees": "训练所见",
    "Pictures of a folder as a training gets them: in its shape and size, augmented or not.": (
        "按训练所用的形状和尺寸显示文件夹中的图片，可带增强。"
    ),
    "data sets": "数据集",
    "Report": "报告",
    "Words: to be read. Data: JSON for programs, with every file.": (
        "文字：供阅读。数据：供程序使用的 JSON，含每个文件。"
    ),
    "words": "文字",
    "data": "数据",
    "Choices": "选择",
    "A manifest in JSON in place of the one in the folder; empty for that one.": (
        "用此 JSON 清单代替文件夹中的清单；留空则用文件夹中的。"
    ),
    "At most": "最多",
    "How many pictures are looked at.": "查看多少张图片。",
    "images": "张",
    "Side of the pictures, as in the training.": "图片的边长，与训练时相同。",
    "Format": "画幅",
    "square": "正方形",
    "Width to height, as in the training.": "宽高比，与训练时相同。",
    "How many are shown.": "显示的数量。",
    "chosen": "按清单",
    "How pictures of another shape are made to fit. Chosen: as the folder's manifest says.": (
        "形状不同的图片如何适配。按清单：依照文件夹清单中的选择。"
    ),
    "A crop keeps": "裁剪保留",
    "The middle, what draws the eye, or the largest face that is found.": "中央、最醒目的部分，或找到的最大人脸。",
    "centre": "中央",
    "salient": "醒目处",
    "face": "人脸",
    "Ground of pads": "填充底色",
    "What is added beside a picture that is padded.": "填充图片时在旁边补上的内容。",
    "white": "白色",
    "black": "黑色",
    "edge": "边缘颜色",
    "blur": "模糊背景",
    "Also show pictures mirrored.": "也显示镜像的图片。",
    "What is done to pictures while the training looks at them.": "训练查看图片时对图片所做的改变。",
    "Files": "文件",
    "Names below the folder, one a line; empty for pictures from all over it.": (
        "文件夹内的文件名，每行一个；留空则从全部图片中选取。"
    ),
    "3:4": "3:4",
    "4:3": "4:3",
    "2:3": "2:3",
    "3:2": "3:2",
    "9:16": "9:16",
    "16:9": "16:9",
}
