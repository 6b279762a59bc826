"""Breaks the real program at random, while an office works with it, and counts what came of it.

`make chaos` runs rounds; each draws a storm from its seed, lets people work through it, calms down
and looks into the database and on every phone. What is real: the program's processes as `main.py
run` starts them, `kill -9`, HTTP over loopback, both databases. What is simulated:

- Telegram, by the emulator: it refuses (502), asks for patience (429), answers late, and closes
  connections before or after it has carried a request out.
- A slow disk: somebody else holds the write lock of the database for a while, and flushes files
  meanwhile. A disk that is full, torn or lying about its flushes is not simulated.
- The machine's clock, by a file that all processes read at every glance: it jumps forward past
  deadlines, over a night or a holiday, and back by seconds. The emulator's clock stands fast.
- A power cut is not simulated: the operating system lives on, and so does what it has cached.
"""
