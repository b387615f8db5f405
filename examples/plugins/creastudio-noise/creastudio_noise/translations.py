"""The texts of the face in other languages."""

ZH_CN = {
    "Marbled texture": "大理石纹理",
    "Clouds, marble and silk that tile without a seam.": "可无缝平铺的云彩、大理石与丝绸纹理。",
    "Images": "图像",
    "backgrounds": "背景",
    "textures": "纹理",
    "Pictures": "图片",
    "How many to make; each has its own seed.": "生成的数量；每张有各自的种子。",
    "Size": "尺寸",
    "Width and height of a picture.": "图片的宽和高。",
    "px": "像素",
    "Look": "外观",
    "Palette": "配色",
    "Surprise lets the seed choose the colours.": "“惊喜”由种子决定颜色。",
    "dusk": "暮色",
    "ocean": "海洋",
    "ember": "余烬",
    "moss": "苔藓",
    "porcelain": "青瓷",
    "ink": "水墨",
    "surprise": "惊喜",
    "Features": "形状数",
    "How many large shapes lie side by side.": "并排的大形状的数量。",
    "Flow": "流动",
    "0 gives clouds, 1 marble: how far the field is bent by itself.": "0 为云彩，1 为大理石：纹理自身弯曲的程度。",
    "Detail": "细节",
    "Octaves: each adds structure half as large.": "倍频层数：每层增加一半大小的结构。",
    "Variation": "变化",
    "How far Vary moves from the seed's picture towards a new one; 0 for the picture itself.": (
        "“变化”从该种子的图片向新图片移动多远；0 为图片本身。"
    ),
}
