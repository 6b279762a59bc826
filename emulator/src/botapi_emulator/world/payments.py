"""Invoices, and what a bot is asked while somebody pays."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from botapi_emulator.world.bots import Bot

Json = dict[str, Any]

ADDRESS = {
    "country_code": "ID",
    "state": "Sumatera Selatan",
    "city": "Muara Enim",
    "street_line1": "Jl. Jenderal Sudirman 1",
    "street_line2": "",
    "post_code": "31315",
}
"""Where everybody here has things sent."""
ASKED = {"need_name": "name", "need_phone_number": "phone_number", "need_email": "email"}


@dataclass(frozen=True)
class Invoice:
    """What a bot wants paid, with what only it knows: the payload and who the payer must be."""

    shown: Json
    """The Invoice object, as the message has it."""
    payload: str
    needs: frozenset[str]
    is_flexible: bool
    most_tip: int = 0
    subscription_period: int = 0

    def order(self, name: str) -> Json:
        """The OrderInfo that somebody fills in."""
        told = {"name": name, "phone_number": "+62800000000", "email": "a@contoh.id"}
        order: Json = {said: told[said] for asked, said in ASKED.items() if asked in self.needs}
        return {**order, "shipping_address": ADDRESS} if self.is_shipped else order

    @property
    def is_shipped(self) -> bool:
        """Whether the payer gives an address."""
        return "need_shipping_address" in self.needs


@dataclass
class Checkout:
    """A question to the bot on the way to a payment; `refusal` is what it said against it."""

    id: str
    bot: Bot
    is_answered: bool = False
    refusal: str = ""
    options: list[Json] = field(default_factory=list)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    def answer(self, refusal: str, options: list[Json]) -> None:
        """Let the payer hear."""
        self.is_answered, self.refusal, self.options = True, refusal, options
        self.arrived.set()
