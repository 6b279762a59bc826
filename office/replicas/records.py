"""The tables of the replicas."""

from office.records import Records
from office.replicas.models import DutyHolder, Replica

RECORDS = Records(tables=(Replica, DutyHolder))
