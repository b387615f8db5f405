"""What a program did to files, as strace saw it: the steps that a disk may or may not have done when the power goes."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.source import ROOT

CALLS = (
    "openat,close,write,pwrite64,lseek,ftruncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,mkdir,"
    "mkdirat,link,linkat,rmdir"
)


@dataclass(frozen=True)
class Step:
    """One thing that was done.

    Attributes
    ----------
    kind : str
        ``write``, ``cut`` (to `at` bytes), ``sync`` change or settle the content of `inode`; ``name``, ``unname``,
        ``rename`` change the folder `inode`; ``ack`` is what the program said was safe.
    """

    kind: str
    inode: int = -1
    at: int = 0
    data: bytes = b""
    name: str = ""
    target: int = -1
    into: int = -1
    new_name: str = ""
    word: str = ""


def available() -> bool:
    """Whether a program can be watched here."""
    strace = shutil.which("strace")
    done = subprocess.run([strace, "-o", "/dev/null", "true"], capture_output=True) if strace else None
    return done is not None and done.returncode == 0


def watched(module: str, arguments: list[str], root: Path, log: Path) -> list[Step]:
    """Run ``python -m MODULE ARGUMENTS`` and return what it did to what lies in `root`, an empty folder."""
    command = [
        "strace",
        "-f",
        "--seccomp-bpf",
        "-xx",
        "-s",
        "16777216",
        "-e",
        f"trace={CALLS}",
        "-o",
        str(log),
    ]
    done = subprocess.run(
        [*command, sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return _Reader(root).steps(log.read_text("ascii"))


def _calls(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield (name, arguments, result) of each call that succeeded, in the order in which they ended."""
    begun: dict[str, str] = {}
    for line in text.splitlines():
        process, _, rest = line.partition(" ")
        rest = rest.strip()
        if rest.endswith("<unfinished ...>"):
            begun[process] = rest.removesuffix("<unfinished ...>").rstrip()
            continue
        if resumed := re.match(r"<\.\.\. \w+ resumed>", rest):
            rest = begun.pop(process, "") + rest[resumed.end() :]
        if found := re.fullmatch(r"(\w+)\((.*)\)\s+= (-?\d+).*", rest):
            yield found[1], found[2], found[3]


def _bytes(quoted: str) -> bytes:
    return bytes.fromhex(quoted.replace("\\x", ""))


@dataclass
class _Reader:
    """Follows descriptors and names; both are those of one process."""

    root: Path
    _found: list[Step] = field(default_factory=list)
    _open: dict[int, int] = field(default_factory=dict)
    _place: dict[int, int] = field(default_factory=dict)
    _names: dict[Path, int] = field(default_factory=dict)
    _sizes: dict[int, int] = field(default_factory=dict)

    def steps(self, text: str) -> list[Step]:
        self._names[self.root] = 0
        for name, arguments, result in _calls(text):
            if int(result) >= 0:
                getattr(self, f"_{name}")(arguments, int(result))
        return self._found

    def _paths(self, arguments: str) -> list[Path]:
        return [Path(_bytes(item).decode()) for item in re.findall(r'"([^"]*)"', arguments)]

    def _mine(self, path: Path) -> bool:
        return path.is_relative_to(self.root)

    def _new(self, path: Path) -> int:
        inode = max(self._names.values(), default=0) + len(self._found) + 1
        self._names[path] = inode
        self._found.append(Step("name", self._names[path.parent], name=path.name, target=inode))
        return inode

    def _openat(self, arguments: str, descriptor: int) -> None:
        (path,) = self._paths(arguments)
        self._open.pop(descriptor, None)
        if not self._mine(path):
            return
        inode = self._names.get(path)
        if inode is None:
            if "O_CREAT" not in arguments:
                raise RuntimeError(f"{path} was there before")
            inode = self._new(path)
        elif "O_TRUNC" in arguments:
            self._cut(inode, 0)
        self._open[descriptor] = inode
        self._place[descriptor] = self._sizes.get(inode, 0) if "O_APPEND" in arguments else 0

    def _close(self, arguments: str, _result: int) -> None:
        self._open.pop(int(arguments), None)

    def _write(self, arguments: str, count: int) -> None:
        descriptor = int(arguments.split(",")[0])
        data = _bytes(re.findall(r'"([^"]*)"', arguments)[0])[:count]
        if descriptor == 1:
            self._found += [Step("ack", word=word) for word in data.decode().split()]
        elif descriptor in self._open:
            self._put(descriptor, self._place[descriptor], data)
            self._place[descriptor] += count

    def _pwrite64(self, arguments: str, count: int) -> None:
        descriptor, at = int(arguments.split(",")[0]), int(arguments.rsplit(",", 1)[1])
        if descriptor in self._open:
            self._put(descriptor, at, _bytes(re.findall(r'"([^"]*)"', arguments)[0])[:count])

    def _put(self, descriptor: int, at: int, data: bytes) -> None:
        inode = self._open[descriptor]
        self._sizes[inode] = max(self._sizes.get(inode, 0), at + len(data))
        self._found.append(Step("write", inode, at, data))

    def _lseek(self, arguments: str, place: int) -> None:
        self._place[int(arguments.split(",")[0])] = place

    def _ftruncate(self, arguments: str, _result: int) -> None:
        descriptor, size = (int(item) for item in arguments.split(","))
        if descriptor in self._open:
            self._cut(self._open[descriptor], size)

    def _cut(self, inode: int, size: int) -> None:
        self._sizes[inode] = size
        self._found.append(Step("cut", inode, size))

    def _fsync(self, arguments: str, _result: int) -> None:
        if (inode := self._open.get(int(arguments))) is not None:
            self._found.append(Step("sync", inode))

    _fdatasync = _fsync

    def _rename(self, arguments: str, _result: int) -> None:
        old, new = self._paths(arguments)
        if not self._mine(new):
            return
        inode = self._names.pop(old)
        self._names[new] = inode
        folder, into = self._names[old.parent], self._names[new.parent]
        self._found.append(Step("rename", folder, name=old.name, target=inode, into=into, new_name=new.name))

    _renameat = _renameat2 = _rename

    def _unlink(self, arguments: str, _result: int) -> None:
        (path,) = self._paths(arguments)
        if self._mine(path):
            del self._names[path]
            self._found.append(Step("unname", self._names[path.parent], name=path.name))

    _unlinkat = _rmdir = _unlink

    def _link(self, arguments: str, _result: int) -> None:
        old, new = self._paths(arguments)
        if self._mine(new):
            self._names[new] = self._names[old]
            self._found.append(Step("name", self._names[new.parent], name=new.name, target=self._names[new]))

    _linkat = _link

    def _mkdir(self, arguments: str, _result: int) -> None:
        (path,) = self._paths(arguments)
        if self._mine(path) and path != self.root:
            self._new(path)

    _mkdirat = _mkdir
