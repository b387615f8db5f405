"""Words of ``layout.compose``."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Formats that hold a logo alone are left out: there is no logo.": "没有标志，因此略去只放标志的版式。",
    "These formats hold a logo alone, and there is none.": "这些版式只放标志，但没有提供标志。",
    "Give a logo or a brand kit.": "请提供标志或品牌套件。",
    "Use claims of the brand": "使用品牌的宣称",
    "Words that are written may have them; a headline without any other words gets the first.": "代写的文字可以含有它们；只有标题、没有其他文字时，使用第一条。",
    "Every headline that was written has a word in it that the brand doesn't use.": "写出的每个标题都含有品牌不使用的词。",
    "Give a headline, or say the brief in other words.": "请给出标题，或换一种说法写简报。",
    "Layouts": "版式",
    "Compose ads": "广告排版",
    "Lays words, picture and logo out in every format, in several variants; each says why it looks as it does.": (
        "把文字、图片与标志排入每种版式，并给出多个方案；每个方案都说明为何如此安排。"
    ),
    "Words": "文字",
    "Sizes and look": "尺寸与外观",
    "Brief": "需求",
    "What it is for and what is offered. Where no headline is given, the words are written from it.": (
        "为谁而做、提供什么。未给出标题时，由此撰写文案。"
    ),
    "Headline": "标题",
    "Subhead": "副标题",
    "Body text": "正文",
    "Price": "价格",
    "Button": "按钮",
    "What to do: 'Order now'.": "希望对方做什么，例如“立即订购”。",
    "Legal line": "法律声明",
    "Formats": "版式尺寸",
    "Ids such as meta.story, groups such as display, sizes such as 800x600; split by commas.": (
        "编号如 meta.story，分组如 display，尺寸如 800x600；以逗号分隔。"
    ),
    "Variants": "方案数",
    "Each in all formats.": "每个方案都包含全部尺寸。",
    "Languages": "语言",
    "Such as en or zh; empty: that of the words.": "例如 en 或 zh；留空则按文字判断。",
    "Style": "风格",
    "Of the letters; auto varies it.": "字体风格；自动则各方案不同。",
    "Follow what was learned": "遵循已学到的偏好",
    "From your choices, past ads and figures; off shows what the composer makes without.": (
        "来自您的选择、过往广告与投放数据；关闭后显示未经学习的排版。"
    ),
    "Words by": "文案撰写",
    "The model that writes words from the brief, such as one that was tuned on your past ads; empty: the best at hand.": (
        "依据需求撰写文案的模型，例如用您的过往广告微调的模型；留空则用手头最合适的。"
    ),
    "Past ads": "过往广告",
    "What was learned": "已学到的偏好",
    "Picture": "图片",
    "Second picture": "第二张图片",
    "Third picture": "第三张图片",
    "Logo": "标志",
    "Brand kit": "品牌套件",
    "advertisements": "广告",
    "posters": "海报",
    "banners": "横幅",
    "auto": "自动",
    "clean": "简洁",
    "bold": "粗犷",
    "elegant": "典雅",
    "friendly": "亲切",
    "condensed": "紧凑",
    "writing the words": "正在撰写文案",
    "looking at the pictures": "正在查看图片",
    "There is nothing to lay out.": "没有可排版的内容。",
    "Give a headline, a brief or a picture.": "请给出标题、需求或图片。",
    "Nothing fits into {width} x {height} px.": "{width} x {height} 像素中放不下任何内容。",
    "Choose a larger format or fewer words.": "请选择更大的版式，或减少文字。",
}
"""English -> Chinese."""
