"""What a benchmark asks of the machine: processor time, memory, and how busy it is."""

import os
from collections.abc import Iterable
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(processes: Iterable[int]) -> float:
    """The processor time that these processes have used so far, in user and system mode."""
    ticks = 0
    for process in processes:
        try:
            line = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
        except (FileNotFoundError, ProcessLookupError):
            continue
        # The second field is a name in brackets, which may hold spaces.
        fields = line.rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / _TICKS


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
