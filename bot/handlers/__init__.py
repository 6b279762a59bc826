"""The map: every noun's feature, every handler in the order in which PTB asks it, and the menu."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any, Final, TypeVar

from telegram import Update
from telegram.ext import (
    CallbackQueryHandler,
    CommandHandler,
    MessageHandler,
    PollAnswerHandler,
    TypeHandler,
    filters,
)

from bot import access, errors
from bot.context import App, AppContext
from bot.handlers import (
    abilities,
    addresses,
    announcements,
    anomalies,
    answers,
    arrangements,
    assistance,
    care,
    changes,
    checklists,
    confirmations,
    data_protection,
    drills,
    figures,
    help,
    interviews,
    letters,
    people,
    posts,
    questions,
    reviews,
    revisions,
    samples,
    schematics,
    setup,
    signs,
    sops,
    suggestions,
    training,
    verifications,
)
from bot.handlers.feature import Feature, FormHandler, Note, Phrase, Press
from bot.handlers.forms import Conversation
from bot.handlers.help import HELP_BUTTON
from bot.handlers.questions.answer import stale
from bot.handlers.training import cards
from bot.intake.sender import Renderer
from bot.notices.inbox import INBOX
from bot.notices.unreached import unreached
from bot.screens.forms import FORM_BUTTON
from bot.telegram import Action, pattern, reply
from bot.telegram.menus import Command
from bot.texts import commands as texts
from bot.texts import forms as form_texts
from bot.texts import help as help_texts
from bot.texts import talk
from bot.texts.help import Groups
from office.errors import Refusal
from office.forms import NoForm, Topic
from office.people import Role

K = TypeVar("K")
V = TypeVar("V")

FEATURES: Final[tuple[Feature, ...]] = (
    questions.FEATURE,
    abilities.FEATURE,
    sops.FEATURE,
    letters.FEATURE,
    schematics.FEATURE,
    checklists.FEATURE,
    addresses.FEATURE,
    answers.FEATURE,
    assistance.FEATURE,
    anomalies.FEATURE,
    interviews.FEATURE,
    drills.FEATURE,
    signs.FEATURE,
    verifications.FEATURE,
    announcements.FEATURE,
    training.FEATURE,
    posts.FEATURE,
    people.FEATURE,
    figures.FEATURE,
    suggestions.FEATURE,
    revisions.FEATURE,
    changes.FEATURE,
    samples.FEATURE,
    confirmations.FEATURE,
    arrangements.FEATURE,
    reviews.FEATURE,
    data_protection.FEATURE,
    setup.FEATURE,
    care.FEATURE,
)

# The order of Telegram's menu: what is needed most stands first, whose noun it is does not matter.
MENU: Final = (
    *(
        "start",
        "tanya",
        "lapor",
        "syarat",
        "wawancara",
        "dampingi",
        "laporanku",
        "coba_lapor",
        "verifikasi",
        "tugas",
        "riwayat",
    ),
    *("berkas", "piket", "alamat", "cuti", "tunjuk", "pengumuman", "umumkan", "kalimat", "surat"),
    *(
        "skema",
        "latihan",
        "kuis",
        "simulasi",
        "hasil",
        "rekap",
        "tanda",
        "jadwal",
        "sop",
        "saran",
        "konfirmasi",
    ),
    *("sop_tulis", "aturan", "dataku", "batal", "bantuan", "help", "menu"),
    *("rekan", "loket", "muat_ulang", "anggota", "siapkan", "pengaturan", "kesehatan"),
)

# The purposes of /bantuan, four buttons; on each line what belongs together.
HELP: Final[Groups] = (
    (
        help_texts.ASKING,
        (
            ("tanya", "sop"),
            ("syarat",),
            ("kalimat", "surat"),
            ("skema",),
            ("pengumuman",),
            ("piket", "alamat"),
        ),
    ),
    (
        help_texts.REPORTING,
        (
            ("lapor", "laporanku"),
            ("coba_lapor",),
            ("wawancara",),
            ("dampingi",),
            ("rekan",),
            ("verifikasi",),
            ("riwayat", "berkas"),
            ("tugas",),
        ),
    ),
    (
        help_texts.TRAINING,
        (
            ("latihan", "kuis"),
            ("simulasi",),
            ("hasil", "jadwal"),
        ),
    ),
    (
        help_texts.OTHERS,
        (
            ("umumkan",),
            ("cuti", "tunjuk"),
            ("rekap",),
            ("tanda",),
            ("saran", "sop_tulis"),
            ("konfirmasi",),
            ("aturan",),
            ("anggota",),
            ("loket",),
            ("siapkan",),
            ("pengaturan",),
            ("kesehatan",),
            ("muat_ulang",),
            ("batal", "dataku"),
            ("bantuan",),
        ),
    ),
)


def joined(parts: Iterable[Mapping[K, V]]) -> dict[K, V]:
    """Join what the nouns bring. Raises ValueError if two of them bring the same."""
    found: dict[K, V] = {}
    for key, value in chain.from_iterable(part.items() for part in parts):
        if key in found:
            raise ValueError(f"two nouns bring {key}")
        found[key] = value
    return found


def _no_form(error: NoForm) -> str:
    """Say that nothing is being written on that topic."""
    return FORMS[Topic(error.topic)].words.no_form if error.topic else form_texts.CLOSED


FORMS: Final[dict[Topic, FormHandler[Any, Any]]] = joined(
    {form.flow.topic: form} for feature in FEATURES for form in feature.forms
)
LOST: Final = joined(feature.lost for feature in FEATURES)
RENDERERS: Final[dict[str, Renderer]] = joined(
    (*(feature.notices for feature in FEATURES), INBOX, unreached(LOST))
)
FOR_FORMER: Final = frozenset[str]().union(*(feature.for_former for feature in FEATURES))
REFUSALS: Final[dict[type[Refusal], Phrase]] = joined(
    (*(feature.refusals for feature in FEATURES), talk.REFUSALS, {NoForm: _no_form})
)
CODES: Final = tuple(code for feature in FEATURES for code in feature.codes)
_conversation = Conversation(FORMS, CODES)
_OF_NO_NOUN = (
    Command("batal", texts.BATAL, _conversation.cancelled),
    Command("bantuan", texts.BANTUAN, help.bantuan),
    Command("help", texts.HELP, help.bantuan, is_listed=False),
    Command("menu", texts.HELP, help.bantuan, is_listed=False),
)
_by_name = joined(
    {command.name: command}
    for command in (*(one for feature in FEATURES for one in feature.commands), *_OF_NO_NOUN)
)
COMMANDS: Final = tuple(_by_name[name] for name in MENU)
BUTTONS: Final[dict[Action, Press]] = joined(
    (
        *(feature.buttons for feature in FEATURES),
        {FORM_BUTTON: _conversation.move_form, HELP_BUTTON: help.turn_page},
    )
)


def _with_notes(command: Command) -> Command:
    """Return an admin's command so that what it shows begins with the notes of other nouns."""
    if Role.ADMIN not in command.roles and command.handler is not help.bantuan:
        return command
    notes = [it.note for it in FEATURES if it.note is not None and command not in it.commands]
    return replace(command, handler=_noting(command.handler, notes))


def _with_notes_above(button: tuple[Action, Press]) -> tuple[Action, Press]:
    """Do the same for a button whose screens are an admin's."""
    action, press = button
    notes = [feature.note for feature in FEATURES if feature.note is not None]
    is_noted = any(action in feature.noted for feature in FEATURES)
    return action, _noting(press, notes) if is_noted else press


def _noting(press: Press, notes: Sequence[Note]) -> Press:
    async def noted(update: Update, context: AppContext) -> None:
        said = [await note(context) for note in notes] if context.is_let_in else []
        reply.note.set("\n".join(filter(None, said)))
        await press(update, context)

    return noted


_THE_DOOR = -1  # PTB asks the groups in ascending order


def install(application: App) -> None:
    """Register every handler with the application."""
    # The door comes first: no handler below ever sees a stranger or a group.
    application.add_handler(TypeHandler(Update, access.admit), group=_THE_DOOR)
    # What is edited is no command again: it was one when it was sent.
    application.add_handler(MessageHandler(filters.UpdateType.EDITED_MESSAGE, _conversation.edited))
    # Commands before free text, which would take them for questions.
    for command in map(_conversation.leaving, map(_with_notes, COMMANDS)):
        application.add_handler(CommandHandler(command.name, command.handler))
    for action, press in map(_with_notes_above, BUTTONS.items()):
        application.add_handler(CallbackQueryHandler(press, pattern(action)))
    # After all known buttons: forged data, and buttons of an older version of this bot.
    application.add_handler(CallbackQueryHandler(stale))
    application.add_handler(PollAnswerHandler(cards.answered))
    application.add_handler(MessageHandler(filters.COMMAND, help.unknown_command))
    # Any other text belongs to a form, or is a question.
    application.add_handler(MessageHandler(filters.TEXT, _conversation.typed))
    application.add_handler(
        MessageHandler(filters.PHOTO | filters.Document.ALL, _conversation.sent_file)
    )
    # Last, so that nothing stays without an answer.
    application.add_handler(MessageHandler(filters.ALL, _conversation.sent_other))
    application.add_error_handler(errors.on_error)
