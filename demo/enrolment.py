"""Scene one: everybody joins with an invitation."""

from botapi_emulator import Person
from demo.cast import CAST
from demo.stage import PATIENCE_SECONDS, Stage, console


async def enrol(stage: Stage) -> dict[str, Person]:
    """Let the whole cast join. Return the people by their posts."""
    console.rule("Satu kantor mendaftar lewat tautan undangan")
    cast = {}
    for post, newcomer in CAST.items():
        person = stage.telegram.person(newcomer.name, note=post)
        await person.opens(start=stage.invitations[post])
        await person.expects("Selamat datang", within=PATIENCE_SECONDS)
        console.print(f"  {newcomer.name} — {post}")
        cast[post] = person
    return cast
