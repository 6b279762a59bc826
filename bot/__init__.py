"""Everything that speaks Telegram: updates in, screens out."""

import os

# PTB's coming form of `retry_after`; it reads this variable whenever one is asked for.
os.environ.setdefault("PTB_TIMEDELTA", "1")
