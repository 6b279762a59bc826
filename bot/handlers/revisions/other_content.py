"""/sop_tulis, Isi lain: the content files that are no SOPs, as far as the member keeps them."""

from telegram import Update

from bot.context import AppContext
from bot.screens.revisions import writing as screens
from bot.screens.revisions.writing import WritingForm
from bot.telegram import reply
from bot.telegram.callback_data import ForgedData
from bot.texts.revisions import writing as texts
from knowledge.reading.revising import content_files

_KINDS = tuple(texts.OTHER_KINDS)


async def start(update: Update, context: AppContext, form: WritingForm) -> None:
    """Ask which SOP to write. Who keeps no SOP is asked which other file."""
    kept = await context.office.revisions.drafting.kept(context.member)
    found = await _kept(context)
    if not kept.sections and found:
        await choose(update, context, form)
        return
    conflicts = await context.office.revisions.conflicts.for_keeper(context.member)
    screen = screens.start(form, len(conflicts), has_others=bool(found))
    await reply.show(update, screen)


async def choose(
    update: Update, context: AppContext, form: WritingForm, *numbers: int
) -> str | None:
    """Ask for the kind and then for the file. Returns its path once it is known."""
    found = await _kept(context)
    kinds = [kind for kind in _KINDS if any(one.startswith(kind) for one in found)]
    if not numbers and len(kinds) == 1:
        numbers = (_KINDS.index(kinds[0]),)
    if not numbers:
        await reply.show(update, screens.other_kinds(form, kinds))
        return None
    kind, at = numbers[0], numbers[1] if len(numbers) > 1 else 0
    files = [one for one in found if kind < len(_KINDS) and one.startswith(_KINDS[kind])]
    if not at < len(files):
        raise ForgedData
    if len(numbers) > 1 or len(files) == 1:
        return files[at]
    shelf = context.bot_data.shelf
    titles = [content_files.title_of(file, shelf.text(file) or "") for file in files]
    await reply.show(update, screens.other_files(form, kind, titles, is_only=len(kinds) == 1))
    return None


async def _kept(context: AppContext) -> list[str]:
    """Return the files of these kinds that the member may write."""
    kept, shelf = (
        await context.office.revisions.drafting.kept(context.member),
        context.bot_data.shelf,
    )
    return [
        path
        for path in shelf.paths()
        if path.startswith(_KINDS) and kept.has(path, shelf.owner_of(path, shelf.text(path) or ""))
    ]
