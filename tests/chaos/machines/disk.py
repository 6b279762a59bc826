"""A disk whose cache a power cut empties, under the SQLite files of one real process.

SQLite asks its VFS for every write and every flush. `install` puts itself between the two: it keeps
beside each file a copy of what a flush has reached, and nothing else. After a `kill -9`,
`cut_the_power` puts these copies in the place of the files: the disk as it stood at the last
flush. What nobody flushed is gone; no part of it survives by luck, and no flush is a lie.
"""

import ctypes
import mmap
import os
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p
from ctypes.util import find_library
from pathlib import Path

# Of an SQLite database these are flushed; the index of the log is made anew from the log.
_FLUSHED, _INDEX = ("", "-wal"), "-shm"
_OK = 0
_PAGE = 4096
# The size of a file stands before its content; no round writes more.
_HEAD, _MOST_BYTES = 8, 256 * 1024 * 1024
# https://www.sqlite.org/c3ref/io_methods.html: the functions of a file, in their order.
_CLOSE, _WRITE, _CUT, _SYNC, _FUNCTIONS = 0, 2, 3, 4, 18

_Close = CFUNCTYPE(c_int, c_void_p)
_Write = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_Cut = CFUNCTYPE(c_int, c_void_p, c_int64)
_Sync = CFUNCTYPE(c_int, c_void_p, c_int)
_Open = CFUNCTYPE(c_int, c_void_p, c_char_p, c_void_p, c_int, c_void_p)
_Delete = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)


class _Methods(Structure):
    _fields_ = (("version", c_int), ("functions", c_void_p * _FUNCTIONS))


class _Vfs(Structure):
    """https://www.sqlite.org/c3ref/vfs.html, as far as it is needed."""

    _fields_ = (
        ("version", c_int),
        ("size_of_file", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", c_void_p),
        ("delete", c_void_p),
    )


class _File(Structure):
    _fields_ = (("methods", POINTER(_Methods)),)


# SQLite calls what is in here; it must never be collected.
_ALIVE: list[object] = []


def is_possible() -> bool:
    """Say whether Python's SQLite is a library of its own here, into which one can reach."""
    import _sqlite3

    library = find_library("sqlite3")
    if library is None or not Path("/proc/self/maps").exists():
        return False
    return library.encode() in Path(_sqlite3.__file__).read_bytes()


class _Flushed:
    """What has reached the disk of one file.

    Written through a map of memory: it outlives a `kill -9`, and a limit on the size of files, by
    which a full disk is made, does not hold it up.
    """

    def __init__(self, place: Path, *, is_new: bool = False) -> None:
        if is_new:
            with place.open("wb") as made:
                made.truncate(_HEAD + _MOST_BYTES)
        with place.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), 0)

    @property
    def content(self) -> bytes | None:
        """None: there is no such file."""
        size = int.from_bytes(self._map[:_HEAD], "big", signed=True)
        return None if size < 0 else self._map[_HEAD : _HEAD + size]

    @content.setter
    def content(self, content: bytes | None) -> None:
        self.resize(-1)
        if content is not None:
            self.write(0, content)

    def resize(self, size: int) -> None:
        self._map[:_HEAD] = size.to_bytes(_HEAD, "big", signed=True)

    def write(self, offset: int, data: bytes) -> None:
        end = offset + len(data)
        self._map[_HEAD + offset : _HEAD + end] = data
        self.resize(max(end, int.from_bytes(self._map[:_HEAD], "big", signed=True)))


def install(database: Path, kept: Path) -> None:
    """Keep in that folder what is flushed of a database that this process is about to open.

    What lies in the files now counts as flushed.
    """
    kept.mkdir(exist_ok=True)
    flushed = {}
    for end in _FLUSHED:
        file = Path(f"{database}{end}")
        one = flushed[os.fsencode(file)] = _Flushed(kept / f"file{end}", is_new=True)
        one.content = _read(file)
    _ALIVE.append(_Cache(flushed))


def unflushed(database: Path, kept: Path) -> int:
    """How many bytes a power cut would take now; nobody may write."""
    return sum(
        _differing(
            _read(Path(f"{database}{end}")) or b"", _Flushed(kept / f"file{end}").content or b""
        )
        for end in _FLUSHED
    )


def cut_the_power(database: Path, kept: Path) -> None:
    """Leave of the database what was flushed; nobody may have it open."""
    for end in _FLUSHED:
        file, flushed = Path(f"{database}{end}"), _Flushed(kept / f"file{end}").content
        file.unlink(missing_ok=True)
        if flushed is not None:
            file.write_bytes(flushed)
    Path(f"{database}{_INDEX}").unlink(missing_ok=True)


def _read(file: Path) -> bytes | None:
    return file.read_bytes() if file.exists() else None


def _differing(now: bytes, then: bytes) -> int:
    """How many bytes, in whole pages, had not reached the disk."""
    pages = range(0, max(len(now), len(then)), _PAGE)
    return _PAGE * sum(now[at : at + _PAGE] != then[at : at + _PAGE] for at in pages)


class _Cache:
    """The writes that no flush has reached yet, by file."""

    def __init__(self, flushed: dict[bytes, _Flushed]) -> None:
        self.flushed = flushed
        self.unflushed: dict[bytes, list[tuple[int, bytes | None]]] = {name: [] for name in flushed}
        # Of every open file its name and its own functions, by the address that SQLite knows it by.
        self._names: dict[int, bytes] = {}
        self._own: dict[int, _Methods] = {}
        self._hooks = _Close(self._close), _Write(self._write), _Cut(self._cut), _Sync(self._sync)
        library = ctypes.CDLL(find_library("sqlite3"))
        library.sqlite3_vfs_find.restype = POINTER(_Vfs)
        vfs = library.sqlite3_vfs_find(None).contents
        self._really_open, self._really_delete = _Open(vfs.open), _Delete(vfs.delete)
        self._doors = _Open(self._open), _Delete(self._delete)
        vfs.open, vfs.delete = (_address(door) for door in self._doors)

    def _open(self, vfs: int, name: bytes | None, file: int, flags: int, out: int) -> int:
        code = int(self._really_open(vfs, name, file, flags, out))
        if code == _OK and name in self.flushed:
            handle = ctypes.cast(file, POINTER(_File)).contents
            self._names[file], self._own[file] = name, handle.methods.contents
            hooked = _Methods.from_buffer_copy(handle.methods.contents)
            for place, hook in zip((_CLOSE, _WRITE, _CUT, _SYNC), self._hooks, strict=True):
                hooked.functions[place] = _address(hook)
            _ALIVE.append(hooked)
            handle.methods = ctypes.pointer(hooked)
        return code

    def _delete(self, vfs: int, name: bytes, flush: int) -> int:
        code = int(self._really_delete(vfs, name, flush))
        if code == _OK and name in self.flushed:
            self.unflushed[name].clear()
            self.flushed[name].content = None
        return code

    def _close(self, file: int) -> int:
        code = int(_Close(self._own.pop(file).functions[_CLOSE])(file))
        del self._names[file]
        return code

    def _write(self, file: int, data: int, count: int, offset: int) -> int:
        code = int(_Write(self._own[file].functions[_WRITE])(file, data, count, offset))
        if code == _OK:
            self.unflushed[self._names[file]].append((offset, ctypes.string_at(data, count)))
        return code

    def _cut(self, file: int, size: int) -> int:
        code = int(_Cut(self._own[file].functions[_CUT])(file, size))
        if code == _OK:
            self.unflushed[self._names[file]].append((size, None))
        return code

    def _sync(self, file: int, flags: int) -> int:
        code = int(_Sync(self._own[file].functions[_SYNC])(file, flags))
        if code == _OK:
            self._keep(self._names[file])
        return code

    def _keep(self, name: bytes) -> None:
        """Write down what this flush has reached, before SQLite learns that it has."""
        writes, self.unflushed[name] = self.unflushed[name], []
        for offset, data in writes:
            if data is None:
                self.flushed[name].resize(offset)
            else:
                self.flushed[name].write(offset, data)


def _address(function: object) -> int | None:
    return ctypes.cast(function, c_void_p).value  # type: ignore[arg-type]
