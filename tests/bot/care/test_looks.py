"""What a look finds: disks, copies, certificates, clocks, versions."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from telegram import WebhookInfo

from bot.care import CarePlace, FoundTrouble, certificate, clocks, machine
from bot.metrics.metrics import Metrics
from office import VERSION
from office.backups import Backup, note_copy
from office.backups.naming import Engine
from office.care import TroubleKind
from office.database import Database, migrate
from office.settings import load
from tests.conftest import NINE

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def place(**held: Any) -> CarePlace:
    """What the looks of a test ask for, and nothing else."""
    return cast(CarePlace, SimpleNamespace(now=NINE, **held))


def settings(**given: Any) -> Any:
    return load(_env_file=None, **given)


def kind(found: FoundTrouble | None) -> TroubleKind | None:
    return found.kind if found is not None else None


@pytest.mark.parametrize(("percent", "tells"), [(79, False), (80, True)])
async def test_a_disk_is_told_from_eighty_percent_on(
    percent: int, tells: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    used = {tmp_path / "data": 12, tmp_path / "backups": percent}
    monkeypatch.setattr(machine, "percent_used", used.__getitem__)
    url = f"sqlite:///{tmp_path}/data/pandu.db"

    found = await machine.space(
        place(settings=settings(database_url=url, backup_dir=str(tmp_path / "backups")))
    )

    values = {"percent": "80", "folder": str(tmp_path / "backups")}
    assert found == (FoundTrouble(TroubleKind.DISK_FILLS, values) if tells else None)


@pytest.mark.parametrize(
    ("hours_ago", "found"),
    [
        (None, TroubleKind.NEVER_COPIED),
        (26, TroubleKind.NOT_COPIED),
        (25, None),
    ],
)
async def test_a_copy_is_noted_once_a_day(
    hours_ago: int | None, found: TroubleKind | None, tmp_path: Path
) -> None:
    here = place(settings=settings(backup_dir=str(tmp_path)))
    assert await machine.copy(here) is None  # there is nothing to copy
    (tmp_path / Backup(NINE, "0013", Engine.SQLITE).name).touch()
    if hours_ago is not None:
        note_copy(tmp_path, NINE - hours_ago * HOUR)

    assert kind(await machine.copy(here)) is found


@pytest.mark.parametrize(
    ("ahead", "minutes"), [(timedelta(seconds=50), None), (4 * HOUR, "240"), (-2 * HOUR, "120")]
)
async def test_a_clock_is_compared_with_that_of_telegram(
    ahead: timedelta, minutes: str | None
) -> None:
    """The header is that of an answer. SQLite has no clock of its own."""
    metrics, now = Metrics(), datetime.now(UTC)
    metrics.telegram_date = (format_datetime(now + ahead, usegmt=True), now.timestamp())

    async def server_time() -> None:
        return None

    here = place(
        bot_data=SimpleNamespace(metrics=metrics),
        services=SimpleNamespace(care=SimpleNamespace(server_time=server_time)),
    )
    found = await clocks.clock(here)

    assert kind(found) is (TroubleKind.CLOCK_WRONG if minutes else None)
    if found is not None:
        assert found.values == {"minutes": minutes, "is_behind": "yes" * (ahead > 0 * HOUR)}


async def test_a_server_s_clock_is_wrong_where_telegram_agrees_with_this_machine() -> None:
    metrics, now = Metrics(), datetime.now(UTC)
    metrics.telegram_date = ("no date at all", now.timestamp())

    async def server_time() -> datetime:
        return now - 10 * timedelta(minutes=1)

    found = await clocks.clock(
        place(
            bot_data=SimpleNamespace(metrics=metrics),
            services=SimpleNamespace(care=SimpleNamespace(server_time=server_time)),
        )
    )

    assert found == FoundTrouble(
        TroubleKind.SERVER_CLOCK_WRONG, {"minutes": "10", "is_behind": "yes"}
    )


async def test_an_older_program_is_told_from_its_database_and_from_its_replicas(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work = {VERSION}

    async def versions() -> set[str]:
        return at_work

    here = place(
        services=SimpleNamespace(database=database, replicas=SimpleNamespace(versions=versions))
    )
    assert await machine.version(here) is None
    at_work.add("0.1.9")
    assert await machine.version(here) is None
    at_work.add("0.10.0")
    values = {"mine": VERSION, "newest": "0.10.0"}
    assert await machine.version(here) == FoundTrouble(TroubleKind.OLDER_THAN_REPLICA, values)

    monkeypatch.setattr(migrate, "newest", lambda: "0001")
    assert kind(await machine.version(here)) is TroubleKind.OLDER_THAN_DATABASE


def certificate_of(days: int, of: int = 90) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    """A certificate that signs itself and ends so many days after nine o'clock."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    ends = NINE + days * DAY
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(ends - of * DAY)
        .not_valid_after(ends)
        .sign(key, hashes.SHA256())
    )
    return made, key


@pytest.mark.parametrize(
    ("days", "of", "found"),
    [
        (30, 90, None),
        (13, 90, TroubleKind.CERTIFICATE_ENDS),
        (-1, 90, TroubleKind.CERTIFICATE_OVER),
        (4, 6, None),
        (1, 6, TroubleKind.CERTIFICATE_ENDS),
    ],
)
def test_a_certificate_is_told_when_its_proxy_should_have_renewed_it(
    days: int, of: int, found: TroubleKind | None
) -> None:
    assert kind(certificate.judged(certificate_of(days, of)[0], NINE)) is found


@pytest.fixture
async def webhook(tmp_path: Path) -> AsyncIterator[str]:
    """The address of a server whose certificate ended yesterday."""
    made, key = certificate_of(-1)
    file = tmp_path / "both.pem"
    pem = serialization.Encoding.PEM
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    file.write_bytes(made.public_bytes(pem) + key.private_bytes(pem, *plain))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    server = await asyncio.start_server(lambda _, writer: writer.close(), "localhost", ssl=context)
    async with server:
        yield f"https://localhost:{server.sockets[0].getsockname()[1]}/telegram"


async def test_the_certificate_is_seen_as_a_caller_sees_it(webhook: str) -> None:
    found = await certificate.certificate(place(settings=settings(webhook_url=webhook)))

    assert kind(found) is TroubleKind.CERTIFICATE_OVER


@pytest.mark.parametrize(
    ("said", "hours_ago", "found"),
    [
        ("SSL error {certificate verify failed}", 1, TroubleKind.CERTIFICATE_REFUSED),
        ("SSL error {certificate verify failed}", 3, None),
        ("Connection timed out", 1, None),
    ],
)
async def test_where_nobody_answers_here_telegram_s_complaint_counts(
    said: str, hours_ago: int, found: TroubleKind | None
) -> None:
    async def get_webhook_info() -> WebhookInfo:
        return WebhookInfo("", False, 0, NINE - hours_ago * HOUR, said)

    here = place(
        settings=settings(webhook_url="https://localhost:1/telegram"),
        bot=SimpleNamespace(get_webhook_info=get_webhook_info),
    )

    assert kind(await certificate.certificate(here)) is found
