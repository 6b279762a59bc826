"""sendGame, setGameScore, getGameHighScores.

Every bot has every game: there is no BotFather. What its games are called stands in `bot.games`.
"""

import re
from typing import Any

from botapi_emulator import refusals
from botapi_emulator.media.images import PIXEL
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.chats.members import user_of
from botapi_emulator.methods.messages import editing
from botapi_emulator.methods.messages.sending import send
from botapi_emulator.world.messages import Message

NAME = re.compile(r"\w{3,64}", re.ASCII)
NEIGHBOURS = 2
"""How many before and behind somebody are told beside the first three."""
NAME_WRONG = refusals.bad_request("wrong game short name specified")
NO_GAME = refusals.bad_request("Game score can't be set")
NOT_MODIFIED = refusals.bad_request("BOT_SCORE_NOT_MODIFIED")
SCORE_WRONG = refusals.bad_request("SCORE_INVALID")
SCORED_MISSING = refusals.bad_request("message to set game score not found")
SCORES_MISSING = refusals.bad_request("message to get game high scores not found")

Json = dict[str, Any]


async def send_game(call: Call) -> Json:
    """Write a game with a button to play it."""
    name, chat = call.required("game_short_name"), call.open_chat()
    if not NAME.fullmatch(name):
        raise NAME_WRONG
    game = call.bot.games.get(name)
    if game is None:
        photo = call.world.files.add(PIXEL, "game.png", "image/png", "photo").as_media()
        game = {"title": name, "description": name, **photo}
    message = send(call, chat, {"game": game})
    message.json["game"] = {**game, **_told_scores(call, message)}
    if "reply_markup" not in message.json:
        button = {"text": f"Play {game['title']}", "callback_game": {}}
        message.json["reply_markup"] = {"inline_keyboard": [[button]]}
    return message.json


async def set_game_score(call: Call) -> Json | bool:
    """Say how somebody did; less than before passes only by force."""
    user, score = user_of(call), call.integer("score")
    message = _game(call, SCORED_MISSING)
    if score < 0:
        raise SCORE_WRONG
    scores = call.world.scores.setdefault(_board(message), {})
    forced, before = call.flag("force"), scores.get(user["id"], -1)
    if score == before or (score < before and not forced):
        raise NOT_MODIFIED
    scores[user["id"]] = score
    is_silent = call.flag("disable_edit_message")
    if not is_silent and call.flag("edit_message", default=True):  # as it was called before
        game = {**message.json["game"], **_told_scores(call, message)}
        call.world.edit(message, {**message.json, "game": game})
    return message.json if call.text("chat_id") else True


async def get_game_high_scores(call: Call) -> list[Json]:
    """Who did best, and those around somebody."""
    user, message = user_of(call), _game(call, SCORES_MISSING)
    scores = call.world.scores.get(_board(message), {})
    ranked = _ranked(scores)
    told = set(ranked[:3])
    if user["id"] in ranked:
        place = ranked.index(user["id"])
        told |= set(ranked[max(place - NEIGHBOURS, 0) : place + NEIGHBOURS + 1])
    people = call.world.users
    return [
        {"position": place, "user": people[number].user(), "score": scores[number]}
        for place, number in enumerate(ranked, start=1)
        if number in told
    ]


def _game(call: Call, missing: refusals.Refusal) -> Message:
    if not call.text("chat_id") and not call.integer("message_id"):
        message = editing.inline_message(call)
    else:
        message = call.message(call.joined_chat(), missing)
    if "game" not in message.json or not message.is_from_bot:
        raise NO_GAME
    return message


def _board(message: Message) -> tuple[int, int, str]:
    """What scores are counted together: a game of a bot in a chat."""
    return message.bot.id, message.chat_id, message.json["game"]["title"]


def _told_scores(call: Call, message: Message) -> Json:
    """Who did how well so far, as a Game object tells it."""
    scores = call.world.scores.get(_board(message), {})
    lines = [f"{call.world.users[number].name}: {scores[number]}" for number in _ranked(scores)]
    return {"text": "\n".join(lines)} if lines else {}


def _ranked(scores: dict[int, int]) -> list[int]:
    return sorted(scores, key=lambda number: -scores[number])
