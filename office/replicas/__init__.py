"""Processes that share one PostgreSQL: which are alive, what they hold, who has which duty."""

from office.replicas.identity import Identity
from office.replicas.models import Duty
from office.replicas.service import LEASE, Replicas

__all__ = ["LEASE", "Duty", "Identity", "Replicas"]
