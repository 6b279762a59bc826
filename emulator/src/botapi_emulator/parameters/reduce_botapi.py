"""Makes botapi.json, the Bot API as data.

Called as `python -m botapi_emulator.parameters.reduce_botapi api.json`. The source
is `api.json` of https://github.com/PaulSonOfLars/telegram-bot-api-spec (MIT, see
botapi.LICENSE). Kept are the names, the types, what is required, and the word by which a variant
of a type is told from its sisters; what it all means is in Telegram's own documentation.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent / "botapi.json"
CONSTANT = re.compile(r"(?:must be|always) [“\"]?(\w+)[”\"]?\.?$")

Json = dict[str, Any]

_WELCOMING = {"name": "can_send_welcome_messages", "types": ["Boolean"], "required": True}
LATER: dict[str, list[Json]] = {
    "ChatAdministratorRights": [_WELCOMING],
    "ChatMemberAdministrator": [_WELCOMING],
}
"""What Telegram has told since the source was written, and libraries insist on (Bot API 10.3)."""


def main() -> None:
    """Read the file named on the command line and write botapi.json beside this script."""
    source = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    TARGET.write_text(_written(reduced(source)), encoding="utf-8")


def reduced(source: Json) -> Json:
    """What the emulator needs of the full description."""
    return {
        "version": source["version"],
        "source": "https://github.com/PaulSonOfLars/telegram-bot-api-spec (MIT)",
        "methods": {name: _method(one) for name, one in source["methods"].items()},
        "types": {name: _type(name, one) for name, one in source["types"].items()},
    }


def _method(method: Json) -> Json:
    return {"returns": method["returns"], "fields": _fields(method)}


def _type(name: str, kind: Json) -> Json:
    if "subtypes" in kind:
        return {"subtypes": kind["subtypes"]}
    return {"fields": _fields(kind) + LATER.get(name, [])}


def _fields(owner: Json) -> list[Json]:
    return [_field(field) for field in owner.get("fields", [])]


def _field(field: Json) -> Json:
    reduced = {key: field[key] for key in ("name", "types", "required")}
    constant = CONSTANT.search(field["description"])
    return {**reduced, "is": constant[1]} if constant and field["types"] == ["String"] else reduced


def _written(data: Json) -> str:
    """One line a method and a type, so that a new version can be read as a diff."""
    sections = {key: value for key, value in data.items() if isinstance(value, dict)}
    head = [f'"{key}": {json.dumps(data[key])}' for key in data if key not in sections]
    parts = [f'"{key}": {{\n{_lines(section)}\n}}' for key, section in sections.items()]
    return "{\n" + ",\n".join([*head, *parts]) + "\n}\n"


def _lines(section: Json) -> str:
    return ",\n".join(
        f'"{name}": {json.dumps(one, ensure_ascii=False)}' for name, one in section.items()
    )


if __name__ == "__main__":
    main()
