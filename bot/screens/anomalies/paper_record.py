"""The paper record of a report as a Word file."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from bot.screens.anomalies.card import ReportCards
from bot.screens.anomalies.standing import concerned
from bot.screens.anomalies.thread import ThreadView
from bot.telegram.outgoing import plain
from bot.texts.anomalies import paper_record as words
from bot.texts.anomalies import report as texts
from office.anomalies import Attachment, PaperRecord

if TYPE_CHECKING:
    from docx.document import Document as Paper

_FINGERPRINT_LETTERS = 12


@dataclass(frozen=True)
class PaperForm:
    """Writes the record of one report for one viewer."""

    office: str
    record: PaperRecord
    cards: ReportCards
    view: ThreadView
    viewer: str

    def as_docx(self) -> bytes:
        """The record as a Word file."""
        from docx import Document  # imported late: it would cost every start memory

        anomaly = self.record.anomaly
        document = Document()
        document.core_properties.title = words.title(anomaly.code)
        document.core_properties.author = ""
        document.add_heading(words.title(anomaly.code), level=0)
        document.add_paragraph(self.office)
        _table(document, self._facts())
        document.add_heading(words.TEXT, level=1)
        document.add_paragraph(self._text())
        document.add_heading(words.HAPPENED, level=1)
        _table(document, self._happened(), has_head=True)
        document.add_heading(words.FILES, level=1)
        for line in self._files():
            document.add_paragraph(line)
        document.add_heading(words.CHAIN, level=1)
        record = self.record
        document.add_paragraph(words.chain(record.length, record.hash, record.first_broken))
        for line in self._end():
            document.add_paragraph(line)
        written = BytesIO()
        document.save(written)
        return written.getvalue()

    def _facts(self) -> list[tuple[str, ...]]:
        anomaly, cards = self.record.anomaly, self.cards
        section = cards.standing.directory.section(anomaly.section).name
        is_shown = self.view.may_read_report
        reporter = cards.standing.name(anomaly.reporter_id) if is_shown else words.NOT_SHOWN
        reference = anomaly.case_reference or "–"
        about = concerned(anomaly, cards.standing.directory) if is_shown else ""
        return [
            (words.CATEGORY, cards.category(anomaly)),
            (words.SECTION, section),
            (words.PLACE, cards.place(anomaly)),
            (words.URGENCY, texts.URGENCIES[str(anomaly.urgency)]),
            (words.REPORTER, reporter),
            *([(words.CONCERNS, about)] if about else []),
            (words.REFERENCE, reference if is_shown else words.NOT_SHOWN),
            (words.SENT, texts.clock_time(anomaly.created_at, cards.standing.zone)),
            (words.STATE, plain(cards.standing.sentence(anomaly)).partition(": ")[2]),
        ]

    def _text(self) -> str:
        anomaly = self.record.anomaly
        if not self.view.may_read_report:
            return words.NOT_SHOWN
        is_gone = anomaly.is_text_gone
        return texts.ERASED if is_gone else anomaly.text

    def _happened(self) -> list[tuple[str, ...]]:
        rows: list[tuple[str, ...]] = [(words.NUMBER, words.AT, words.EVENT, words.FINGERPRINT)]
        for entry in self.record.entries:
            at = texts.clock_time(entry.at, self.cards.standing.zone)
            told = plain(self.view.told(entry))
            rows.append((str(entry.number), at, told, entry.hash[:_FINGERPRINT_LETTERS]))
        return rows

    def _files(self) -> list[str]:
        files = self.record.attachments
        if not files:
            return [words.NO_FILES]
        listed = [
            words.file(n, attachment.kind, _where(attachment))
            for n, attachment in enumerate(files, 1)
        ]
        return [*listed, words.FILES_ARE_ELSEWHERE]

    def _end(self) -> list[str]:
        at = texts.clock_time(self.record.made_at, self.cards.standing.zone)
        own = [] if self.view.is_head else [words.ONLY_OWN]
        return [*own, words.NO_VERDICT, words.made(at, self.viewer)]


def _where(file: Attachment) -> str:
    return words.with_entry(file.entry_number) if file.entry_number else words.WITH_REPORT


def _table(document: "Paper", rows: Sequence[tuple[str, ...]], *, has_head: bool = False) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]))
    table.style = "Table Grid"
    for number, row in enumerate(rows):
        for place, (cell, text) in enumerate(zip(table.add_row().cells, row, strict=True)):
            written = cell.paragraphs[0].add_run(text)
            written.bold = number == 0 if has_head else place == 0
