"""Forms: what members have half written, a row a topic, and which form listens now."""

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
from office.forms.service import Forms

__all__ = [
    "FILES",
    "REST_OF_ALBUM",
    "TEXT",
    "TEXT_OR_FILES",
    "Flow",
    "Form",
    "Forms",
    "Input",
    "Step",
    "StoredForm",
    "Topic",
]
