"""Words of ``layout.campaign``."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Campaign": "推广活动",
    "Everything that a campaign file asks for: ads in all formats and languages, films with music, and a report that names "
    "what doesn't keep a rule.": "活动文件要求的一切：所有尺寸与语言的广告、带音乐的短片，以及一份指出不合规之处的报告。",
    "Campaign file": "活动文件",
    "Only these languages": "仅这些语言",
    "Such as en; empty: all of the campaign.": "例如 en；留空则为活动中的全部语言。",
    "Make the music": "生成音乐",
    "For the films that the campaign asks for.": "用于活动所要求的短片。",
    "campaigns": "推广活动",
    "making a picture": "正在生成图片",
    "making music of {0} s": "正在生成 {0} 秒的音乐",
    "The campaign has no language '{0}'.": "活动中没有语言“{0}”。",
    "It has {0}.": "它有：{0}。",
    "'{0}' makes no pictures.": "“{0}”不生成图片。",
    "Name a generator of pictures, such as gan.sample.": "请指定一个图片生成器，例如 gan.sample。",
    "The campaign has no '{0}'.": "活动中没有“{0}”。",
    "Name it there.": "请在其中写明。",
    "Superlatives weren't looked for: the check of texts isn't here.": "未检查最高级用语：此处没有文字检查。",
    "The {0} doesn't fit into its place.": "{0}放不进它的位置。",
    "No font has the letters '{0}'.": "没有字体包含“{0}”。",
    "The {0} lies where the platform may cover it.": "{0}位于平台可能遮挡之处。",
    "The {0} and the {1} lie over each other.": "{0}与{1}相互重叠。",
    "Letters of {0} px are hard to read.": "{0} 像素的字难以阅读。",
    "The weakest contrast of words is {0} to 1, less than 4.5.": "文字的最低对比度为 {0}:1，低于 4.5。",
    "The logo is narrower than its least width of {0} px.": "标志比其最小宽度 {0} 像素还窄。",
    "'{0}' is a word that the brand doesn't use.": "“{0}”是品牌不使用的词。",
    "'{0}' isn't said.": "未写明“{0}”。",
}
