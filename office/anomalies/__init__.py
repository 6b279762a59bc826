"""Reports of what looks wrong: where each one goes, who must take it, and when it climbs."""

from office.anomalies.service import Anomalies

__all__ = ["Anomalies"]
