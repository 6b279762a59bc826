"""What a keeper sends becomes the text of a content file, if it is one that can be looked at."""

from datetime import date
from pathlib import PurePath

import pytest

from knowledge.converting import Obstacle, Unconvertible
from knowledge.reading.revising.manuscript import Manuscript
from knowledge.reading.training.rules import FILES
from office.revisions import Written
from office.revisions.drafting import manuscripts
from tests.places import CONTENT
from tests.shelves import shelf_of

TODAY = date(2026, 11, 25)
SOP = "sop/paspor-hilang.md"


@pytest.mark.parametrize("name", ["confirmed.toml", "paspor-hilang.md"])
async def test_a_text_longer_than_any_content_is_not_looked_at(name: str) -> None:
    content = b"---\nid: x\n---\n" + b"Kata kata kata.\n" * 13_000

    with pytest.raises(Unconvertible) as raised:
        await manuscripts.read(name, content, None, TODAY)

    assert raised.value.reason is Obstacle.TOO_MUCH_TEXT


async def test_a_head_that_cannot_be_read_is_a_fault_and_not_left_out() -> None:
    shelf = shelf_of(CONTENT)
    before = shelf.text(SOP)
    sent = Manuscript.of(before.replace("title: Paspor hilang", "title: *hilang", 1))

    whole = manuscripts.placed(shelf, Written(path=SOP), sent, before, TODAY)
    faults = shelf.faults_with({SOP: whole.text})

    assert any("needs quotes" in fault.message for fault in faults)


@pytest.mark.parametrize(
    "path",
    [
        *(f"training/{name}.md" for name in FILES),
        "letters/pembuka-bap.md",
        "interviews/berobat.md",
        "confirmed.toml",
        "office.toml",
    ],
)
async def test_a_content_file_stays_as_it_is(path: str) -> None:
    content = CONTENT.file(path).read_bytes()

    received = await manuscripts.read(PurePath(path).name, content, None, TODAY, path)

    assert received.manuscript.text == content.decode()
    assert not received.lost


async def test_a_text_with_more_lines_than_any_content_is_not_looked_at() -> None:
    with pytest.raises(Unconvertible) as raised:
        await manuscripts.read("paspor-hilang.md", b"## a\n\nb\n" * 2_000, None, TODAY)

    assert raised.value.reason is Obstacle.TOO_LONG


def test_one_question_of_a_quiz_is_put_into_its_file_and_the_rest_stays() -> None:
    shelf, path = shelf_of(CONTENT), "training/kuis-sop.md"
    before = shelf.text(path) or ""
    entry = Manuscript.of(before).section("kuis-sop-02")
    assert entry is not None
    changed = entry.text.replace("Berapa biaya", "Berapakah biaya", 1)

    whole = manuscripts.placed(
        shelf,
        Written(path=path, heading="kuis-sop-02"),
        Manuscript.of(f"## kuis-sop-02\n{changed}"),
        before,
        TODAY,
    )

    assert whole.text == before.replace("Berapa biaya beban", "Berapakah biaya beban", 1)
