"""From a question to a passage."""

import os

# The matrices are small: threads that wait for each other cost more time and memory than they save.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
