"""Every fault that the reading of content can find has an Indonesian sentence."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from bot.texts import faults as texts
from knowledge.reading.faults import Fault, Message
from knowledge.reading.layers import Layers
from tests.places import ROOT

# What Python complains of is English, and stays in the terminal.
ENGLISH = {"error", "problem"}


def _messages() -> Iterator[tuple[str, ast.Call]]:
    """Every message that the code of `knowledge/` makes, with its place."""
    for path in sorted((ROOT / "knowledge").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Message":
                yield f"{path.name}:{node.lineno}", node


def _template(message: ast.Call) -> str:
    template = message.args[0]
    assert isinstance(template, ast.Constant), "a template is written where it is used"
    return str(template.value)


def _names(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_every_template_has_a_sentence_with_the_same_values() -> None:
    wrong = []
    for place, message in _messages():
        template = _template(message)
        sentence = texts.SENTENCES.get(template)
        if sentence is None:
            wrong.append(f"{place} no sentence for: {template}")
        elif _names(sentence) != _names(template) - ENGLISH:
            wrong.append(f"{place} other values in: {sentence}")
        if {keyword.arg for keyword in message.keywords} != _names(template):
            wrong.append(f"{place} other values than its template: {template}")

    assert not wrong, "\n".join(wrong)


def test_no_sentence_is_left_behind() -> None:
    assert texts.SENTENCES.keys() <= {_template(message) for _, message in _messages()}


def test_a_sentence_within_a_sentence_is_indonesian_too() -> None:
    inner = Message("lacks a text behind '{label}'", label="Ucapkan")
    fault = Fault(Path("senyum.md"), 3, Message("'{id}' {message}", id="senyum-01", message=inner))

    assert str(fault) == "senyum.md:3: 'senyum-01' lacks a text behind 'Ucapkan'"
    assert texts.sentence(fault) == "“senyum-01” belum punya teks sesudah “Ucapkan”"


def test_the_place_is_told_without_the_path_of_the_server() -> None:
    layers = Layers(Path("/srv/pandu/knowledge"), Path("/srv/kantor"))
    message = Message("the heading '{heading}' stands here twice", heading="Biaya {x}")

    told = texts.located(
        [Fault(folder / "sop" / "paspor-hilang.md", 12, message) for folder in layers.folders],
        layers,
    )

    said = "judul bagian “Biaya {x}” tertulis dua kali; gabungkan atau ganti salah satunya"
    assert told == [
        f"<code>sop/paspor-hilang.md</code> (rak nasional), baris 12: {said}",
        f"<code>sop/paspor-hilang.md</code>, baris 12: {said}",
    ]
