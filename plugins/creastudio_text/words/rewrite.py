"""Words of ``text.rewrite``."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Rewrite a passage": "改写段落",
    "Expands, shortens, describes or changes the tone of a passage. Best with a model that follows instructions.": (
        "对一段文字进行扩写、缩写、描述或改变语气。使用能听从指令的模型效果最好。"
    ),
    "Passage": "段落",
    "Text": "文字",
    "The passage that is rewritten; what is selected in the writing panel.": "要改写的段落，即写作面板中选中的文字。",
    "What to do": "做什么",
    "Expand with detail, shorten to what matters, describe what it is about, or change its tone.": (
        "补充细节以扩写、缩写到要点、描述其内容，或改变语气。"
    ),
    "expand": "扩写",
    "shorten": "缩写",
    "describe": "描述",
    "tone": "改变语气",
    "Tone": "语气",
    "For a change of tone.": "用于改变语气。",
    "plain": "平实",
    "formal": "正式",
    "friendly": "亲切",
    "solemn": "庄重",
    "playful": "俏皮",
    "urgent": "急迫",
    "In other words": "其他要求",
    "What else the model should heed; only a model that follows instructions does.": (
        "还希望模型注意什么；只有能听从指令的模型才会理会。"
    ),
    "0 depends on the text.": "0 表示依文本而定。",
}
