"""The pictures of silent help, of a drill, and of what the signs of interviews led to."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from demo.stage import Stage
from docs.camera import Camera
from docs.monday import Monday
from office.anomalies import Outcome
from office.signs import SignCount

_ZONE = ZoneInfo("Asia/Jakarta")
_KANIM = "Kantor Imigrasi Muara Enim"
# A sign of the interview for an internship, and how the reports that had it have ended.
_SIGN = ("magang", "Tidak tahu nama perusahaannya.")
_ENDED = {
    "": {Outcome.CONFIRMED: 40, Outcome.UNFOUNDED: 60, Outcome.REFERRED: 4},
    _SIGN[1]: {Outcome.CONFIRMED: 24, Outcome.UNFOUNDED: 3, Outcome.REFERRED: 1},
}


async def silent_help(stage: Stage, camera: Camera, office: Monday) -> None:
    """An officer calls, and the head who comes: neither phone tells a look over the shoulder."""
    rina, sri = office.people["Petugas loket 1"], office.people["Kasi Inteldakim"]
    await stage.says(rina, "/dampingi")
    await stage.reads(rina, "mohon tunggu")
    await stage.reads(sri, "minta didampingi", ("Saya datang",))
    await camera.takes(sri, "kasi-dampingi", "Saya datang")
    await stage.taps(sri, "Saya datang")
    await stage.reads(rina, "Diperiksa oleh Sri Mulyati")
    await camera.takes(rina, "petugas-dampingi", "Diperiksa oleh")
    await stage.taps(rina, "Selesai")
    await stage.reads(rina, "Pemeriksaan berkas selesai")


async def drill(stage: Stage, camera: Camera, office: Monday) -> None:
    """The head of office plans a told case, and the officer reads it on the hour."""
    bambang, rina = office.people["Kepala kantor"], office.people["Petugas loket 1"]
    await stage.says(bambang, "/simulasi")
    await stage.reads(bambang, "Pilih kasusnya")
    await camera.takes(bambang, "kakanim-simulasi", "Pilih kasusnya")
    await stage.taps(bambang, "Dijemput orang lain")
    await stage.reads(bambang, "Petugas di unit mana?")
    await stage.taps(bambang, _KANIM)
    await stage.reads(bambang, "Siapa yang mendapat simulasi?")
    await stage.taps(bambang, "Rina Wulandari")
    await stage.reads(bambang, "Kapan?")
    hour = next(label for row in bambang.last.buttons for label in row if label[-3:] == ".00")
    await stage.taps(bambang, hour)
    await stage.reads(bambang, "dijadwalkan")
    await stage.reads(rina, "Anda mendapat simulasi")
    said = f"{office.clock.now().year} {hour}"
    office.clock.move_to(datetime.strptime(said, "%Y %d/%m %H.%M").replace(tzinfo=_ZONE))
    await office.services.drills.due.run()
    await stage.reads(rina, "Ada pemohon di depan Anda?")
    await stage.taps(rina, "Tidak ada, mulai")
    await stage.reads(rina, "Apa yang Anda lakukan?")
    await camera.takes(rina, "petugas-simulasi", "Apa yang Anda lakukan?")


async def signs(stage: Stage, camera: Camera, office: Monday) -> None:
    """What became of the signs of a year, and what they suggest."""
    sri = office.people["Kasi Inteldakim"]
    await _had(office)
    await stage.says(sri, "/tanda")
    await stage.reads(sri, "hanya tentang yang dilaporkan")
    await camera.takes(sri, "kasi-tanda", "hanya tentang yang dilaporkan")


async def _had(office: Monday) -> None:
    known = office.services.shelf().signs.all()
    (sign,) = [it.id for it in known if (it.interview, it.words) == _SIGN]
    month = (office.clock.now().date().replace(day=1) - timedelta(days=60)).replace(day=1)
    async with office.services.database.begin() as session:
        for words, ended in _ENDED.items():
            for outcome, count in ended.items():
                session.add(
                    SignCount(
                        month=month,
                        interview=_SIGN[0],
                        sign=sign if words else "",
                        outcome=outcome,
                        reports=count,
                    )
                )
