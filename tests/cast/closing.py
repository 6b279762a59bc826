"""A report is closed: by its service, or tap by tap."""

from botapi_emulator import Person
from office.anomalies import Anomalies, Anomaly, Outcome
from office.people import Member
from tests.cast.steps import taps, types


async def resolves(
    anomalies: Anomalies, report_id: int, head: Member, outcome: Outcome, line: str
) -> Anomaly:
    """Close a report, whatever its category asks for."""
    await anomalies.steps.skip(report_id, head, "Tidak perlu lagi")
    return await anomalies.actions.resolve(report_id, head, outcome, line)


async def chooses_end(
    head: Person, outcome: str, *, followed: str = "Belum ada", reason: str = "Tidak perlu lagi"
) -> None:
    """Choose how a report ended, up to the question for the last words."""
    await taps(head, outcome, then="Apa yang terjadi sesudahnya?")
    asked = await taps(head, followed, then="satu kalimat")
    if "alasannya" in asked.text:
        await types(head, reason, then="apa yang membantu")
