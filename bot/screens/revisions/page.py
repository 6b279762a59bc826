"""A whole draft as a page that any phone opens."""

from html import escape

from bot.screens.revisions import difference
from bot.screens.revisions.cards import in_words
from bot.telegram.markup import html_of
from bot.texts.revisions import review as texts
from bot.texts.revisions import samples as sample_texts
from knowledge.reading.office.variables import Variables
from knowledge.reading.questions.file import listed
from knowledge.reading.revising.manuscript import Manuscript
from knowledge.reading.sops.text.markdown import blocks
from knowledge.reading.sources.catalogue import NONE, ShelfSources
from office.revisions import DraftStanding, RevisionDraft

_STYLE = (
    "body{font:17px/1.5 sans-serif;max-width:42em;margin:1em auto;padding:0 1em;color:#1c1c1c}"
    "h2{font-size:1.1em;border-bottom:1px solid #bbb;margin-top:1.5em}p{margin:.3em 0}"
    "pre{white-space:pre-wrap;font:15px/1.5 sans-serif;background:#f4f4f4;padding:.6em}"
)


def page(
    draft: RevisionDraft,
    name: str,
    found: DraftStanding,
    variables: Variables,
    documents: ShelfSources = NONE,
) -> bytes:
    """Return the whole draft and all its changes, as a page that any phone opens.

    The changes show variables as they are written, the text as it is read here.
    """
    before, text = found.before, found.text if found.text is not None else draft.text
    said = in_words(text, documents)
    told = "\n".join(map(escape, difference.head(said)))
    if before is not None:
        changes = difference.changes(in_words(before, documents), said)
        told = difference.html(changes, most_letters=10**9)
    above = texts.CHANGES if before is not None else texts.HEAD
    whole = variables.filled(Manuscript.of(text).body.text)
    is_markdown = draft.path.endswith(".md")
    body = _as_page(whole) if is_markdown else f"<pre>{escape(text)}</pre>"
    return (
        f'<!doctype html><html lang="id"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(name)}</title><style>{_STYLE}</style>"
        f"<h1>{escape(name)}</h1><h2>{above}</h2><pre>{told}</pre>{body}{_asked(draft)}</html>"
    ).encode()


def _asked(draft: RevisionDraft) -> str:
    """The sample questions that are published with a draft, for the page."""
    lines = "".join(
        f"<p>{escape(f'{sample.heading}: {sample.text}')}</p>" for sample in listed(draft.samples)
    )
    return f"<h2>{sample_texts.SAMPLES}</h2>{lines}" if lines else ""


def _as_page(text: str) -> str:
    manuscript = Manuscript.of(text)
    parts = []
    for heading in manuscript.headings:
        section = manuscript.section(heading)
        body = section.text if section is not None else ""
        lines = "".join(f"<p>{html_of(block)}</p>" for block in blocks(body))
        parts.append(f"<h2>{escape(heading)}</h2>{lines}")
    return "".join(parts)
