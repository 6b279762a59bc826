"""A short scene on a local Telegram: the real program, a cast of the office, and their phones."""

import asyncio
import os
import signal
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.panel import Panel

from emulator import Emulator, Limits, Message, Person
from office.clock import SystemClock
from office.people import Employment, NewMember, Role
from office.services import open_services
from office.settings import Settings, load

ROOT = Path(__file__).parent
PATIENCE_SECONDS = 20.0
READING_SECONDS = 1.5

CAST = {
    "Petugas loket 1": NewMember("Rina Wulandari", "kanim", (Role.OFFICER,)),
    "Petugas loket 2": NewMember(
        "Dedi Kurniawan", "kanim", (Role.OFFICER,), employment=Employment.PPNPN
    ),
    "Petugas UKK Musi Rawas": NewMember("Yuni Astuti", "ukk-musi-rawas", (Role.OFFICER,)),
    "Kasi Dokintalkim": NewMember(
        "Hendra Saputra", "kanim", (Role.SECTION_HEAD, Role.SOP_KEEPER), "dokintalkim"
    ),
    "Kasi Inteldakim": NewMember("Sri Mulyati", "kanim", (Role.SECTION_HEAD,), "inteldakim"),
    "Kasi Tikim": NewMember("Andi Pratama", "kanim", (Role.SECTION_HEAD,), "tikim"),
    "Kepala kantor": NewMember("Bambang Wijaya", "kanim", (Role.HEAD_OF_OFFICE,)),
    "Pelatih": NewMember("Lestari Ningsih", "kanim", (Role.TRAINER,)),
    "Admin": NewMember("Agus Salim", "kanim", (Role.ADMIN,), "tikim"),
}

DOUBT = (
    "Pemohon bilang akan berwisata, tetapi membawa surat kontrak kebun sawit. Berkasnya dipegang "
    "pendamping yang menjawab semua pertanyaan. Keduanya masih di ruang tunggu."
)

console = Console(highlight=False)


async def play(*, once: bool, port: int) -> int:
    """Play the scene and, unless `once`, serve the phones until Ctrl-C.

    Returns the exit code: 1 if any step of the scene did not happen.
    """
    async with performance(0 if once else port) as stage:
        code = await _scene(stage)
        if not once:
            await _serve(stage.telegram)
    return code


@asynccontextmanager
async def performance(port: int = 0) -> AsyncIterator["Stage"]:
    """A stage with the real bot on a local Telegram, until the block is left."""
    with tempfile.TemporaryDirectory(prefix="pandu-demo-") as folder:
        async with Emulator(port=port, limits=Limits()) as telegram:
            bot = telegram.add_bot()
            settings = _settings(telegram, bot.token, Path(folder))
            invitations = await _invitations(settings)
            async with _running_bot(settings, Path(folder) / "bot.log"):
                yield Stage(telegram, invitations)


@dataclass
class Stage:
    """The people of the scene, who print what they say and read."""

    telegram: Emulator
    invitations: dict[str, str]

    async def says(self, person: Person, text: str) -> None:
        """Type a message."""
        _print_line(person, text)
        await person.types(text)

    async def taps(self, person: Person, button: str) -> None:
        """Press a button."""
        _print_line(person, f"[dim](menekan tombol)[/dim] {button}")
        await person.taps(button)

    async def decides(self, person: Person, button: str) -> None:
        """Press a button of a card at a reader's pace: cards are redrawn once a second at most."""
        await asyncio.sleep(READING_SECONDS)
        await self.taps(person, button)

    async def reads(self, person: Person, fragment: str, buttons: tuple[str, ...] = ()) -> Message:
        """Wait for an answer and print it.

        Raises:
            AssertionError: it did not come.
        """
        message = await person.expects(fragment, buttons=list(buttons), within=PATIENCE_SECONDS)
        _print_message(message)
        return message


async def _scene(stage: Stage) -> int:
    try:
        cast = await enrol(stage)
        await _questions(stage, cast["Petugas loket 1"], cast["Petugas UKK Musi Rawas"])
        await _doubt(stage, cast)
    except AssertionError as missing:
        console.print(f"\n[bold red]Adegan berhenti:[/bold red] {_escaped(str(missing))}")
        return 1
    console.print("\n[bold green]Semua adegan berlangsung seperti seharusnya.[/bold green]")
    return 0


async def enrol(stage: Stage) -> dict[str, Person]:
    """Let the whole cast come in; returns the people by their posts."""
    console.rule("Satu kantor mendaftar lewat tautan undangan")
    cast = {}
    for post, newcomer in CAST.items():
        person = stage.telegram.person(newcomer.name, note=post)
        await person.opens(start=stage.invitations[post])
        await person.expects("Selamat datang", within=PATIENCE_SECONDS)
        console.print(f"  {newcomer.name} — {post}")
        cast[post] = person
    return cast


async def _questions(stage: Stage, rina: Person, yuni: Person) -> None:
    console.rule("Pertanyaan yang jelas")
    await stage.says(rina, "apa saja syarat paspor anak?")
    await stage.reads(rina, "Paspor baru anak", ("Membantu",))

    console.rule("Salah ketik dan bahasa sehari-hari")
    await stage.says(yuni, "brp biya pspor elektronk 10 thn skrg")
    await stage.reads(yuni, "Rp950.000")

    console.rule("Dua kemungkinan")
    await stage.says(rina, "paspor rusak atau hilang")
    await stage.reads(rina, "Maksud Anda", ("1. ", "2. "))
    await stage.taps(rina, "1. ")
    await stage.reads(rina, "SOP ")

    console.rule("Yang tidak ada SOP-nya")
    await stage.says(yuni, "resep pindang patin yang enak gimana")
    await stage.reads(yuni, "Belum ada SOP")
    await stage.says(yuni, "oke makasih ya")
    await stage.reads(yuni, "Sama-sama")


async def _doubt(stage: Stage, cast: dict[str, Person]) -> None:
    rina, sri = cast["Petugas loket 1"], cast["Kasi Inteldakim"]
    console.rule("Kejanggalan di loket")
    await fill_in(stage, rina)
    await stage.taps(rina, "Kirim laporan")
    await stage.reads(rina, "sudah terkirim", ("Lihat",))
    await stage.reads(sri, DOUBT, ("Terima", "Naikkan"))

    console.rule("Kasi mendiamkannya")
    _aside(
        "Yang didiamkan naik sendiri: Kasi berdering, 5 menit kemudian sekali lagi, 5 menit "
        "kemudian kepala kantor. Supaya adegan ini tidak menunggu 10 menit, Sri Mulyati menekan "
        "Naikkan sendiri."
    )
    await _climbs(stage, cast)
    await _is_closed(stage, cast)


async def _climbs(stage: Stage, cast: dict[str, Person]) -> None:
    rina, sri = cast["Petugas loket 1"], cast["Kasi Inteldakim"]
    await stage.decides(sri, "Naikkan")
    await stage.reads(rina, "dinaikkan")
    await stage.reads(cast["Kepala kantor"], "belum diterima di jenjang sebelumnya", ("Terima",))


async def _is_closed(stage: Stage, cast: dict[str, Person]) -> None:
    rina, bambang = cast["Petugas loket 1"], cast["Kepala kantor"]
    console.rule("Kepala kantor menerima dan berjanji")
    await stage.decides(bambang, "Terima")
    await stage.reads(bambang, "Kapan ada kemajuan?", ("Dalam 1 jam kerja",))
    await stage.reads(rina, f"diterima oleh {bambang.name}")
    await stage.decides(bambang, "Dalam 1 jam kerja")
    await stage.reads(bambang, "janji", ("Ditindaklanjuti",))

    console.rule("Selesai, dan pelapor mendengar akhirnya")
    await stage.decides(bambang, "Selesai")
    await stage.reads(bambang, "Bagaimana hasilnya?", ("Dirujuk",))
    await stage.decides(bambang, "Dirujuk")
    await stage.reads(bambang, "apa yang membantu")
    await stage.says(bambang, "Pemohon didampingi BP3MI; catatan rute dari loket sangat membantu.")
    await stage.reads(bambang, "Laporan ditutup")
    await stage.reads(rina, "BP3MI")


async def fill_in(stage: Stage, reporter: Person) -> None:
    """Write an urgent report up to its summary, one question a screen."""
    await stage.says(reporter, "/lapor")
    await stage.reads(reporter, "1/8", ("Indikasi TPPO",))
    await stage.taps(reporter, "Indikasi TPPO")
    await stage.reads(reporter, "2/8")
    await stage.says(reporter, DOUBT)
    for number, button in enumerate(
        ("Kantor Imigrasi", "Lewati", "Lewati", "Mendesak", "Tidak", "Lewati"), start=3
    ):
        await stage.reads(reporter, f"{number}/8", (button,))
        await stage.taps(reporter, button)
    await stage.reads(reporter, "Penerima:", ("Kirim laporan",))


async def _invitations(settings: Settings) -> dict[str, str]:
    async with open_services(settings, SystemClock()) as services:
        return {post: await services.people.invite(who) for post, who in CAST.items()}


def _settings(telegram: Emulator, token: str, folder: Path) -> Settings:
    return load(
        _env_file=None,
        telegram_bot_token=token,
        telegram_api_url=telegram.url,
        database_url=f"sqlite:///{folder / 'pandu.db'}",
        knowledge_dir=ROOT / "knowledge",
    )


@asynccontextmanager
async def _running_bot(settings: Settings, log: Path) -> AsyncIterator[None]:
    """The program as it runs in production, in a process of its own."""
    environment = {
        **os.environ,
        "TELEGRAM_BOT_TOKEN": settings.token,
        "TELEGRAM_API_URL": settings.telegram_api_url,
        "DATABASE_URL": settings.database_url,
        "KNOWLEDGE_DIR": str(settings.knowledge_dir),
    }
    with log.open("wb") as written:
        process = await asyncio.create_subprocess_exec(
            sys.executable, ROOT / "main.py", "run", cwd=ROOT, env=environment, stderr=written
        )
        try:
            yield
        finally:
            if process.returncode is None:
                process.send_signal(signal.SIGTERM)
            if await process.wait() != 0:
                _print_log(log)


async def _serve(telegram: Emulator) -> None:
    console.print(
        f"\nBuka [bold]{telegram.url}[/bold] untuk memakai ponsel mereka. Ctrl-C untuk berhenti."
    )
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, stopped.set)
    await stopped.wait()


def _print_line(person: Person, text: str) -> None:
    console.print(f"\n[bold cyan]{person.name}[/bold cyan] ({person.user.note}): {text}")


def _print_log(log: Path) -> None:
    console.print(log.read_text(encoding="utf-8"), markup=False)


def _aside(text: str) -> None:
    console.print(f"\n[italic]{text}[/italic]")


def _print_message(message: Message) -> None:
    rows = ["  ".join(f"[{button}]" for button in row) for row in message.buttons]
    body = "\n".join([message.text, *([""] if rows else []), *rows])
    console.print(Panel(_escaped(body), title="Pandu", title_align="left", width=88))


def _escaped(text: str) -> str:
    return text.replace("[", r"\[")


def _text_of(log: Path) -> str:
    return log.read_text(encoding="utf-8")
