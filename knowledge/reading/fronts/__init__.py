"""Front pages: the lines of an SOP that officers need first, quoted from its sections.

A page is written (`fronts/<id>.md`), or composed by the rule in `fronts.toml`. It has no words of
its own: each of its lines stands in a section, and has that section's sources.
"""

from knowledge.reading.fronts.pages import Front, Fronts, Quotation

__all__ = ["Front", "Fronts", "Quotation"]
