"""The texts of the face in other languages, and what looks are called in English."""

EN = {
    "earth": "Cracked earth",
    "glass": "Stained glass",
    "scales": "Scales",
    "leather": "Leather",
    "lace": "Lace",
}

ZH_CN = {
    "Cells without a seam": "无缝细胞纹理",
    "Cracked earth, stained glass, scales, leather and lace that tile.": "可无缝平铺的龟裂土地、彩色玻璃、鳞片、皮革与蕾丝。",
    "Images": "图像",
    "textures": "纹理",
    "backgrounds": "背景",
    "patterns": "图案",
    "Pictures": "图片",
    "How many to make; each has its own seed.": "生成的数量；每张有各自的种子。",
    "Size": "尺寸",
    "Width and height of a picture.": "图片的宽和高。",
    "px": "像素",
    "Look": "外观",
    "earth": "龟裂土地",
    "glass": "彩色玻璃",
    "scales": "鳞片",
    "leather": "皮革",
    "lace": "蕾丝",
    "Cells": "细胞",
    "How many lie side by side.": "横向并列的数量。",
    "Disorder": "杂乱",
    "0 is a grid.": "0 为网格。",
    "Colour": "颜色",
    "Its place on the wheel.": "在色轮上的位置。",
    "Across": "横向",
    "Down": "纵向",
    "Shifts the texture; it stays without a seam.": "移动纹理；始终无缝。",
    "{done} of {total}": "{done} / {total}",
}
