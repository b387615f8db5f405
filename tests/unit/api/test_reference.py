"""The reference of the plugin API says what the docstrings say."""

from __future__ import annotations

import importlib.util
import re

import creastudio.api as api
from tests.support.source import ROOT


def test_the_page_is_up_to_date_and_has_every_name() -> None:
    file = ROOT / "packaging" / "content" / "plugin_reference.py"
    spec = importlib.util.spec_from_file_location("plugin_reference", file)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    page = (ROOT / "docs" / "plugin-api.md").read_text(encoding="utf-8")
    assert page == script.page(), "run packaging/content/plugin_reference.py"
    for name in ("Generator", "Params", "JobContext", "UserError"):
        assert name in api.__all__
        assert f"### {name}\n" in page


def test_values_have_their_fields_and_class_methods() -> None:
    page = (ROOT / "docs" / "plugin-api.md").read_text(encoding="utf-8")
    entries = {text.partition("\n")[0]: text for text in page.split("\n### ")[1:]}
    for told in ("- `mean : float`", "- `low, high : float`", "- `of(values)`: "):
        assert told in entries["MeasuredRange"]
    for name in api.__all__:
        value = getattr(api, name)
        for field in getattr(value, "model_fields", ()):
            assert re.search(rf"^- `(\w+, )*{field}\b", entries[name], re.MULTILINE), f"{name}.{field}"


def test_what_the_tutorial_names_of_other_modules_is_on_the_page() -> None:
    tutorial = (ROOT / "docs" / "plugins.md").read_text(encoding="utf-8")
    page = (ROOT / "docs" / "plugin-api.md").read_text(encoding="utf-8")
    told = page.partition("## More modules")[2].split("\n### ")[1:]
    modules = {text.partition("\n")[0]: text for text in told}
    named = re.findall(r"^from (creastudio\.api\.[a-z_.]+) import (.+)$", tutorial, re.MULTILINE)
    assert named
    for module, names in named:
        if module in modules:
            for name in names.split(", "):
                assert f"`{name}" in modules[module], f"{module}.{name}"
    assert "`write_brand(pack)`" in modules["creastudio.api.brand_file"]
