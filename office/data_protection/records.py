"""The tables of what was removed."""

from office.data_protection.retention_models import Removal, RetentionRun
from office.records import Records

RECORDS = Records(tables=(Removal, RetentionRun))
