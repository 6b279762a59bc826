"""A reader of documents that breaks and says on what."""

import sys

if __name__ == "__main__":
    raise ValueError(f"NIK 1671012345678901 in {sys.stdin.buffer.read(9)!r}")
