"""Posts: who holds each, who stands in for a head, who is away, and the form that says so."""

from office.posts.form import Answers, Step, Writing
from office.posts.service import Substitutes

__all__ = ["Answers", "Step", "Substitutes", "Writing"]
