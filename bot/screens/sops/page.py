"""A whole SOP as one HTML page: it opens on any phone, needs no network, and prints."""

from html import escape

from bot.telegram.markup import html_of
from bot.texts import sops as texts
from knowledge.reading.office.directory import OfficeSection
from knowledge.reading.sops.sop import Section, Sop, Source
from knowledge.reading.sops.text.markdown import blocks

_STYLE = """
body{font:17px/1.5 sans-serif;max-width:42em;margin:1em auto;padding:0 1em;color:#1c1c1c}
h1{font-size:1.4em}
h2{font-size:1.1em;border-bottom:1px solid #bbb;margin-top:1.5em}
.meta,.sources{color:#444;font-size:.85em}
p{margin:.3em 0}
blockquote{margin:.4em 0;padding:.2em .8em;border-left:4px solid #999;background:#f4f4f4}
"""


def page(sop: Sop, owner: OfficeSection, office_name: str) -> bytes:
    """Write the SOP as an HTML page in UTF-8."""
    body = "".join(_section(section) for section in sop.sections)
    html = f"""<!doctype html>
<html lang="id"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(sop.title)}</title><style>{_STYLE}</style>
<h1>{escape(sop.title)}</h1>
<p class="meta">{escape(office_name)}<br>{_lifetime(sop, owner)}</p>
{body}
<h2>{texts.SOURCES}</h2>
<div class="sources">{"".join(_source(source) for source in sop.sources)}</div>
</html>
"""
    return html.encode()


def _lifetime(sop: Sop, owner: OfficeSection) -> str:
    first, second = texts.lifetime(
        sop.number or sop.id, sop.version, owner.short, sop.effective_from, sop.reviewed_at
    )
    return f"{escape(first)}<br>{escape(second)}"


def _section(section: Section) -> str:
    lines = "".join(f"<p>{html_of(block)}</p>" for block in blocks(section.body))
    return f"<h2>{escape(section.heading)}</h2>{lines}\n"


def _source(source: Source) -> str:
    seen = texts.CONFIDENCE.get(source.confidence, "")  # the office's own word has none
    parts = [source.regulation, source.article, source.title, seen]
    return f"<p>{escape(' · '.join(part for part in parts if part))}</p>"
