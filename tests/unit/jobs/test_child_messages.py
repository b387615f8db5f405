"""What children say is heard in their parent's name, and what they made stays for its recipe."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from creastudio.api import Recipe, UserError
from creastudio.jobs import child_messages
from creastudio.jobs.child_messages import Children
from creastudio.jobs.job import JobEvent, JobNotice, JobRequest, JobResult
from creastudio.jobs.protocol import Message
from creastudio.jobs.runner import Outcome
from tests.support.toy_services import FakeServices

PARENT = JobRequest(id="parent", work="toy.asks", title="Asks", entry="toy:asks", params_entry="toy:Params")
ORDER = Message("request", {"generator": "toy.dots", "params": {}, "inputs": {}, "seed": 3})


class Asker:
    """The queue, as far as a child needs it."""

    def __init__(self) -> None:
        self.posted: list[JobEvent] = []
        self.wanted = True
        self.eased = 0

    def accepts(self, job_id: str) -> bool:
        return self.wanted and job_id == "parent"

    def post(self, event: JobEvent) -> None:
        self.posted.append(event)

    def ease(self) -> None:
        self.eased += 1


class Heard:
    """Stands for the messages of one child."""

    def __init__(self, request: JobRequest, folder: Path, owner: Any) -> None:
        self.request, self.folder, self.owner = request, folder, owner
        self.messages: list[Message] = []

    def handle(self, message: Message) -> dict[str, Any] | None:
        self.messages.append(message)
        return {"heard": message.type}

    def judged(self, outcome: Outcome) -> Outcome:
        return outcome


@pytest.fixture
def heard() -> list[Heard]:
    return []


@pytest.fixture
def asker() -> Asker:
    return Asker()


@pytest.fixture
def services(tmp_path: Path) -> FakeServices:
    return FakeServices(tmp_path)


@pytest.fixture
def children(tmp_path: Path, services: FakeServices, heard: list[Heard], asker: Asker) -> Children:
    def listen(request: JobRequest, folder: Path, owner: Any) -> Heard:
        heard.append(Heard(request, folder, owner))
        return heard[-1]

    return Children(PARENT, tmp_path, services, asker, listen)


def ended(child: str, ending: str = "done", **told: str) -> Message:
    return Message("requested", {"child": child, "outcome": {"ending": ending, **told}})


def test_a_child_gets_a_folder_of_its_own(children: Children, tmp_path: Path) -> None:
    first, second = children.begin(ORDER), children.begin(ORDER)
    folders = [Path(order["scratch"]) for order in (first, second)]
    assert folders == [tmp_path / "child-1", tmp_path / "child-2"]
    assert all(folder.is_dir() for folder in folders)
    assert first["request"]["seed"] == 3
    assert first["settings"]["memory_scale"] == 1.0


def test_what_a_child_says_reaches_its_own_listener(children: Children, heard: list[Heard]) -> None:
    names = [children.begin(ORDER)["request"]["id"] for _ in range(2)]
    reply = children.hear(Message("child", {"child": names[1], "what": "emit", "body": {"a": 1}}, b"data"))
    assert reply == {"heard": "emit"}
    assert heard[0].messages == []
    (message,) = heard[1].messages
    assert (message.type, message.body, message.payload) == ("emit", {"a": 1}, b"data")
    assert children.hear(Message("child", {"child": "nobody", "what": "emit", "body": {}})) is None


def test_its_warnings_are_its_parents_and_nothing_else_is_shown(
    children: Children, heard: list[Heard], asker: Asker
) -> None:
    children.begin(ORDER)
    owner = heard[0].owner
    owner.post(JobNotice(heard[0].request.id, "Careful."))
    owner.progressed(heard[0].request.id, 0.5, "half")
    assert asker.posted == [JobNotice("parent", "Careful.")]
    owner.ease()
    assert asker.eased == 1
    assert owner.accepts("whoever")
    asker.wanted = False
    assert not owner.accepts("whoever")


def test_results_go_to_the_parent_and_its_recipe(
    children: Children, heard: list[Heard], services: FakeServices
) -> None:
    sha256 = services.keep(b"dots")
    child = children.begin(ORDER)["request"]["id"]
    recipe = Recipe(generator="toy.dots", plugin="toy", plugin_version="1", params={}, seed=3)
    result = JobResult(
        job=child,
        sha256=sha256,
        media_type="image/png",
        title="Dots",
        recipe=recipe,
        metadata={"n": 1},
    )
    assert heard[0].owner.deliver(result)
    (made,) = children.end(ended(child))["made"]
    assert Path(made["path"]).read_bytes() == b"dots"
    assert (made["sha256"], made["title"], made["metadata"]) == (sha256, "Dots", {"n": 1})
    assert [(item.name, item.sha256, item.recipe) for item in children.made] == [("toy.dots", sha256, recipe)]
    # It has ended: nothing more is heard of it.
    assert children.hear(Message("child", {"child": child, "what": "emit", "body": {}})) is None


def test_a_failure_is_told_and_makes_nothing(children: Children) -> None:
    child = children.begin(ORDER)["request"]["id"]
    with pytest.raises(UserError, match="The paint is dry") as told:
        children.end(ended(child, "user_error", message="The paint is dry.", hint="Buy some."))
    assert told.value.hint == "Buy some."
    assert children.made == []
    other = children.begin(ORDER)["request"]["id"]
    assert children.end(ended(other, "cancelled")) == {"made": []}


def test_there_is_an_end_to_asking(children: Children, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child_messages, "MOST", 2)
    children.begin(ORDER)
    children.begin(ORDER)
    with pytest.raises(UserError, match="'Asks' asks for more than 2 jobs"):
        children.begin(ORDER)
