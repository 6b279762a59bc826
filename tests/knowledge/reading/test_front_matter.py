"""A head is plain lines: what would make a small one endless is a fault with its line."""

from pathlib import Path

import pytest

from knowledge.reading import front_matter, toml_file
from knowledge.reading.arranging import only_parts_differ
from knowledge.reading.faults import BrokenKnowledge
from knowledge.reading.front_matter import BadYaml
from knowledge.reading.revising.manuscript import Manuscript

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
        ("id: x\na: 0x" + "f" * 5_000, 3, "at most 40 digits"),
        ("id: x\na: [1, " + "1" * 5_000 + "]", 3, "at most 40 digits"),
        ("id: x\n? 0b" + "1" * 15_000 + "\n: b", 3, "at most 40 digits"),
        ("id: x\na: 1" + ":1" * 5_000, 3, "at most 40 digits"),
        ("id: x\na: 1" + ":1" * 5_000 + ".0", 3, "at most 40 digits"),
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
    assert not only_parts_differ("", deep)


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("a." * 20_000 + "a = 1", "at most 10 parts"),
        ('"a\\"b" . ' * 20_000 + "a = 1", "at most 10 parts"),
        ("[" + "a." * 20_000 + "a]", "at most 10 parts"),
        ("a = {" + "'a'." * 20_000 + "a = 1}", "at most 10 parts"),
        ("a = 0x" + "f" * 5_000, "at most 40 digits"),
        ("a = [[1, 0b" + "1" * 200_000 + "]]", "at most 40 digits"),
        ("a = " + "1" * 5_000, "not valid TOML"),
    ],
)
def test_toml_that_no_file_needs_is_one_fault(tmp_path: Path, line: str, said: str) -> None:
    path, text = tmp_path / "office.toml", f"id = 'x'\n{line}"
    path.write_text(text)

    with pytest.raises(BrokenKnowledge, match=said) as raised:
        toml_file.read(path)

    (fault,) = raised.value.faults
    assert fault.line == (1 if "valid" in said else 2)
    assert len(str(fault)) < 300
    assert not only_parts_differ("", text)


def test_many_dots_in_a_text_are_no_key(tmp_path: Path) -> None:
    path = tmp_path / "office.toml"
    path.write_text("a = 'satu. dua. tiga. empat'\nb = '........................'\nc = 12.5")

    assert toml_file.read(path).tables["c"] == 12.5
