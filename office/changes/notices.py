"""What people must be told of changed SOPs: the kinds of message put into the outbox."""

from enum import StrEnum


class ChangeNotice(StrEnum):
    """A fact about the shelf."""

    CHANGED = "sop_berubah"  # to whom changes concern; detail is the moment that joins them
    UNREAD = "sop_belum_dibaca"  # the same of what must be read; obsolete once it was
    GAP_FILLED = "kekurangan_terisi"  # about is the question of theirs, detail the section
    REPLICAS_DIFFER = "isi_berbeda"  # to admins; obsolete once all replicas answer alike
    NOW_SOP = "sudah_ada_sop"  # about is the head's answer that ended, detail the section
