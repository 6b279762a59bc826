"""Checks an answer against the machine-readable Bot API: names, types, what must be there."""

import json
from pathlib import Path
from typing import Any

from botapi_emulator.parameters.schema import FILE

PLAIN: dict[str, type | tuple[type, ...]] = {
    "Integer": int,
    "String": str,
    "Boolean": bool,
    "True": bool,
    "Float": (int, float),
}


class Spec:
    """The Bot API as data."""

    def __init__(self, file: Path = FILE) -> None:
        data = json.loads(file.read_text())
        self.methods, self.types = data["methods"], data["types"]

    def faults_of_result(self, method: str, result: Any) -> list[str]:
        """What is wrong with a method's result."""
        return self._faults_of_any(result, self.methods[method]["returns"], method)

    def faults(self, value: Any, kind: str, where: str) -> list[str]:
        """What is wrong with a value of a type."""
        if kind.startswith("Array of "):
            return self._faults_of_list(value, kind.removeprefix("Array of "), where)
        if kind in PLAIN:
            is_right = isinstance(value, PLAIN[kind]) and (
                kind in {"Boolean", "True"} or not isinstance(value, bool)
            )
            return [] if is_right else [f"{where}: {value!r} is no {kind}"]
        return self._faults_of_object(value, kind, where)

    def _faults_of_any(self, value: Any, kinds: list[str], where: str) -> list[str]:
        tries = [self.faults(value, kind, where) for kind in kinds]
        return min(tries, key=len)

    def _faults_of_list(self, value: Any, kind: str, where: str) -> list[str]:
        if not isinstance(value, list):
            return [f"{where}: {value!r} is no list"]
        items = enumerate(value)
        return [fault for i, item in items for fault in self.faults(item, kind, f"{where}[{i}]")]

    def _faults_of_object(self, value: Any, kind: str, where: str) -> list[str]:
        subtypes = self.types[kind].get("subtypes")
        if subtypes:
            return self._faults_of_any(value, subtypes, where)
        if not isinstance(value, dict):
            return [f"{where}: {value!r} is no {kind}"]
        fields = {field["name"]: field for field in self.types[kind].get("fields", [])}
        unknown = [f"{where}: {kind} has no {name}" for name in value if name not in fields]
        missing = [
            f"{where}: {kind} lacks {name}"
            for name, field in fields.items()
            if field["required"] and name not in value
        ]
        wrong = [
            fault
            for name in value
            if name in fields
            for fault in self._faults_of_any(value[name], fields[name]["types"], f"{where}.{name}")
        ]
        return unknown + missing + wrong
