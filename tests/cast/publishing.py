"""How a draft in chat reaches the shelf: its keeper hands it in, and the head approves it."""

from typing import Any

from botapi_emulator import Person
from tests.cast.steps import shows, taps

SEND = "Kirim ke Kasi Dokintalkim"


async def is_published(office: Any, keeper: Person, code: str, *said: str) -> None:
    """Hand in the draft of the preview, and let the head approve it."""
    head = office.head_of_dokintalkim
    await taps(keeper, SEND, then="dikirim untuk diperiksa")
    await keeper.expects(code)
    shows(await head.expects(code, buttons=["Setujui"]), *said)
    await taps(head, "Setujui", then="Terbitkan", buttons=["Ya"])
    await taps(head, "Ya, terbitkan", then="disetujui")
    await keeper.expects("disetujui oleh")
