"""Imports every table of the office: import it to have the whole schema."""

import office.announcements.models
import office.anomalies.models
import office.answers.models
import office.changes.models
import office.data_protection.retention_models
import office.database.sealing
import office.forms.models
import office.inbox.models
import office.interviews.models
import office.outbox.models
import office.people.log_models
import office.people.models
import office.questions.models
import office.replicas.models
import office.revisions.models
import office.suggestions.models
import office.training.models
import office.verifications.models  # noqa: F401
from office.database import Table

metadata = Table.metadata
