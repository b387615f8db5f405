"""What is known of each job, what is told of it and what is stored."""

from __future__ import annotations

import queue
from types import SimpleNamespace

import pytest

from creastudio.api.errors import UserError
from creastudio.jobs import ledger
from creastudio.jobs.job import JobChanged, JobEvent, JobInput, JobRecord, JobRequest
from creastudio.jobs.ledger import Ledger
from tests.support.toy_jobs import MemoryStore


class Book:
    """A ledger with its store and its events."""

    def __init__(self, store: MemoryStore | None = None) -> None:
        self.store = store or MemoryStore()
        self.events: queue.Queue[JobEvent] = queue.Queue()
        self.ledger = Ledger(self.store, self.events)

    def told(self) -> list[JobRecord]:
        events = [self.events.get_nowait() for _ in range(self.events.qsize())]
        return [event.record for event in events if isinstance(event, JobChanged)]


def record(job_id: str = "a") -> JobRecord:
    return JobRecord(request=JobRequest(id=job_id, work="toy.dot", entry="a:b", params_entry="a:C"))


def test_a_change_is_known_told_and_stored() -> None:
    book = Book()
    book.ledger.add(record())
    book.ledger.change("a", status="paused")
    assert [item.status for item in book.told()] == ["queued", "paused"]
    assert book.ledger["a"].status == "paused"
    assert book.store.rows["a"][0] == "paused"


def test_what_cannot_be_stored_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(job_id: str, status: str, payload: str) -> None:
        raise UserError("The disk is full.")

    book = Book()
    monkeypatch.setattr(book.store, "put", refuse)
    with pytest.raises(UserError):
        book.ledger.add(record())
    assert book.ledger.all() == ()
    assert book.told() == []


def test_done_is_stored_when_it_is_acknowledged() -> None:
    book = Book()
    book.ledger.add(record())
    book.ledger.change("a", status="done")
    assert book.store.rows["a"][0] == "queued"
    book.ledger.acknowledge("a")
    assert book.store.rows["a"][0] == "done"
    book.ledger.acknowledge("nobody")


@pytest.mark.parametrize(("interval", "told"), [(0.0, 100), (1e9, 0)])
def test_progress_is_known_at_once_and_told_now_and_then(
    interval: float, told: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("creastudio.jobs.ledger.TELL_INTERVAL", interval)
    book = Book()
    book.ledger.add(record())
    book.ledger.begin("a", "running")
    book.told()
    stored = dict(book.store.rows)
    for step in range(100):
        book.ledger.progressed("a", step / 100, f"step {step}" if step < 50 else "")
    assert (book.ledger["a"].progress, book.ledger["a"].message) == (0.99, "step 49")
    assert len(book.told()) == told
    assert book.store.rows == stored


def test_results_are_counted() -> None:
    book = Book()
    book.ledger.add(record())
    book.ledger.begin("a", "running")
    book.ledger.count_result("a")
    book.ledger.count_result("a")
    ended = book.ledger.worked("a")
    assert (ended.results, ended.eta) == (2, None)


def test_records_come_back_in_order_and_unreadable_ones_go() -> None:
    store = MemoryStore()
    for name in ("b", "a"):
        Book(store).ledger.add(record(name))
    store.put("old", "queued", "{}")
    book = Book(store)
    assert [item.id for item in book.ledger.load()] == ["b", "a"]
    assert [item.id for item in book.ledger.all()] == ["b", "a"]
    assert list(store.rows) == ["b", "a"]
    assert book.told() == []


def test_a_forgotten_job_is_nowhere() -> None:
    book = Book()
    book.ledger.add(record())
    book.ledger.forget("a")
    assert book.ledger.get("a") is None
    assert book.store.rows == {}


def test_a_job_may_name_a_file_whose_name_is_no_unicode() -> None:
    book = Book()
    given = JobInput(name="data", path="/pictures/\udcff")
    request = JobRequest(id="a", work="toy.dot", entry="a:b", params_entry="a:C", inputs=(given,))
    book.ledger.add(JobRecord(request=request, message="half a pair \ud83d"))
    (back,) = Book(book.store).ledger.load()
    assert back.request.inputs == (given,)
    assert back.message == "half a pair \ud83d"


def test_progress_is_told_when_its_time_has_come_and_that_of_another_run_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [100.0]
    monkeypatch.setattr(ledger, "time", SimpleNamespace(monotonic=lambda: now[0]))
    monkeypatch.setattr(ledger, "TELL_INTERVAL", 2.0)
    book = Book()
    book.ledger.add(record())
    book.ledger.begin("a", "running")
    book.told()
    told: list[int] = []
    for moment in (100.0, 101.0, 102.0):
        now[0] = moment
        book.ledger.progressed("a", 0.5, "")
        told.append(len(book.told()))
    assert told == [1, 0, 1]
    book.ledger.replace(book.ledger.worked("a"))
    book.ledger.begin("a", "running")
    book.told()
    book.ledger.progressed("a", 0.1, "")
    assert len(book.told()) == 1


@pytest.mark.parametrize("resume", [True, False])
def test_a_job_that_goes_on_keeps_its_progress_and_its_time(*, resume: bool) -> None:
    book = Book()
    before = record().model_copy(update={"elapsed": 3000.0, "progress": 0.4})
    request = before.request.model_copy(update={"resume": resume})
    book.ledger.add(before.model_copy(update={"request": request}))
    book.ledger.begin("a", "running")
    assert (book.ledger["a"].status, book.ledger["a"].progress) == ("running", 0.4 if resume else 0.0)
    assert (book.ledger.worked("a").elapsed >= 3000.0) is resume


def test_what_stands_still_has_no_end_in_sight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger.Stopwatch, "estimate", lambda _watch, _fraction: 12.0)
    book = Book()
    book.ledger.add(record())
    book.ledger.begin("a", "running")
    book.ledger.progressed("a", 0.5, "")
    assert book.ledger["a"].eta == 12.0
    book.ledger.change("a", status="paused")
    book.ledger.progressed("a", 0.5, "")
    assert book.ledger["a"].eta is None
