"""Posts: who holds each, who stands in for a head, who is away, and the form that says so."""

from office.posts.form import Answers, Step, Writing
from office.posts.service import Posts

__all__ = ["Answers", "Posts", "Step", "Writing"]
