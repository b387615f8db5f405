"""Words of ``text.script``."""

from __future__ import annotations

ZH_CN: dict[str, str] = {
    "Script": "剧本",
    "Scenes in Fountain with places, actions, talk and transitions; each scene has an id that stays with it. Given a script, "
    "it goes on with it and leaves what is there.": (
        "Fountain 格式的场景，有地点、动作、对白和转场；每场戏有固定不变的编号。给出剧本时接着往下写，原有内容保持不变。"
    ),
    "Script to go on with": "要接着写的剧本",
    "films": "影片",
    "Premise": "故事梗概",
    "What happens, in a few sentences.": "用几句话说明发生什么。",
    "Places": "地点",
    "One a line, inside unless it begins with EXT. or is plainly outside. Scenes take them in turn.": (
        "每行一个，默认为内景，以 EXT. 或“外景”开头或明显在室外的为外景。各场戏依次使用。"
    ),
    "Scenes": "场数",
    "Turns a scene": "每场句数",
    "A script needs a place.": "剧本需要一个地点。",
    "One a line: 'Kitchen', 'EXT. Roof'.": "每行一个：“厨房”“外景 屋顶”。",
}
"""English -> Chinese."""
