"""What the outbox carries for the silent help: the kinds of message, and what if one is lost."""

from enum import StrEnum

from office.outbox import Again, Consequence, Consequences, Told


class HelpNotice(StrEnum):
    """A fact. The renderer reads the call anew and finds the words, or None."""

    CALLED = "dampingi_dipanggil"  # to those who are called: without a sound
    RINGS = "dampingi_berbunyi"  # to the same, with sound, unless it was undone meanwhile
    CHANGED = "dampingi_berubah"  # edits one of these; detail is its id in the outbox
    SCREEN = "dampingi_layar"  # edits what the caller looks at
    TIDIED = "dampingi_dirapikan"  # deletes the caller's typed command; detail is its message
    TRIED = "dampingi_uji"  # the self-test: nothing is shown, nothing sounds
    TEST_FAILED = "dampingi_uji_gagal"  # to admins; about is the test


UNREACHED: Consequences = {
    HelpNotice.CALLED: Consequence(Told.NOBODY, Again.NOTHING),
    HelpNotice.RINGS: Consequence(Told.NOBODY, Again.NOTHING),
    HelpNotice.CHANGED: Consequence(Told.NOBODY, Again.EACH),
    HelpNotice.SCREEN: Consequence(Told.NOBODY, Again.NOTHING),
    HelpNotice.TIDIED: Consequence(Told.NOBODY, Again.EACH),
    HelpNotice.TRIED: Consequence(Told.NOBODY, Again.NOTHING),
    HelpNotice.TEST_FAILED: Consequence(Told.NOBODY, Again.LAST),
}
