"""Words of ``picture.nudity``."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Nudity in pictures": "图片中的裸露",
    "Asks a small network, open-nsfw, how sure it is that a picture shows nudity. It runs on this machine.": (
        "由一个小型网络 open-nsfw 判断图片出现裸露的可能性有多大。它在本机运行。"
    ),
    "Nudity": "裸露",
    "Pictures that show much bare skin or sex, as far as a network can tell.": "在网络判断所及范围内，大面积裸露皮肤或与性有关的图片。",
    "Run 'make content-nsfw' once in the studio's folder: it fetches 22 MB and puts the network into the library.": (
        "在本软件的文件夹中运行一次“make content-nsfw”：它会获取 22 MB 并把该网络放进模型库。"
    ),
    "A small network is {percent} % sure that this shows nudity. It errs; paintings mislead it in both directions.": (
        "一个小型网络有 {percent} % 的把握认为这里有裸露。它会出错；绘画会让它两头误判。"
    ),
    "The network gives no usable numbers.": "该网络没有给出可用的数值。",
    "Install it again with 'make content-nsfw'.": "请用“make content-nsfw”重新安装。",
    "The picture is too large to be looked at.": "图片太大，无法检查。",
    "A smaller copy of it can be checked.": "可以检查它的较小副本。",
    "The picture can't be read.": "无法读取图片。",
    "It may be damaged.": "它可能已损坏。",
    "The network that looks for nudity can't be used ({why}).": "查找裸露的网络无法使用（{why}）。",
}
