"""What a benchmark asks of the machine: processor time, memory, and how busy it is."""

import os
from collections.abc import Iterable
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(processes: Iterable[int]) -> float:
    """The processor time that these processes have used so far, in user and system mode."""
    return sum(sum(_ticks(process)[:2]) for process in processes) / _TICKS


def cpu_seconds_of_family(process: int) -> float:
    """The same of a process with all children that it has or had."""
    # What a child has used goes to its parent when it ends: none is counted twice or forgotten.
    return (sum(_ticks(process)) / _TICKS) + cpu_seconds(children(process))


def _ticks(process: int) -> tuple[int, ...]:
    """User and system time of a process, and of those of its children that have ended."""
    try:
        line = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return (0, 0, 0, 0)
    # The second field is a name in brackets, which may hold spaces.
    return tuple(int(field) for field in line.rpartition(")")[2].split()[11:15])


def children(process: int) -> list[int]:
    """The processes that this one has begun and that are still there."""
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text(encoding="ascii").split()]


def peak_mb(processes: Iterable[int]) -> float:
    """The most memory that these processes have held (RSS), summed, in MiB."""
    kilobytes = 0
    for process in processes:
        for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM"):
                kilobytes += int(line.split()[1])
    return kilobytes / 1024


def description() -> str:
    """The processors, and how busy they are now."""
    one, five, _ = os.getloadavg()
    return f"{os.cpu_count()} cores, load {one:.1f} (one minute), {five:.1f} (five)"
