"""What people do to pay: fill in an order, choose a way of sending, confirm."""

import asyncio
from typing import Any

from botapi_emulator.parameters.currencies import STARS
from botapi_emulator.people.writing import Writing
from botapi_emulator.world.bots import Bot
from botapi_emulator.world.messages import Message
from botapi_emulator.world.owned.stars import Payment
from botapi_emulator.world.payments import ADDRESS, Checkout, Invoice

PATIENCE_SECONDS = 10.0
"""How long Telegram lets a bot think."""

Json = dict[str, Any]


class Paying(Writing):
    """The paying half of a person. Money never moves."""

    async def pays(self, message: Message, shipping: str = "", tip: int = 0) -> Message:
        """Pay an invoice, sent the first way whose title holds `shipping`."""
        invoice = self.world.invoices.get((message.bot.id, message.id))
        if invoice is None:
            raise AssertionError(f"{message} is no invoice")
        return await self._pays(message.bot, invoice, shipping, tip)

    async def pays_link(self, link: str, shipping: str = "", tip: int = 0) -> Message:
        """Open a link to an invoice and pay it."""
        if link not in self.world.invoice_links:
            raise AssertionError(f"{link} leads to no invoice")
        bot, invoice = self.world.invoice_links[link]
        return await self._pays(bot, invoice, shipping, tip)

    async def buys(self, message: Message) -> None:
        """Pay for the media of a message; the bot hears of it if it gave them a payload."""
        media = message.json.get("paid_media")
        if media is None:
            raise AssertionError(f"{message} holds nothing to buy")
        bot, charge = message.bot, str(self.world.number())
        payload = self.world.payloads[bot.id, message.id]
        partner: Json = {"type": "user", "transaction_type": "paid_media_payment"}
        partner |= {"user": self.user.user(), "paid_media": media["paid_media"]}
        partner |= {"paid_media_payload": payload} if payload else {}
        payment = Payment(self.id, media["star_count"], payload)
        bot.stars.earn(charge, self.world.timestamp(), payment, partner)
        if payload:
            bought = {"from": self.user.user(), "paid_media_payload": payload}
            self.world.post(bot, "purchased_paid_media", bought)

    async def _pays(self, bot: Bot, invoice: Invoice, shipping: str, tip: int) -> Message:
        if tip > invoice.most_tip:
            raise AssertionError(f"the bot takes {invoice.most_tip} as a tip at most")
        told = {"invoice_payload": invoice.payload}
        order: Json = invoice.order(self.name)
        body = {key: invoice.shown[key] for key in ("currency", "total_amount")} | told
        body["total_amount"] += tip
        if order:
            body["order_info"] = order
        if invoice.is_flexible:
            asked = {**told, "shipping_address": order.get("shipping_address", ADDRESS)}
            offered = (await self._asks(bot, "shipping_query", asked)).options
            way = next((one for one in offered if shipping in one["title"]), None)
            if way is None:
                raise AssertionError(f"no way of sending holds {shipping!r}: {offered}")
            body["shipping_option_id"] = way["id"]
            body["total_amount"] += sum(price["amount"] for price in way["prices"])
        await self._asks(bot, "pre_checkout_query", body)
        charge = str(self.world.number())
        charges = dict.fromkeys(
            ("telegram_payment_charge_id", "provider_payment_charge_id"), charge
        )
        if body["currency"] == STARS:
            body |= self._gives_stars(bot, invoice, charge, body["total_amount"])
        return self.send({"successful_payment": {**body, **charges}}, bot=bot)

    def _gives_stars(self, bot: Bot, invoice: Invoice, charge: str, amount: int) -> Json:
        """Let the bot have its stars; what the payment says of a subscription."""
        now, period = self.world.timestamp(), invoice.subscription_period
        payment = Payment(self.id, amount, invoice.payload, period)
        partner: Json = {"type": "user", "transaction_type": "invoice_payment"}
        partner |= {"user": self.user.user(), "invoice_payload": invoice.payload}
        repeated = {"subscription_period": period} if period else {}
        bot.stars.earn(charge, now, payment, {**partner, **repeated})
        if not period:
            return {}
        recurring = {"is_recurring": True, "is_first_recurring": True}
        return {"subscription_expiration_date": now + period, **recurring}

    async def _asks(self, bot: Bot, kind: str, body: Json) -> Checkout:
        checkout = Checkout(str(self.world.number()), bot)
        self.world.checkouts[checkout.id] = checkout
        asked = {"id": checkout.id, "from": self.user.user(), **body}
        self.world.post(bot, kind, asked)
        try:
            await asyncio.wait_for(checkout.arrived.wait(), PATIENCE_SECONDS)
        except TimeoutError:
            raise AssertionError(f"the bot did not answer the {kind}") from None
        if checkout.refusal:
            raise AssertionError(f"the bot refused the payment: {checkout.refusal}")
        return checkout
