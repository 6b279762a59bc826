"""Breaks the real program at random, while an office works with it, and counts what came of it.

`make chaos` runs rounds; each draws a storm from its seed, lets people work through it, calms down
and looks into the database and on every phone. What is real: the program's processes as `main.py
run` starts them, by polling or behind a webhook; `kill -9`, SIGSTOP and SIGCONT; HTTP over
loopback; both databases; PostgreSQL's own stop, fast and immediate. What is simulated:

- Telegram, by the emulator: it refuses (502), asks for patience (429), answers late, and closes
  connections before or after it has carried a request out.
- What starts a program again that has ended by itself, as a service manager does (`fleet`).
- A slow disk: somebody else holds the write lock of the database for a while, and flushes files
  meanwhile.
- A full disk, on SQLite: the system refuses every process to write beyond the first bytes of a file
  (RLIMIT_FSIZE). What is logged goes through a pipe and is not lost. PostgreSQL's is real where one
  can be mounted (`small_disk`), and else left out.
- What starts PostgreSQL again that has fallen for want of space, as a service manager does.
- A power cut, on SQLite: `kill -9`, and then the files as their last flush left them (`disk`). All
  that was not flushed is gone. A flush that lies, a page half written and a folder's lost entry are
  not simulated. What a killed process leaves counts as flushed once the next one has started.
- The machine's clock, by a file that all processes read at every glance: it jumps forward past
  deadlines, over a night, a weekend or a holiday, and back by seconds. The emulator's stands fast.
"""
