"""Who stands in for a head, who is away, and the form by which the office says so."""

from office.substitutes.form import Answers, Step, Writing
from office.substitutes.service import Substitutes

__all__ = ["Answers", "Step", "Substitutes", "Writing"]
