"""`python -m benchmark.compatibility`: write the generated tables of README.md anew.

The methods and their parameters come from the code, the frameworks from RESULTS.md.
"""

import re
import sys
from pathlib import Path

from botapi_emulator.methods.table import METHODS
from botapi_emulator.parameters import schema
from botapi_emulator.server import unread

PROJECT = Path(__file__).parents[1]
README, RESULTS = PROJECT / "README.md", PROJECT / "benchmark" / "RESULTS.md"


def written(readme: str, results: str) -> str:
    """The README with its tables as the code and the results have them now."""
    for name, table in {"frameworks": _frameworks(results), "methods": _methods()}.items():
        part = re.compile(rf"(<!-- {name}:[^>]*-->\n).*?(<!-- end of {name} -->)", re.DOTALL)
        readme, count = part.subn(lambda m, t=table: f"{m[1]}{t}\n{m[2]}", readme)
        if count != 1:
            sys.exit(f"README.md must have one place for {name}, not {count}.")
    return readme


def _frameworks(results: str) -> str:
    table = results.split("\n## ")[1].partition("\n\n")[2].strip()
    counts = re.findall(r"^\*\*(\d+) of (\d+)\*\*", results, re.MULTILINE)
    (examples, all_examples), (tests, all_tests) = counts
    return (
        f"{table}\n\nOf python-telegram-bot's own programs **{examples} of {all_examples} "
        f"examples** work and **{tests} of {all_tests} tests** that ask Telegram pass; what their "
        "accounts hold there is [brought along](benchmark/RESULTS.md)."
    )


def _methods() -> str:
    """One row a method: which of its parameters change nothing, with the reasons below."""
    known = schema.load()["methods"]
    reasons: list[str] = []
    rows = [f"| `{name}` | {_effect(name, reasons)} |" for name in known if name in METHODS]
    missing = [f"`{name}`" for name in known if name not in METHODS]
    counted = f"**{len(rows)} of {len(known)} methods** are emulated."
    notes = [f"{number}. {reason}" for number, reason in enumerate(reasons, 1)]
    return "\n".join(
        [
            f"{counted}\n\n<details><summary>Methods and parameters</summary>\n",
            "| Method | Parameters with effect |",
            "|---|---|",
            *rows,
            *(["\nWhy a parameter changes nothing:\n", *notes] if notes else []),
            f"\nNot emulated: {', '.join(missing)}.\n" if missing else "",
            "</details>",
        ]
    )


def _effect(method: str, reasons: list[str]) -> str:
    names = list(schema.parameter_types(method))
    if not names:
        return "none"
    idle = {name: why for name in names if (why := unread.reason(method, name))}
    for why in idle.values():
        if why not in reasons:
            reasons.append(why)
    if not idle:
        return f"all {len(names)}"
    but = ", ".join(f"`{name}` ({reasons.index(why) + 1})" for name, why in idle.items())
    return f"{len(names) - len(idle)} of {len(names)}; not {but}"


def main() -> None:
    """Write README.md."""
    text = written(README.read_text(encoding="utf-8"), RESULTS.read_text(encoding="utf-8"))
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
