"""Posts: who holds each, who stands in for a head, who is away, and the forms for it."""

from office.posts.form import APPOINTMENT, AppointmentAnswers, AppointmentStep
from office.posts.service import Posts

__all__ = ["APPOINTMENT", "AppointmentAnswers", "AppointmentStep", "Posts"]
