"""Forms: what members have half written, a row a topic, and which form listens now."""

from office.forms.errors import IncompleteDraft, NoForm
from office.forms.flow import (
    FILES,
    REST_OF_ALBUM,
    TEXT,
    TEXT_OR_FILES,
    Flow,
    Form,
    Input,
    Step,
    Topic,
)
from office.forms.models import StoredForm
from office.forms.service import Effect, Forms
from office.forms.store import forget_form

__all__ = [
    "FILES",
    "REST_OF_ALBUM",
    "TEXT",
    "TEXT_OR_FILES",
    "Effect",
    "Flow",
    "Form",
    "Forms",
    "IncompleteDraft",
    "Input",
    "NoForm",
    "Step",
    "StoredForm",
    "Topic",
    "forget_form",
]
