from __future__ import annotations

import pytest

from creastudio.api.params import problems
from creastudio.core.said import SaidTable
from creastudio_gan.tools.directions import DirectionsParams
from creastudio_gan.tools.sheet import SheetParams
from creastudio_gan.words import ZH_CN

WRONG = {
    "label": ("a:x", "a:-1", "a:0", ":1"),
    "mix": ("coarse", "rough=3", "5-2=3", "fine=-3", "fine=1,1001", "fine=1*2"),
    "directions": ("smile", "smile:21", "=sefa.all.1:2", "smile=nose.all.1:2"),
    "bend": ("coarse", "fine:twist=2", "fine:zoom=0"),
    "point": ("?",),
    "across_values": ("smile:1", "1001", "0..1/17", "0..1/many", ","),
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in WRONG.items() for text in texts])
def test_what_is_wrong_with_a_state_is_said_in_chinese(name: str, text: str) -> None:
    table = SaidTable(ZH_CN)
    said = table.find(problems(SheetParams, {name: text})[name])
    assert said.startswith(f"“{name}”为 ")
    assert not any(word in said for word in (" is ", " the ", " no ", " but ", " write "))


def test_names_and_what_an_engine_says() -> None:
    table = SaidTable(ZH_CN)
    assert "不能作名称" in table.find(problems(DirectionsParams, {"names": "3=4"})["names"])
    assert table.find("This model has no class 'y'.") == "此模型没有类别“y”。"
    assert table.find("There is no layer 9: this model has 6.") == "没有第 9 层：此模型共有 6 层。"
