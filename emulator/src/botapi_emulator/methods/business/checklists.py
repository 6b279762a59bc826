"""sendChecklist and editMessageChecklist: lists whose tasks people mark as done."""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.formatting.formatted_text import formatted
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.messages import editing
from botapi_emulator.methods.messages.sending import send

TITLE_LIMIT, TASK_LIMIT, MOST_TASKS = 255, 200, 30
TITLE_TOO_LONG = refusals.bad_request(f"Checklist title length must not exceed {TITLE_LIMIT}")
NO_TASKS = refusals.bad_request("Checklist must have at least 1 task")
TOO_MANY_TASKS = refusals.bad_request(f"Checklist must have at most {MOST_TASKS} tasks")
TASK_TOO_LONG = refusals.bad_request(f"Checklist task text length must not exceed {TASK_LIMIT}")
ID_WRONG = refusals.bad_request("Checklist task identifier must be positive")
TWICE = refusals.bad_request("TODO_ITEM_DUPLICATE")

Json = dict[str, Any]


async def send_checklist(call: Call) -> Json:
    """Write a list of tasks in an account's name."""
    call.connected()
    return send(call, call.open_chat(), {"checklist": _checklist(call)}).json


async def edit_message_checklist(call: Call) -> Json | bool:
    """Change the list; tasks that stay keep who did them."""
    call.connected()
    message, changed = editing.own(call), _checklist(call)
    if "checklist" not in message.json:
        raise refusals.MESSAGE_CANT_BE_EDITED
    done = {task["id"]: task for task in message.json["checklist"]["tasks"]}
    for task in changed["tasks"]:
        before = done.get(task["id"], {})
        kept = ("completed_by_user", "completion_date")
        task |= {name: before[name] for name in kept if name in before}
    return editing.replace(call, message, ("checklist",), {"checklist": changed})


def _checklist(call: Call) -> Json:
    given = call.data("checklist") or {}
    title = _words(call, given, "title")
    if not title.get("title"):
        raise refusals.TEXT_EMPTY
    if len(title["title"]) > TITLE_LIMIT:
        raise TITLE_TOO_LONG
    tasks = [_task(call, one) for one in given.get("tasks") or []]
    if not tasks:
        raise NO_TASKS
    if len(tasks) > MOST_TASKS:
        raise TOO_MANY_TASKS
    if len({task["id"] for task in tasks}) < len(tasks):
        raise TWICE
    flags = ("others_can_add_tasks", "others_can_mark_tasks_as_done")
    return {**title, "tasks": tasks, **{name: True for name in flags if given.get(name)}}


def _task(call: Call, given: Json) -> Json:
    words = _words(call, given, "text")
    if not words.get("text"):
        raise refusals.TEXT_EMPTY
    if len(words["text"]) > TASK_LIMIT:
        raise TASK_TOO_LONG
    if given["id"] <= 0:
        raise ID_WRONG
    return {"id": given["id"], **words}


def _words(call: Call, given: Json, name: str) -> Json:
    marked = f"{name}_entities"
    source, mode = str(given.get(name) or ""), str(given.get("parse_mode") or "")
    text, entities = formatted(source, mode, given.get(marked), call.world.users)
    return {name: text, marked: entities} if entities else {name: text}
