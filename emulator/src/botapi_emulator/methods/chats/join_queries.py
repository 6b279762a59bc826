"""answerChatJoinRequestQuery, sendChatJoinRequestWebApp: a bot that guards a group decides."""

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.chats.invite_links import MANAGE_REQUESTS
from botapi_emulator.parameters import urls
from botapi_emulator.world import members
from botapi_emulator.world.chats import Chat

RESULTS = {"approve", "decline", "queue"}
RESULT_WRONG = refusals.bad_request("Invalid result specified")


async def answer_chat_join_request_query(call: Call) -> bool:
    """Decide at once on who asks to join, or leave it to the other administrators."""
    chat, user_id = _join_query(call)
    result = call.text("result")
    if result not in RESULTS:
        raise RESULT_WRONG
    del call.world.join_queries[call.text("chat_join_request_query_id")]
    if result == "queue":
        return True
    chat.asking.discard(user_id)
    if result == "approve":
        user = call.world.users[user_id].user()
        members.changes(call.world, chat, user, {"status": "member"}, call.bot.user())
    return True


async def send_chat_join_request_web_app(call: Call) -> bool:
    """Show a Mini App to who asks to join, before it is decided."""
    _, user_id = _join_query(call)
    url = call.required("web_app_url")
    urls.check(url, "Web App URL", is_https_only=True)
    call.world.users[user_id].apps.append(url)
    return True


def _join_query(call: Call) -> tuple[Chat, int]:
    found = call.world.join_queries.get(call.text("chat_join_request_query_id"))
    if found is None or found[0].bot is not call.bot or found[1] not in found[0].asking:
        raise refusals.QUERY_TOO_OLD
    call.needs(found[0], "can_invite_users", MANAGE_REQUESTS)
    return found
