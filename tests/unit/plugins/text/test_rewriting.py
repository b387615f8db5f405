"""``text.rewrite``: with a model that follows instructions, and without one."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api import UserError
from creastudio.api.testing import FakeContext
from creastudio_text.engine import loading, rewriting
from creastudio_text.tools.rewrite import RewriteParams
from tests.support.text_models import opened, random_folder, write_config

PASSAGE = (
    "The river runs by the old mill. Nobody has worked in the mill for years. "
    "A cat sleeps there. The old mill and the river are for sale."
)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return random_folder(tmp_path_factory.mktemp("models") / "Tiny", max_position_embeddings=512)


@pytest.fixture(scope="module")
def chatty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = random_folder(tmp_path_factory.mktemp("models") / "Tiny-Instruct", max_position_embeddings=512)
    template = "{% for m in messages %}{{ m.content }}{% endfor %} ->"
    write_config(folder, "tokenizer_config.json", chat_template=template)
    return folder


def _job(place: Path, folder: Path | None, **values: object) -> FakeContext:
    models = [opened(folder, languages=("en",))] if folder is not None else []
    ctx = FakeContext(place, seed=3, models=models)
    rewriting.run(RewriteParams.model_validate({"text": PASSAGE, "length": 8, **values}), ctx)
    return ctx


def test_a_model_that_follows_instructions_is_asked(
    chatty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    model = loading.load(FakeContext(tmp_path), opened(chatty))
    plain_prompt = type(model).prompt

    def prompt(self: object, instruction: str, text: str = "") -> list[int] | None:
        asked.append(instruction)
        return plain_prompt(model, instruction, text)  # type: ignore[arg-type]

    monkeypatch.setattr(type(model), "prompt", prompt)
    ctx = _job(tmp_path / "job", chatty, way="tone", tone="solemn", wish="Rhyme.", count=2)
    assert len(ctx.results) == 2
    assert ctx.notices == []
    assert asked[-1].startswith("Rewrite the following passage in a solemn tone.")
    assert asked[-1].endswith(f"Rhyme.\n\n{PASSAGE}")


def test_without_one_it_goes_on_and_says_so(plain: Path, tmp_path: Path) -> None:
    ctx = _job(tmp_path / "job", plain, way="expand")
    assert ctx.results[0].data.decode().startswith(PASSAGE)
    assert "gone on with instead" in ctx.notices[0]


def test_without_any_model_a_passage_is_shortened_by_its_own_sentences(tmp_path: Path) -> None:
    ctx = _job(tmp_path / "job", None, way="shorten", count=2)
    found = ctx.results[0].data.decode()
    assert all(sentence in PASSAGE for sentence in found.split(". "))
    assert len(found) < 0.7 * len(PASSAGE)
    assert "The cat" not in found
    assert "kept as they are" in ctx.notices[0]


def test_a_change_of_tone_needs_one(plain: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="needs one") as error:
        _job(tmp_path / "job", plain, way="tone")
    assert "Add a local model" in error.value.hint


def test_chinese_sentences_are_weighed_by_pairs(tmp_path: Path) -> None:
    weights = rewriting.weighed(["秋山暮色沉沉。", "他买了苹果。", "暮色里的秋山。"], "zh")
    assert weights[1] == min(weights)


def test_nothing_and_too_much_are_said(chatty: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nothing to rewrite"):
        _job(tmp_path / "a", chatty, text="  ")
    with pytest.raises(UserError, match="tokens long, and"):
        _job(tmp_path / "b", chatty, text=PASSAGE * 60)


def test_a_file_is_read_as_it_is(plain: Path, tmp_path: Path) -> None:
    file = tmp_path / "p.txt"
    file.write_bytes("\ufeffThe hill is high. The hill is far.".encode())
    ctx = FakeContext(tmp_path / "job", inputs={"passage": file})
    rewriting.run(RewriteParams(way="shorten"), ctx)
    assert ctx.results[0].data.decode() in ("The hill is high.", "The hill is far.")


@pytest.mark.parametrize(
    ("way", "text", "stops"),
    [
        ("tone", PASSAGE, ("\n",)),
        ("expand", PASSAGE, ()),
        ("shorten", f"{PASSAGE}\n\n{PASSAGE}", ()),
    ],
)
def test_the_answer_to_one_paragraph_is_one_paragraph(
    chatty: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    way: str,
    text: str,
    stops: tuple[str, ...],
) -> None:
    given: list[object] = []
    plain_write = rewriting.write

    def write(*values: object, **options: object) -> object:
        given.append(options["stops"])
        return plain_write(*values, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(rewriting, "write", write)
    _job(tmp_path / "job", chatty, way=way, text=text)
    assert given == [stops]


def test_a_description_has_room_for_sentences_however_short_the_passage(chatty: Path, tmp_path: Path) -> None:
    model = loading.load(FakeContext(tmp_path), opened(chatty))
    room = {
        way: rewriting._longest(RewriteParams.model_validate({"way": way}), model, "A cat sleeps.")
        for way in ("describe", "shorten")
    }
    assert room["describe"] >= 96 > room["shorten"]


def test_without_any_model_nothing_else_is_promised(tmp_path: Path) -> None:
    ctx = FakeContext(tmp_path / "job")
    with pytest.raises(UserError) as caught:
        rewriting.run(RewriteParams(way="expand", text="The hill is high."), ctx)
    assert caught.value.hint
