"""The words of how reports end and how long they take: pages of /rekap, and rows of its files."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from html import escape

from bot.texts.anomalies.report import OUTCOMES
from bot.texts.anomalies.steps import FOLLOWED
from bot.texts.figures import pilot
from bot.texts.figures.picture import percent, span
from office.anomalies import Followed, Outcome
from office.calendar import Period
from office.drills import DrillFigures
from office.escalation import Urgency
from office.figures import CasePace, ConfirmedSigns, InterviewsHeld, values
from office.setup import PaperFigures

RESULTS, TIMES, OTHERS, COMPARED = "Hasil", "Waktu", "Angka lain", "Sebelum & sesudah"
SHARE = "Untuk dibagikan"
OF_NOBODY = "<i>Latihan dan simulasi tidak ikut, dan tidak ada angka menurut orang.</i>"
_URGENCIES = {Urgency.URGENT: "mendesak", Urgency.NORMAL: "biasa (jam kerja)"}

TITLE_RESULTS = "Hasil laporan"
TITLE_TIMES = "Waktu laporan"
TITLE_OTHERS = "Angka lain"
TITLE_COMPARED = "Sebelum dan sesudah"
NONE_ENDED = "Tidak ada laporan yang selesai pada masa ini."
NO_REPORTS = "Tidak ada laporan pada masa ini."
NO_VERIFICATIONS = "Tidak ada verifikasi yang berakhir pada masa ini."
BY_MONTH = (
    "Wawancara dan tanda dihitung per bulan penuh. Ketik misalnya <code>/rekap bulan lalu</code>."
)
NO_BASELINE = (
    "Belum ada pembanding. Pembandingnya catatan kertas dari masa sebelum Pandu (/siapkan, Catatan "
    "kertas), atau dua minggu pakai pertama: hari pertamanya diusulkan di /pengaturan, Pilot, dan "
    "kedua minggu itu harus sudah lewat."
)
FEW_MEAN_NOTHING = "<i>Nilai tengah dari sedikit laporan belum berarti apa-apa.</i>"
CHART_TITLE = "Laporan selesai, menurut hasil"


def head(title: str, period: Period, reach: str) -> str:
    return f"<b>{title}</b>\n<i>{span(period)} · {reach}</i>"


def results_line(by_outcome: Mapping[Outcome, int]) -> str:
    """How what ended has ended, in a line of the picture."""
    return f"Hasil: {_listed(by_outcome)}"


def of_category(name: str, results: Mapping[Outcome, int]) -> str:
    return f"<b>{escape(name)}</b> {sum(results.values())}\n • {_listed(results)}"


def _listed(results: Mapping[Outcome, int]) -> str:
    return ", ".join(f"{results[one]} {OUTCOMES[one]}" for one in Outcome if results.get(one))


def followed(counts: Mapping[Followed, int]) -> str:
    """What became of the applications."""
    said = ", ".join(f"{FOLLOWED[one]} {counts[one]}" for one in Followed if counts.get(one))
    return f"<b>Sesudahnya</b> {said}"


def wait(span: timedelta) -> str:
    """A wait as people say it: in minutes, or in hours once there are two of them."""
    minutes = span / timedelta(minutes=1)
    if minutes < 120:
        return f"{minutes:.0f} menit"
    return f"{minutes / 60:.1f}".removesuffix(".0").replace(".", ",") + " jam"


def taken(paces: Mapping[Urgency, CasePace], untaken: int) -> list[str]:
    """How long it took until somebody had the reports, against the wait of the first tier; and how
    many nobody has."""
    lines = [
        f" • {_URGENCIES[urgency]}: {_middle(pace)}; {pace.in_time} dari {pace.limited} dalam "
        f"batas jenjang pertama{_limits(pace.limits)}"
        for urgency, pace in _in_order(paces)
    ]
    return [*lines, f" • {untaken} belum diterima"] if untaken else lines


def closed(paces: Mapping[Urgency, CasePace]) -> list[str]:
    """How long it took to the end, against the promises."""
    return [
        f" • {_URGENCIES[urgency]}: {_middle(pace)}; "
        + (
            f"{pace.in_time} dari {pace.limited} sebelum waktu janji pertamanya"
            if pace.limited
            else "tanpa janji"
        )
        for urgency, pace in _in_order(paces)
    ]


def _in_order(paces: Mapping[Urgency, CasePace]) -> Iterable[tuple[Urgency, CasePace]]:
    return [(urgency, paces[urgency]) for urgency in _URGENCIES if urgency in paces]


def _middle(pace: CasePace) -> str:
    return f"nilai tengah {wait(pace.median)}"


def _limits(limits: Sequence[timedelta]) -> str:
    if not limits:
        return ""
    shortest, longest = wait(limits[0]), wait(limits[-1])
    return f" ({shortest})" if shortest == longest else f" ({shortest} sampai {longest})"


UNTIL_TAKEN, UNTIL_CLOSED = "<b>Sampai diterima</b>", "<b>Sampai selesai</b>"


def climbed(count: int, filed: int) -> str:
    return (
        f"<b>Naik jenjang karena batas waktunya lewat</b> {count} dari {filed} laporan yang masuk "
        f"({percent(count, filed)})"
    )


def interviews(months: Period, figures: InterviewsHeld) -> str:
    return (
        f"<b>Wawancara</b> ({span(months)}) {figures.held} selesai, {figures.reported} menjadi "
        "laporan"
    )


def signs(figures: ConfirmedSigns) -> str:
    """How many signs a confirmed case had."""
    if not figures.cases:
        return "<b>Tanda</b> Belum ada laporan dari wawancara yang terbukti."
    each = f"{figures.signs / figures.cases:.1f}".replace(".", ",")
    return (
        f"<b>Tanda</b> {each} pada tiap laporan terbukti ({figures.cases} laporan dari wawancara). "
        "Menurut tanda: /tanda"
    )


def drills(figures: DrillFigures) -> str:
    """The drills, apart from everything else."""
    if not figures.held:
        return "<b>Simulasi</b> (dihitung tersendiri) tidak ada"
    usual = (
        f"; nilai tengah {figures.median_minutes} menit sampai diterima"
        if figures.median_minutes is not None
        else ""
    )
    return (
        f"<b>Simulasi</b> (dihitung tersendiri) {figures.held} kali, {figures.done} sampai tuntas, "
        f"{figures.announced} dengan jam yang diumumkan{usual}"
    )


def not_after(named: Sequence[str]) -> str:
    """A period that is not after what it would be compared with."""
    return (
        f"Pembandingnya {' dan '.join(named)}. Masa ini tidak seluruhnya sesudahnya, jadi tidak "
        "dibandingkan. Pilih masa yang mulai sesudahnya."
    )


def of_paper(figures: PaperFigures) -> str:
    return f"catatan kertas, {span(figures.period)}"


def of_first_weeks(before: values.Baseline) -> str:
    return f"dua minggu pakai pertama, {span(before.period)}"


def compared(
    paper: PaperFigures | None,
    before: values.Baseline | None,
    now: values.PilotFigures,
    period: Period,
) -> str:
    """What was on paper and the first weeks of the pilot, beside the period."""
    columns = [] if paper is None else [_on_paper(paper)]
    columns += [] if before is None else [_cells(before.figures)]
    columns.append(_cells(now))
    lines = [
        f"<b>{what}</b>\n • {' → '.join(cells)}"
        for what, *cells in zip(_COMPARED, *columns, strict=True)
    ]
    named = [] if paper is None else [of_paper(paper)]
    named += [] if before is None else [of_first_weeks(before)]
    return "\n".join(
        [
            f"Sebelum: {'; '.join(named)}.",
            f"Sesudah: {span(period)}.",
            "",
            *lines,
            "",
            "<i>Banyak hal ikut berubah; angka ini tidak menunjukkan sebabnya.</i>",
        ]
    )


_COMPARED = (
    "1. Dijawab pasti",
    "2. Sampai jawaban dapat dipakai",
    "3. Benar dan lengkap",
    "4. Sampai Terima, mendesak",
    "4. Sampai Terima, biasa",
)
_NOTHING = "–"


def _on_paper(paper: PaperFigures) -> tuple[str, ...]:
    """Paper knows neither a sure answer nor a judged one."""
    usable = _of_minutes(paper.until_answered)
    if paper.answered is not None:
        usable = f"{usable}, terjawab {paper.answered} dari {paper.asked}"
    urgent, normal = _of_minutes(paper.until_taken_urgent), _of_minutes(paper.until_taken)
    return _NOTHING, usable, _NOTHING, urgent, normal


def _of_minutes(count: int | None) -> str:
    return _NOTHING if count is None else f"{count} menit"


def _cells(figures: values.PilotFigures) -> tuple[str, ...]:
    return (
        _sure(figures),
        _usable(figures),
        _right(figures),
        pilot.minutes(figures.urgent),
        pilot.minutes(figures.normal),
    )


def _sure(figures: values.PilotFigures) -> str:
    return f"{percent(figures.at_once, figures.asked)} dari {figures.asked}"


def _usable(figures: values.PilotFigures) -> str:
    return f"{pilot.minutes(figures.usable)}, lewat pejabat {pilot.minutes(figures.by_head)}"


def _right(figures: values.PilotFigures) -> str:
    return f"{figures.judged.complete} dari {figures.judged.count} yang dinilai"


# --- the files ---

SHEET = "Hasil laporan"
ENDED, AFTERWARDS, CLIMBED = "Laporan selesai menurut hasil", "Sesudahnya", "Laporan naik jenjang"
UNTAKEN = "Laporan belum diterima"
TAKEN, TAKEN_IN_TIME = "Menit sampai diterima", "Diterima dalam batas"
CLOSED, CLOSED_IN_TIME = "Menit sampai selesai", "Selesai sebelum waktu janji pertama"
INTERVIEWS, INTERVIEWS_REPORTED = "Wawancara selesai", "Wawancara menjadi laporan"
SIGN_CASES, SIGNS = "Laporan terbukti dari wawancara", "Tanda pada laporan itu"
DRILLS, DRILLS_DONE, DRILLS_ANNOUNCED, DRILL_MINUTES = (
    "Simulasi",
    "Simulasi sampai tuntas",
    "Simulasi diumumkan",
    "Median menit simulasi sampai diterima",
)
OF_FILED, APART = "yang masuk pada masa ini", "tersendiri"
URGENCIES = {Urgency.URGENT: "mendesak", Urgency.NORMAL: "biasa"}


def of(name: str, count: int) -> str:
    """What a count is a part of."""
    return f"{name}, dari {count}"


def group(*parts: str) -> str:
    return ", ".join(parts)


MEANINGS = {
    ENDED: "Ditutup pada masa ini, menurut jenis dan hasilnya. Yang dibuka lagi tidak dihitung "
    "sampai ditutup lagi.",
    AFTERWARDS: "Yang dicatat pejabat saat menutup: apa yang terjadi dengan permohonannya.",
    CLIMBED: "Dari laporan yang masuk pada masa ini dan tidak ditarik: dinaikkan sendiri karena "
    "belum diterima, atau karena janjinya lewat.",
    UNTAKEN: "Dari laporan yang sama: sampai sekarang belum ada yang menerimanya.",
    TAKEN: "Nilai tengah. Mendesak: menit biasa. Biasa: menit jam kerja.",
    TAKEN_IN_TIME: "Diterima sebelum waktu tunggu jenjang pertamanya lewat.",
    CLOSED: "Nilai tengah dari dikirim sampai ditutup.",
    CLOSED_IN_TIME: "Dari yang punya janji: ditutup sebelum waktu janji pertamanya. Yang dibuka "
    "lagi: janji pertama sejak dibuka lagi.",
    INTERVIEWS: "Wawancara yang sampai rangkuman, per bulan penuh. Tidak ada hitungan menurut "
    "petugas.",
    INTERVIEWS_REPORTED: "Di antaranya yang menjadi laporan.",
    SIGN_CASES: "Laporan dari wawancara yang berakhir terbukti, per bulan penuh.",
    SIGNS: "Banyaknya tanda yang dicantumkan petugas pada laporan-laporan itu.",
    DRILLS: "Simulasi yang dimulai dan berakhir pada masa ini. Tidak ikut dalam angka lain.",
    DRILLS_DONE: "Laporannya ditutup pejabat.",
    DRILLS_ANNOUNCED: "Jamnya diumumkan lebih dulu.",
    DRILL_MINUTES: "Dari laporan simulasi sampai ada yang menerima.",
}
