"""`main.py run` without Telegram's limit of 30 messages a second.

The rate limiters stay in place and cost what they cost, but let every message pass at once.
"""

import main
from bot.telegram.pace import budget, chats

NO_LIMIT = 1_000

if __name__ == "__main__":
    budget.MOST = NO_LIMIT
    chats.TOLERANCE_SECONDS = NO_LIMIT
    main.app(["run"])
