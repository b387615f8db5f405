"""Words of ``text.ad_copy``."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Ad copy": "广告文案",
    "Headline, long headline, description and call to action from a brief, in several variants, the best first. "
    "Where no model at hand can write them, phrase patterns do, and the results say so.": (
        "根据简报写出标题、长标题、描述和行动号召，给出多个版本，较好的排在前面。手头没有能写的模型时，由句式模板生成，并在结果上标明。"
    ),
    "advertisements": "广告",
    "posters": "海报",
    "banners": "横幅",
    "Brief": "简报",
    "What it is, what is good about it, for whom, what is offered, where and when. Lines such as "
    "'Product: ...', 'Benefits: ...', 'Offer: ...' are taken as they say; any other text is read for them.": (
        "是什么、好在哪里、给谁、有什么优惠、在哪里、什么时候。“产品：…”“卖点：…”“优惠：…”这样的行按所写的理解，其余文字会从中找出这些内容。"
    ),
    "Tone": "语气",
    "warm": "温暖",
    "bold": "有力",
    "plain": "朴实",
    "playful": "俏皮",
    "premium": "雅致",
    "factual": "据实",
    "auto looks at the brief.": "自动：看简报的文字。",
    "zh": "中文",
    "en": "英文",
    "Variants": "版本数",
    "The best ones come first.": "较好的排在前面。",
    "Each text has": "每段文字包含",
    "poster: headline, description and call to action, one below the other. headline: that alone. all: every "
    "part with its name. The parts by themselves are in the JSON file in any case.": (
        "海报：标题、描述、行动号召各占一行。标题：只有标题。全部：每个部分连同名称。无论选哪种，JSON 文件里都有单独的各个部分。"
    ),
    "poster": "海报",
    "headline": "标题",
    "all": "全部",
    "Written by": "由谁来写",
    "auto: by a model that follows instructions in the language, where one is here, beside phrase patterns; "
    "else by phrase patterns alone.": "自动：若有能用该语言听从指令的模型，就由它和句式模板一起写，否则只用句式模板。",
    "auto": "自动",
    "patterns": "句式模板",
    "model": "模型",
    "Model": "模型",
    "Empty: the best at hand for the language.": "留空：用手头最适合该语言的模型。",
    "Diversity": "多样性",
    "How much a variant falls behind in the order for being like one before it.": "一个版本与排在前面的相像时，名次后退多少。",
    "Wide characters": "全角字符",
    "double: a Chinese character counts as two, as Google counts; single: as one.": (
        "双倍：一个汉字算两个字符，与 Google 的算法一致；单倍：算一个。"
    ),
    "double": "双倍",
    "single": "单倍",
    "Brand": "品牌",
    "May be claimed": "可用的宣称",
    "Sentences of the brand, one a line; a description may have one of them, word for word.": "品牌的语句，每行一句；描述中可原样使用其中一句。",
    "Forbidden words": "禁用词",
    "Words that the brand doesn't use, one a line.": "品牌不使用的词，每行一个。",
    "Voice": "口吻",
    "How the brand speaks, such as calm, honest; for models that follow instructions.": "品牌如何说话，如“平静、诚实”；供能听从指令的模型使用。",
    "Every phrase for this brief has a forbidden word in it.": "针对这份简报的每个句式都含有禁用词。",
    "Say the brief in other words.": "请换一种说法写简报。",
    "Limits": "字数限制",
    "characters": "字符",
    "Headline": "标题",
    "Long headline": "长标题",
    "Description": "描述",
    "Call to action": "行动号召",
    "Name": "名称",
    "The brief says nothing.": "简报没有内容。",
    "Say what it is about: 'Hand-poured coffee, half price until Friday'.": "请写明是什么：“手冲咖啡，周五前半价”。",
    "No model here follows instructions in English.": "这里没有能用英文听从指令的模型。",
    "No model here follows instructions in Chinese.": "这里没有能用中文听从指令的模型。",
    "'{0}' follows no instructions.": "“{0}”不会听从指令。",
    "'{0}' doesn't state that it writes English.": "“{0}”没有注明能写英文。",
    "'{0}' doesn't state that it writes Chinese.": "“{0}”没有注明能写中文。",
    "These are made from phrase patterns.": "以下由句式模板生成。",
    "Add a local model for copy that is written freely.": "添加本地模型即可得到自由写成的文案。",
    "Add a local model: Generate > Models…, or 'creastudio models locate FOLDER'. Or let phrase patterns write: 'Written by' auto.": (
        "请添加本地模型：“生成 > 模型…”，或“creastudio models locate 文件夹”。也可以用句式模板：把“由谁来写”设为自动。"
    ),
    "No phrase fits {0} characters.": "没有句式能放进 {0} 个字符。",
    "Allow longer parts, or name the product in fewer words.": "请放宽字数，或把产品名写短一些。",
    "No call to action fits {0} characters.": "没有行动号召能放进 {0} 个字符。",
    "Allow a longer one.": "请放宽字数。",
    "'{0}' wrote nothing with all parts that fits. These are made from phrase patterns.": (
        "“{0}”没有写出各部分齐全且合适的文案。这些由句式模板生成。"
    ),
    "The model wrote nothing that fits the limits.": "模型写的内容都超出了字数限制。",
    "The brief is too long for '{0}'. Shorten it, or choose another model.": "简报对“{0}”来说太长。请缩短，或选择其他模型。",
    "Allow longer parts, or choose 'auto'.": "请放宽字数，或选择“自动”。",
    "'{0}' can't be used to compare sentences.": "“{0}”不能用来比较句子。",
    "'make content-minilm' fetches one that can.": "“make content-minilm”可获取能用的模型。",
}
"""English -> Chinese."""
