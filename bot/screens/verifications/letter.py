"""The letter to the issuer: it has the office's words, and blanks for the applicant's data."""

import re
from dataclasses import replace

from bot.texts.questions import day
from knowledge.reading.letters import Letter
from office.verifications import Verification

LETTER = "surat-ke-penerbit"
# Written into the letter by hand. It never stands in the chat or in the database.
_APPLICANTS = ("nomor dokumen", "nama pada dokumen", "tanggal terbit")
_BLANK = "." * 30
_NUMBERED = re.compile(r"^(\d+)\. .*$", re.MULTILINE)


def filled(letter: Letter, one: Verification, unit: str) -> Letter:
    """Fill in the letter for one verification. What nobody has entered keeps its braces."""
    values = {"jenis dokumen": one.document, "unit dan jabatan penanggap": unit}
    values |= dict.fromkeys(_APPLICANTS, _BLANK)
    if one.case_reference:
        values["nomor permohonan"] = one.case_reference
    if one.answer_due_on:
        values["tanggal jawaban diharapkan"] = day(one.answer_due_on)
    body = letter.body
    for name, value in values.items():
        body = body.replace(f"{{{name}}}", value)
    return replace(letter, body=_with_question(body, " ".join(one.question.split())))


def _with_question(body: str, question: str) -> str:
    """Put a further question below the numbered ones."""
    numbered = list(_NUMBERED.finditer(body))
    if not question or not numbered:
        return body
    last = numbered[-1]
    return f"{body[: last.end()]}\n{int(last[1]) + 1}. {question}{body[last.end() :]}"
