"""The words of /bantuan: one sentence, examples to tap, and the commands of each purpose."""

from collections.abc import Mapping

from office.people import Role

Groups = tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
"""A purpose, its lines, and on each line the commands that belong together."""

ASKING = "Bertanya"
REPORTING = "Melapor"
TRAINING = "Berlatih"
OTHERS = "Lainnya"
BACK = "‹ Kembali"

HOW = (
    "<b>Ketik saja keperluan Anda</b> dengan kata sendiri: saya jawab dari SOP, atau saya bukakan."
)
NO_PERSONAL_DATA = "Jangan tulis NIK, nomor paspor, atau telepon pemohon di sini."

# Who holds several posts gets the first of these.
EXAMPLES: Mapping[Role, tuple[str, str, str]] = {
    Role.HEAD_OF_OFFICE: ("tugas saya", "siapa plh kasi hari ini", "rekap bulan ini"),
    Role.SECTION_HEAD: ("tugas saya", "mau catat cuti saya", "rekap bulan ini"),
    Role.COORDINATOR: ("tugas saya", "gimana cara lapor", "siapa kepala kantor"),
    Role.TRAINER: ("atur jadwal latihan", "tulis pengumuman", "rekap bulan ini"),
    Role.SOP_KEEPER: ("saran sop", "ubah sop", "biaya paspor hilang"),
    Role.ADMIN: ("undang anggota", "keadaan bot", "tunjuk plh"),
    Role.OFFICER: ("biaya paspor hilang", "gimana cara lapor", "besok libur ga"),
}


def purpose(heading: str, lines: tuple[tuple[str, ...], ...], commands: Mapping[str, str]) -> str:
    """List those commands of a purpose, given with what each is for."""
    shown = [line for row in lines if (line := _line(row, commands))]
    return "\n".join([f"<b>{heading}</b>", *shown, NO_PERSONAL_DATA])


def _line(row: tuple[str, ...], commands: Mapping[str, str]) -> str:
    mine = [name for name in row if name in commands]
    names = " ".join(f"/{name}" for name in mine)
    return f"{names} — {', '.join(commands[name] for name in mine)}" if mine else ""
