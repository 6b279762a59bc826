"""Gathers every table of the office: whoever needs the whole schema imports it from here."""

from sqlmodel import SQLModel

import office.announcements.models
import office.anomalies.models
import office.database.sealing
import office.inbox.models
import office.outbox.models
import office.people.models
import office.questions.models
import office.replicas.models
import office.retention.models
import office.substitutes.models
import office.training.models  # noqa: F401

metadata = SQLModel.metadata
