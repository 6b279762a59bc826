"""`main.py run` without Telegram's limit of 30 messages a second.

The rate limiters stay in place and cost what they cost, but let every message pass at once.
"""

from functools import partial

import main
from bot.telegram.pace import rate_limiter
from office.outbox import service
from office.outbox.pacing import Pacing
from office.outbox.rates import per_second

NO_LIMIT = 1_000_000

if __name__ == "__main__":
    rate_limiter.MOST = NO_LIMIT
    service.Pacing = partial(Pacing, over_all=per_second(NO_LIMIT))
    main.app(["run"])
