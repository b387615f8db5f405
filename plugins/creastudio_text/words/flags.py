"""Words of ``text.flags``."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Claims and coarse words": "绝对化用语与粗话",
    "Names superlatives and unproved claims of advertising, and coarse words, with the reason for each.": (
        "指出广告中的绝对化用语、缺乏依据的宣称以及粗话，并逐一说明理由。"
    ),
    "Looks through texts by lists of words, in English and Chinese. No list is complete, and none knows what you mean.": (
        "按英文和中文词表检查文本。任何词表都不完整，也不懂您的本意。"
    ),
    "Text": "文字",
    "Language": "语言",
    "zh or en; empty for both.": "zh 或 en；留空则两者都查。",
    "Advertising claims": "广告宣称",
    "Superlatives that the Chinese Advertising Law forbids, and English claims that want proof, in texts that sell something.": (
        "在推销性文本中，中国《广告法》禁止的绝对化用语，以及需要依据的英文宣称。"
    ),
    "Coarse language": "粗话",
    "The plainest swear words, which a writer may well mean.": "最常见的粗话，作者也可能有意为之。",
    "“{word}”: the Chinese Advertising Law, article 9 (3), forbids “国家级”, “最高级”, “最佳” and such terms in advertisements.": (
        "“{word}”：《广告法》第九条第（三）项禁止广告使用“国家级”“最高级”“最佳”等用语。"
    ),
    "“{word}” ranks it above all others: article 9 (3) of the Chinese Advertising Law, unless it can be proved with a source.": (
        "“{word}”属于绝对化用语：《广告法》第九条第（三）项，除非能证明并注明出处。"
    ),
    "“{word}” promises a result: articles 16 and 18 of the Chinese Advertising Law forbid that of medicine and health food.": (
        "“{word}”是对功效的保证：《广告法》第十六条和第十八条禁止医疗、药品和保健食品广告如此表述。"
    ),
    "“{word}” promises a cure or a result: advertising rules want proof for it before it is said.": (
        "“{word}”是对疗效或结果的保证：广告规则要求事先有依据。"
    ),
    "“{word}” ranks it above all others: advertising rules want proof for such a claim.": (
        "“{word}”把它排在所有同类之上：广告规则要求此类宣称有依据。"
    ),
    "“{word}” allows no exception: advertising rules want proof for it, and a single exception makes it false.": (
        "“{word}”不留余地：广告规则要求有依据，有一个例外就不成立。"
    ),
    "“{word}” is coarse. That may be what you want.": "“{word}”是粗话。这也可能正是您想要的。",
    "Nothing of it was found.": "没有找到。",
    "Only the first 1,000,000 characters were looked at.": "只检查了前 1,000,000 个字符。",
    "Nothing is flagged.": "没有标记。",
    "Flags": "标记",
}
