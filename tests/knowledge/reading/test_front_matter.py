"""A head is plain lines: what would make a small one endless is a fault with its line."""

from pathlib import Path

import pytest

from knowledge.reading import front_matter, toml_file
from knowledge.reading.content_files import is_calendar_only
from knowledge.reading.faults import BrokenKnowledge
from knowledge.reading.front_matter import BadYaml
from knowledge.reading.manuscript import Manuscript

_TEN_TO_THE_TENTH = "a0: &a0 x\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 11)
)


@pytest.mark.parametrize(
    ("head", "line", "said"),
    [
        (f"id: x\n{_TEN_TO_THE_TENTH}", 3, "'!' needs quotes"),
        ("id: x\na: &a [*a]", 3, "'!' needs quotes"),
        ("title: *tebal", 2, "'!' needs quotes"),
        ("id: !!timestamp besok", 2, "'!' needs quotes"),
        ("id: x\na: " + "[" * 900 + "]" * 900, 3, "nested 10 deep"),
        ("- " * 900, 2, "nested 10 deep"),
        ("a: [" + "b," * 20_000 + "]", 2, "more than 20000 letters"),
        ("a: \x00", 2, "not YAML"),
    ],
)
def test_what_no_head_needs_is_refused(head: str, line: int, said: str) -> None:
    with pytest.raises(BadYaml, match=said) as raised:
        front_matter.read(head, first_line=2)

    assert raised.value.line == line
    assert Manuscript.of(f"---\n{head}\n---\n").head == {}


def test_texts_in_quotes_may_begin_with_any_mark() -> None:
    head = front_matter.read("title: \"*tebal\"\naliases: ['& lain', '!']", first_line=2)

    assert head.values == {"title": "*tebal", "aliases": ["& lain", "!"]}


def test_toml_that_is_nested_too_deep_is_a_fault(tmp_path: Path) -> None:
    path, deep = tmp_path / "confirmed.toml", "a = " + "[" * 50_000
    path.write_text(deep)

    with pytest.raises(BrokenKnowledge, match="not valid TOML"):
        toml_file.read(path)
    assert not is_calendar_only("", deep)
