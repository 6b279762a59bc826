"""Telegram Stars: what a bot was paid and paid out, one transaction after another."""

from dataclasses import dataclass, field
from typing import Any

from botapi_emulator import refusals

TOO_FEW = refusals.bad_request("BALANCE_TOO_LOW")
CHARGE_UNKNOWN = refusals.bad_request("CHARGE_NOT_FOUND")
CHARGE_REFUNDED = refusals.bad_request("CHARGE_ALREADY_REFUNDED")

Json = dict[str, Any]


@dataclass
class Payment:
    """What somebody paid a bot in stars, as it may be given back or go on every month."""

    user_id: int
    amount: int
    payload: str
    subscription_period: int = 0
    is_refunded: bool = False
    is_canceled: bool = False


@dataclass
class Ledger:
    """One account's stars; `transactions` as the Bot API tells them, oldest first."""

    amount: int = 0
    transactions: list[Json] = field(default_factory=list)
    payments: dict[str, Payment] = field(default_factory=dict)
    """What was paid, by the ids of the charges."""

    def earn(self, charge: str, date: int, payment: Payment, partner: Json) -> None:
        """Take what somebody paid."""
        self.payments[charge] = payment
        self._enter(charge, date, payment.amount, source=partner)

    def spend(self, number: str, date: int, amount: int, partner: Json) -> None:
        """Pay something.

        Raises:
            Refusal: there is not enough.
        """
        if amount > self.amount:
            raise TOO_FEW
        self._enter(number, date, -amount, receiver=partner)

    def refund(self, user_id: int, charge: str, date: int, partner: Json) -> Payment:
        """Give a payment back.

        Raises:
            Refusal: there is none, it was given back before, or the stars are spent.
        """
        payment = self.paid(user_id, charge)
        if payment.is_refunded:
            raise CHARGE_REFUNDED
        self.spend(charge, date, payment.amount, partner)
        payment.is_refunded = True
        return payment

    def paid(self, user_id: int, charge: str) -> Payment:
        """The payment behind a charge."""
        payment = self.payments.get(charge)
        if payment is None or payment.user_id != user_id:
            raise CHARGE_UNKNOWN
        return payment

    def _enter(self, number: str, date: int, amount: int, **partners: Json) -> None:
        self.amount += amount
        self.transactions.append({"id": number, "amount": abs(amount), "date": date, **partners})
