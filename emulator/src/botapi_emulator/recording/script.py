"""Steps as the text of a test for pytest."""

import json
import keyword
import re
from collections.abc import Sequence
from typing import Any

from botapi_emulator.recording.steps import Step
from botapi_emulator.world.bots import Bot
from botapi_emulator.world.chats import User
from botapi_emulator.world.messages import Message
from botapi_emulator.world.updates import InlineQuery
from botapi_emulator.world.world import World

HEAD = '''"""A conversation with {username}, recorded by `python -m botapi_emulator --record`.

`my_bot` is a fixture of yours that runs the bot; the README of botapi_emulator shows some.
"""


def test_the_recorded_conversation(telegram, person, my_bot):
'''
TAKEN = {"telegram", "person", "my_bot"}
WIDTH = 92

Made = Message | InlineQuery


def written(bot: Bot, people: Sequence[tuple[User, bool]], steps: Sequence[Step]) -> str:
    """The whole file. `people` says of each whether they had pressed Start before."""
    names = _names([user for user, _ in people])
    lines = ["telegram.bot.answers_inline = True"] if bot.answers_inline else []
    lines += [
        f"{names[user.id]} = person({_who(user, has_started)})" for user, has_started in people
    ]
    lines.append("")
    lines += _said(names, steps)
    body = (
        "\n".join(f"    {line}".rstrip() for line in lines) if steps else "    assert telegram.url"
    )
    return f"{HEAD.format(username=bot.username)}{body}\n"


def _said(names: dict[int, str], steps: Sequence[Step]) -> list[str]:
    asked = {_key(value) for step in steps for value in step.args if isinstance(value, Made)}
    asked |= {_key(v) for step in steps for v in step.named.values() if isinstance(v, Made)}
    known: dict[str, str] = {}
    lines = []
    for step in steps:
        given = [_told(value, known) for value in step.args]
        given += [f"{name}={_told(value, known)}" for name, value in step.named.items()]
        line = f"{names[step.person_id]}.{step.verb}({', '.join(given)})"
        if step.made and _key(step.made) in asked:
            name = known.setdefault(_key(step.made), f"{_kind(step.made)}_{len(known) + 1}")
            line = f"{name} = {line}"
        lines += _folded(line)
    return lines


def _key(made: Made) -> str:
    return f"{_kind(made)} {made.id}"


def _kind(made: Made) -> str:
    return "query" if isinstance(made, InlineQuery) else "message"


def _told(value: Any, known: dict[str, str]) -> str:
    if isinstance(value, Made):
        return known.get(_key(value), "...")
    return _literal(value)


def _literal(value: Any) -> str:
    """A value in Python, strings in double quotes."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_literal, value))}]"
    return repr(value)


def _folded(line: str) -> list[str]:
    """A line, or several if it is long and has buttons to fold at."""
    if len(line) <= WIDTH or "buttons=[" not in line:
        return [line]
    head, _, buttons = line.removesuffix(")").partition("buttons=")
    items = [f"    {_literal(text)}," for text in json.loads(buttons)]
    return [f"{head}buttons=[", *items, "])"]


def _who(user: User, has_started: bool) -> str:
    about = [_literal(user.name)]
    about += [f"username={_literal(user.username)}"] if user.username else []
    about += (
        [f"language={_literal(user.language_code)}"] if user.language_code != World.language else []
    )
    return ", ".join([*about, *(["has_started=True"] if has_started else [])])


def _names(users: Sequence[User]) -> dict[int, str]:
    """A variable for each person: the first name where it can be one."""
    names: dict[int, str] = {}
    for number, user in enumerate(users, 1):
        name = re.sub(r"\W", "_", user.first_name.lower())
        can_be = (
            name.isascii()
            and name.isidentifier()
            and not keyword.iskeyword(name)
            and name not in TAKEN
        )
        name = name if can_be else f"person_{number}"
        names[user.id] = f"{name}_{number}" if name in names.values() else name
    return names
