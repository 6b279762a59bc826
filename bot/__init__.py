"""Everything that speaks Telegram: updates in, screens out."""

import os

# The future form of PTB's `retry_after`. PTB reads this variable whenever it is asked for one.
os.environ.setdefault("PTB_TIMEDELTA", "1")
