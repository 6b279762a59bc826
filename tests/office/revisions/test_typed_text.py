"""A message sent while an SOP is written may be a question, or may lose what the text says."""

import pytest

from office.revisions.drafting.typed_text import fallen, is_doubtful, unsourced

POINTS = "\n".join(f"- Butir {number}.[^praktik]" for number in range(20))
SOP = "sop/loket.md"


@pytest.mark.parametrize(
    ("present", "said", "is_asked"),
    [
        (POINTS, "nanti saja ya", True),  # no mark where the text has them
        (POINTS, POINTS.replace("Butir 3", "Butir tiga"), False),
        (POINTS, "- Butir 0.[^praktik]", True),  # most lines are gone
        (POINTS, POINTS.rpartition("\n- Butir 10")[0], False),  # half of them stays
        (None, "eh syarat paspor anak apa ya", True),  # a line that could be anything
        (None, "Dukun dilarang.[^praktik]", False),
        (None, "Loket pindah.\n\nLihat papan.", False),
        ("Hanya kalimat.", "Kalimat lain.", False),
        ("- Satu.[^a]\n- Dua.[^a]", "- Satu.[^a]", False),  # of few lines one is soon most
    ],
)
def test_what_may_be_no_text_is_asked_about(present: str, said: str, is_asked: bool) -> None:
    assert is_doubtful(present, said) is is_asked


def test_a_line_in_the_place_of_another_is_not_lost() -> None:
    assert fallen("a\nb\nc\n", "a\nx\nc\n") == (0, 3)
    assert fallen("---\nid: x\n---\na\n\nb\nc\n", "x\n") == (2, 3)


def test_only_what_is_new_and_has_no_source_is_named() -> None:
    before = "---\nid: loket\n---\n\n## Alur\n\n- Lama.\n"
    added = "- Baru **sekali**.\n- Dengan sumber,\n  juga ini.[^praktik]\n\n> Silakan, Bu.\n"

    assert unsourced(SOP, before, before + added) == ["• Baru sekali."]
    assert unsourced("training/kalimat.md", before, before + added) == []
