"""What disks, kills and odd names do to the working state."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from creastudio.api.errors import UserError
from creastudio.core import edits
from creastudio.core.assets import Asset
from creastudio.core.document import Document, new_document
from creastudio.core.results import Result
from creastudio.store.blobs import BlobStore
from creastudio.store.journal import Journal
from creastudio.store.journal_reading import read_facts
from creastudio.store.lock import FolderLock, is_locked
from creastudio.store.recovery import find_for_file, find_recoverable

BROKEN_NAME = "/pictures/\udcff.crea"
"""A path with a byte that is no Unicode, as Python gives it."""


def journal_in(parent: Path, name: str, document: Document | None = None) -> Journal:
    return Journal(parent / name, document or new_document())


class TestJournal:
    def test_names_that_are_no_unicode_come_back(self, tmp_path: Path) -> None:
        journal = journal_in(tmp_path, "a")
        journal.set("path", BROKEN_NAME)
        assert journal.flush(5)
        journal.close()
        assert read_facts(tmp_path / "a")["path"] == BROKEN_NAME
        again = Journal(tmp_path / "a")
        assert again.get("path") == BROKEN_NAME
        again.close()
        state = find_for_file(tmp_path, Path(BROKEN_NAME))
        assert state is not None

    def test_flush_waits_for_every_write(self, tmp_path: Path) -> None:
        journal = journal_in(tmp_path, "a")
        missing: list[int] = []

        def write(start: int) -> None:
            for number in range(start, start + 40):
                journal.put_job(str(number), "queued", "{}")
                if str(number) not in {job_id for job_id, _, _ in journal.jobs()}:
                    missing.append(number)

        threads = [threading.Thread(target=write, args=(start,)) for start in (0, 1000)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        journal.close()
        assert missing == []

    def test_a_second_close_does_nothing(self, tmp_path: Path) -> None:
        journal = journal_in(tmp_path, "a")
        journal.close()
        journal.close()
        assert not is_locked(tmp_path / "a")

    def test_a_bad_row_is_told(self, tmp_path: Path) -> None:
        journal = journal_in(tmp_path, "a")
        journal._database.execute("INSERT INTO steps VALUES (1, 'edit', 'Add layer', NULL)")
        journal._database.commit()
        with pytest.raises(UserError, match="can't be read"):
            journal.load_history()
        journal.close()


class TestRecovery:
    def test_a_project_without_file_is_offered_for_its_results_and_jobs(self, tmp_path: Path) -> None:
        asset = Asset(sha256="0" * 64, media_type="image/png")
        result = Result(job="1", asset=asset)
        for name in ("empty", "results", "jobs", "thrown_away", "ended", "saved"):
            journal = journal_in(tmp_path, name)
            if name == "results":
                journal.put_result(result)
            elif name == "jobs":
                journal.put_job("1", "running", "{}")
            elif name == "thrown_away":
                journal.put_result(result.model_copy(update={"state": "discarded"}))
            elif name == "ended":
                journal.put_job("1", "done", "{}")
            elif name == "saved":
                journal.put_result(result)
                journal.set("path", str(tmp_path / "a.crea"))
            journal.close()
        assert {state.folder.name for state in find_recoverable(tmp_path)} == {"results", "jobs"}

    def test_what_is_open_or_no_journal_is_passed_over(self, tmp_path: Path) -> None:
        document = new_document()
        journal = journal_in(tmp_path, "open", document)
        board = edits.add_artboard(edits.beside(document, 10, 10, "B"))
        journal.record(document, board.apply(document), board.label, "edit")
        (tmp_path / "other").mkdir()
        (tmp_path / "file").write_text("x")
        assert find_recoverable(tmp_path) == []
        journal.close()
        assert [state.folder.name for state in find_recoverable(tmp_path)] == ["open"]


class TestLock:
    def test_a_file_in_the_place_of_the_folder_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_text("x")
        with pytest.raises(UserError, match="its folder should be"):
            FolderLock(tmp_path / "a")


class TestBlobs:
    def test_equal_bytes_are_one_blob(self, tmp_path: Path) -> None:
        blobs = BlobStore(tmp_path / "blobs")
        (tmp_path / "a.png").write_bytes(b"pixels")
        assert blobs.put(b"pixels") == blobs.put_file(tmp_path / "a.png")
        assert len(list(blobs.all())) == 1

    def test_a_damaged_blob_is_told_and_healed_by_making_it_again(self, tmp_path: Path) -> None:
        blobs = BlobStore(tmp_path)
        sha256 = blobs.put(b"pixels")
        blobs.path(sha256).write_bytes(b"pixelz")
        with pytest.raises(UserError, match="damaged"):
            blobs.read(sha256)
        assert blobs.put(b"pixels") == sha256
        assert blobs.read(sha256) == b"pixels"

    def test_a_missing_file_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(UserError, match="There is no"):
            BlobStore(tmp_path / "blobs").put_file(tmp_path / "a.png")

    @pytest.mark.parametrize("name", ["../../x", "", "A" * 64])
    def test_only_hashes_are_names(self, tmp_path: Path, name: str) -> None:
        with pytest.raises(ValueError, match="not a SHA-256"):
            BlobStore(tmp_path).path(name)
