"""What a benchmark asks the machine: processor time, memory, and how busy it is."""

import os
from collections.abc import Iterable
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(processes: Iterable[int]) -> float:
    """Return the processor time that these processes have used, in user and system mode."""
    return sum(sum(_ticks(process)[:2]) for process in processes) / _TICKS


def cpu_seconds_of_family(process: int) -> float:
    """Return the processor time of a process and of all children that it has or had."""
    # When a child ends, its time is added to its parent's: nothing is counted twice or lost.
    return (sum(_ticks(process)) / _TICKS) + cpu_seconds(children(process))


def _ticks(process: int) -> tuple[int, ...]:
    """Return user and system time of a process, and of its children that have ended."""
    try:
        line = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return (0, 0, 0, 0)
    # The second field is a name in brackets, which can contain spaces.
    return tuple(int(field) for field in line.rpartition(")")[2].split()[11:15])


def children(process: int) -> list[int]:
    """Return the running children of a process."""
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text(encoding="ascii").split()]


def peak_mb(processes: Iterable[int]) -> float:
    """Return the peak memory (RSS) of these processes, summed, in MiB."""
    kilobytes = 0
    for process in processes:
        for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM"):
                kilobytes += int(line.split()[1])
    return kilobytes / 1024


def shared_mb(processes: Iterable[int]) -> float:
    """Return the memory of these processes now, in MiB, their share of what is shared (PSS)."""
    kilobytes = 0
    for process in processes:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
        kilobytes += next(
            int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")
        )
    return kilobytes / 1024


def description() -> str:
    """Return the processors, and how busy they are now."""
    one, five, _ = os.getloadavg()
    return f"{os.cpu_count()} cores, load {one:.1f} (one minute), {five:.1f} (five)"
