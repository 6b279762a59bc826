"""The forms of writing: the file, its text and its day; and the words of a reviewer."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from office.forms import TEXT, TEXT_OR_FILES, Flow, Step, Topic


class WritingStep(StrEnum):
    """What the author is asked for. The preview comes last."""

    SOP = "sop"
    SECTION = "bagian"
    TITLE = "judul"
    OWNER = "seksi"
    TEXT = "isi"
    PREVIEW = "pratinjau"
    SAMPLES = "contoh"
    RENAME = "ganti_judul"
    DATE = "tanggal"
    REASON = "alasan_cabut"
    INSTEAD = "gantinya"


@dataclass(frozen=True)
class Probed:
    """A question that means the draft, and whether it finds it on the shelf as it will be."""

    question: str
    # Empty for the SOP as a whole.
    heading: str = ""
    is_shown: bool = False
    # A tap away, at least.
    is_found: bool = False
    is_sample: bool = False
    # The section that stands first instead, if one does.
    ahead_title: str = ""
    ahead_heading: str = ""


@dataclass(frozen=True)
class Written:
    """What has been written so far."""

    path: str = ""
    title: str = ""
    section: str = ""
    # The section of the SOP that is written. Empty for the whole file.
    heading: str = ""
    is_new_heading: bool = False
    # A new file has no sections to choose from, and neither has one that is no SOP.
    is_new: bool = False
    has_sections: bool = True
    # The text of the whole file.
    text: str = ""
    # What is wrong with the text, as its author was told.
    faults: tuple[str, ...] = ()
    # What was lost of the document.
    lost: tuple[str, ...] = ()
    # How many lines of the text before fall away, and how many it has.
    lines_lost: int = 0
    lines_before: int = 0
    # Real questions, and what would answer them.
    tried: tuple[str, ...] = ()
    # The sample questions that its author gave, as a file of `questions/` holds them.
    samples: str = ""
    # How the draft is found with them.
    probes: tuple[Probed, ...] = ()
    # The headings below which no question was given, neither now nor before.
    bare: tuple[str, ...] = ()
    # Questions that nothing answers so far and the draft would.
    proposed: tuple[str, ...] = ()
    # The heading that is to be renamed.
    renamed: str = ""
    # Why the SOP is to be withdrawn.
    reason: str = ""
    # The draft that came back and is mended, and the words with which it did.
    mends_id: int | None = None
    wanted: str = ""
    # A document that was sent before its purpose was known: Telegram's id, and its name.
    file_id: str = ""
    file_name: str = ""
    # The title that stands in it, or that its name gives.
    file_title: str = ""
    written_on: str = ""
    basis: str = ""
    effective_from: date | None = None
    must_read: bool = False
    questions: tuple[str, ...] = ()
    gap_id: int | None = None
    # The message with the preview, so that a newer one takes its buttons away.
    preview_id: int = 0

    @property
    def found(self) -> int:
        """How many questions find the draft."""
        return sum(probe.is_found for probe in self.probes)


SOP_TEXT: Flow[WritingStep, Written] = Flow(
    Topic("naskah_sop"),
    Written,
    (
        Step(WritingStep.SOP, TEXT_OR_FILES),
        Step(WritingStep.SECTION, TEXT, is_asked=lambda it: it.has_sections and not it.is_new),
        Step(WritingStep.TITLE, TEXT_OR_FILES, is_asked=lambda it: it.is_new or it.is_new_heading),
        Step(WritingStep.OWNER, is_asked=lambda it: it.is_new),
        Step(WritingStep.TEXT, TEXT_OR_FILES),
        # What is sent at this step replaces the text.
        Step(WritingStep.PREVIEW, TEXT_OR_FILES),
        # These are reached by buttons alone, and lead back to the preview.
        Step(WritingStep.SAMPLES, TEXT, is_asked=lambda _: False),
        Step(WritingStep.RENAME, TEXT, is_asked=lambda _: False),
        Step(WritingStep.DATE, TEXT),
        # These are reached by a button alone, too, and end in a preview.
        Step(WritingStep.REASON, TEXT, is_asked=lambda _: False),
        Step(WritingStep.INSTEAD, TEXT, is_asked=lambda _: False),
    ),
    listens_for=timedelta(hours=2),
    expires_after=timedelta(days=14),
)


class ReviewStep(StrEnum):
    """What a reviewer is asked for."""

    WORDS = "alasan"
    PREVIEW = "pratinjau"


@dataclass(frozen=True)
class ReviewWords:
    """The words, and the draft to which they belong."""

    draft_id: int = 0
    words: str = ""
    preview_id: int = 0


REVIEW_WORDS: Flow[ReviewStep, ReviewWords] = Flow(
    Topic("kata_naskah"),
    ReviewWords,
    # What is typed at the preview replaces the words.
    (Step(ReviewStep.WORDS, TEXT), Step(ReviewStep.PREVIEW, TEXT)),
    is_left_by_commands=True,
    listens_for=timedelta(minutes=30),
    expires_after=timedelta(hours=24),
)
