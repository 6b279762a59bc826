"""From a question to a passage."""

import os

# The matrices are small: more threads cost more time and memory than they save.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
