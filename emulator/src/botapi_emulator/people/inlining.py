"""Talking through a bot: typing its username and a query, and choosing from what it offers."""

import asyncio
from typing import Any

from botapi_emulator.people.complaints import waited
from botapi_emulator.people.writing import Writing
from botapi_emulator.world.bots import Bot
from botapi_emulator.world.messages import Message
from botapi_emulator.world.updates import InlineQuery


class Inlining(Writing):
    """The inline half of a person."""

    async def asks_inline(
        self,
        text: str,
        within: float | None = None,
        bot: Bot | None = None,
        offset: str = "",
    ) -> InlineQuery:
        """Type the bot's username and a query, and wait for what it offers.

        With the `next_offset` of an answer one asks for more. What the bot lets be kept for a while
        is found without asking it.
        """
        bot = bot or self.bot
        if not bot.answers_inline:
            raise AssertionError(f"{bot.username} takes no inline queries")
        if kept := self._kept(bot, text, offset):
            return kept
        query = InlineQuery(str(self.world.number()), bot, self.id, text, offset)
        self.world.inline_queries[query.id] = query
        asked = {"id": query.id, "from": self.user.user(), "query": text, "offset": offset}
        self.world.post(bot, "inline_query", {**asked, "chat_type": "sender"})
        try:
            patience = self.world.patience if within is None else within
            await asyncio.wait_for(query.arrived.wait(), patience)
        except TimeoutError:
            wanted = f"{self.name} was offered nothing for {text!r} within"
            raise AssertionError(f"{wanted} {waited(self.world, within)}") from None
        return query

    def _kept(self, bot: Bot, text: str, offset: str) -> InlineQuery | None:
        for holder in (self.id, 0):
            until, query = self.world.inline_cache.get((bot.id, text, offset, holder), (0, None))
            if query and self.world.timestamp() < until:
                return query
        return None

    async def chooses(self, query: InlineQuery, title: str = "") -> Message:
        """Send one of the results, the first whose title holds `title`, to the bot's own chat."""
        result = _result(query, title)
        body = {**result["message"], "via_bot": query.bot.user()}
        message = self.send(body, bot=query.bot)
        chosen = {"result_id": result["id"], "from": self.user.user(), "query": query.text}
        if "reply_markup" in body:
            chosen["inline_message_id"] = self.world.keep_inline(message)
        self.world.post(query.bot, "chosen_inline_result", chosen)
        return message


def _result(query: InlineQuery, title: str) -> dict[str, Any]:
    results = query.results or []
    for result in results:
        if title in result.get("title", ""):
            return result
    raise AssertionError(f"no result holds {title!r}; there are: {results}")
