"""What things cost: priced parts, ways of sending, tips; refused as Telegram's server does."""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.parameters.fields import WHOLE_NUMBER, Fields

PRICES_NO_ARRAY = refusals.bad_request("Expected an Array of labeled prices")
PRICES_EMPTY = refusals.bad_request("There must be at least one price")
PRICE_NO_OBJECT = refusals.bad_request("LabeledPrice must be an Object")
LABEL_EMPTY = refusals.bad_request("LabeledPrice label must be non-empty")
OPTIONS_NO_ARRAY = refusals.bad_request("Expected an Array of shipping options")
OPTIONS_EMPTY = refusals.bad_request("There must be at least one shipping option")
OPTION_NO_OBJECT = refusals.bad_request("ShippingOption must be an Object")
OPTION_ID_EMPTY = refusals.bad_request("ShippingOption identifier must be non-empty")
OPTION_TITLE_EMPTY = refusals.bad_request("ShippingOption title must be non-empty")
TIPS_NO_ARRAY = refusals.bad_request("Expected an Array of suggested tip amounts")
TIP_NO_NUMBER = refusals.bad_request("Suggested tip amount must be of type Number or String")
TIPS_TOO_HIGH = refusals.bad_request("TIPS_AMOUNT_INVALID")
TIP_UNPARSABLE = refusals.bad_request("Can't parse suggested tip amount as Number")

Json = dict[str, Any]


def prices(given: Any) -> list[Json]:
    """The priced parts of an invoice or of a way of sending."""
    if not isinstance(given, list):
        raise PRICES_NO_ARRAY
    if not given:
        raise PRICES_EMPTY
    return [_price(one) for one in given]


def _price(given: Any) -> Json:
    with refusals.while_parsing("labeled price"):
        if not isinstance(given, dict):
            raise PRICE_NO_OBJECT
        fields = Fields(given)
        label = fields.text("label")
        if not label:
            raise LABEL_EMPTY
        return {"label": label, "amount": fields.integer("amount")}


def shipping_options(given: Any) -> list[Json]:
    """The ways of sending that a bot offers."""
    if not isinstance(given, list):
        raise OPTIONS_NO_ARRAY
    if not given:
        raise OPTIONS_EMPTY
    return [_option(one) for one in given]


def _option(given: Any) -> Json:
    with refusals.while_parsing("shipping option"):
        if not isinstance(given, dict):
            raise OPTION_NO_OBJECT
        fields = Fields(given)
        number = fields.text("id")
        if not number:
            raise OPTION_ID_EMPTY
        title = fields.text("title")
        if not title:
            raise OPTION_TITLE_EMPTY
        parts = fields.needed_array("prices")
        with refusals.while_parsing("shipping option prices"):
            return {"id": number, "title": title, "prices": prices(parts)}


def check_tips(given: Any, most: int) -> None:
    """Refuse suggested tips of a wrong shape, or over the most that may be given."""
    if not isinstance(given, list):
        raise TIPS_NO_ARRAY
    for one in given:
        if isinstance(one, bool) or not isinstance(one, str | int | float):
            raise TIP_NO_NUMBER
        if not WHOLE_NUMBER.fullmatch(str(one)):
            raise TIP_UNPARSABLE
    if any(int(one) > most for one in given):
        raise TIPS_TOO_HIGH
