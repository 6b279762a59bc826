"""The play: the order of its scenes."""

from demo import (
    announcement,
    enrolment,
    interview,
    loop,
    questions,
    report,
    training,
    verification,
)
from demo.stage import Stage, console, escaped
from demo.theatre import performance, serve


async def play(*, once: bool, port: int) -> int:
    """Play the scene and, unless `once`, serve the phones until Ctrl-C.

    Returns the exit code: 1 if any step of the scene did not happen.
    """
    async with performance(0 if once else port) as stage:
        code = await _scenes(stage)
        if not once:
            await serve(stage.telegram)
    return code


async def _scenes(stage: Stage) -> int:
    try:
        cast = await enrolment.enrol(stage)
        await questions.play(
            stage,
            cast["Petugas loket 1"],
            cast["Petugas loket 2"],
            cast["Petugas UKK Musi Rawas"],
        )
        await questions.settles_lines(stage, cast["Kasi Dokintalkim"], cast["Kepala kantor"])
        await loop.play(stage, cast)
        await report.play(stage, cast)
        await questions.play_list(stage, cast["Petugas loket 1"])
        await interview.play(stage, cast["Petugas loket 2"])
        await interview.calls_help(stage, cast)
        await verification.play(stage, cast)
        await training.play(stage, cast["Petugas loket 1"])
        await announcement.play(stage, cast)
        await training.plans_drill(stage, cast)
    except AssertionError as missing:
        console.print(f"\n[bold red]Adegan berhenti:[/bold red] {escaped(str(missing))}")
        return 1
    console.print("\n[bold green]Semua adegan berlangsung seperti seharusnya.[/bold green]")
    return 0
