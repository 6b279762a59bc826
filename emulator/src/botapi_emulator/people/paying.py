"""What people do to pay: fill in an order, choose a way of sending, confirm."""

import asyncio
from typing import Any

from botapi_emulator.people.writing import Writing
from botapi_emulator.world.messages import Message
from botapi_emulator.world.payments import ADDRESS, Checkout

PATIENCE_SECONDS = 10.0
"""How long Telegram lets a bot think."""

Json = dict[str, Any]


class Paying(Writing):
    """The paying half of a person. Money never moves."""

    async def pays(self, message: Message, shipping: str = "") -> Message:
        """Pay an invoice, sent the first way whose title holds `shipping`."""
        invoice = self.world.invoices.get((message.bot.id, message.id))
        if invoice is None:
            raise AssertionError(f"{message} is no invoice")
        told = {"invoice_payload": invoice.payload}
        order: Json = invoice.order(self.name)
        body = {key: invoice.shown[key] for key in ("currency", "total_amount")} | told
        if order:
            body["order_info"] = order
        if invoice.is_flexible:
            asked = {**told, "shipping_address": order.get("shipping_address", ADDRESS)}
            offered = (await self._asks(message, "shipping_query", asked)).options
            way = next((one for one in offered if shipping in one["title"]), None)
            if way is None:
                raise AssertionError(f"no way of sending holds {shipping!r}: {offered}")
            body["shipping_option_id"] = way["id"]
            body["total_amount"] += sum(price["amount"] for price in way["prices"])
        await self._asks(message, "pre_checkout_query", body)
        charge = str(self.world.number())
        charges = dict.fromkeys(
            ("telegram_payment_charge_id", "provider_payment_charge_id"), charge
        )
        return self.send({"successful_payment": {**body, **charges}}, bot=message.bot)

    async def _asks(self, message: Message, kind: str, body: Json) -> Checkout:
        checkout = Checkout(str(self.world.number()), message.bot)
        self.world.checkouts[checkout.id] = checkout
        asked = {"id": checkout.id, "from": self.user.user(), **body}
        self.world.post(message.bot, kind, asked)
        try:
            await asyncio.wait_for(checkout.arrived.wait(), PATIENCE_SECONDS)
        except TimeoutError:
            raise AssertionError(f"the bot did not answer the {kind}") from None
        if checkout.refusal:
            raise AssertionError(f"the bot refused the payment: {checkout.refusal}")
        return checkout
