"""Gives a file a name without personal data, by sending a copy."""

import re

from telegram import Document, InputFile, Message
from telegram.constants import FileSizeLimit
from telegram.error import BadRequest

from bot.texts import talk
from office import privacy
from office.errors import NameIsPersonal

_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}\Z")
_TOO_BIG = "file is too big"


async def document_id(message: Message, document: Document) -> str:
    """Return the document's `file_id`, or that of a copy if its name had to be masked.

    A `file_id` keeps the name under which its file was sent. The copy goes to the sender, so that
    they see the name that others will see.

    Raises:
        NameIsPersonal: the name must be masked, but Telegram does not hand out files of that size.
    """
    name = document.file_name or ""
    if privacy.MASK not in name:
        return document.file_id
    ending = _ENDING.search(name)
    copy = await message.reply_document(
        InputFile(await _content(document), filename=f"berkas{ending[0] if ending else ''}"),
        caption=talk.NEUTRAL_NAME,
        protect_content=True,
        disable_content_type_detection=True,
    )
    assert copy.document is not None  # noqa: S101 - Telegram answers with what was sent
    return copy.document.file_id


async def _content(document: Document) -> bytes:
    if (document.file_size or 0) > FileSizeLimit.FILESIZE_DOWNLOAD:
        raise NameIsPersonal
    try:
        file = await document.get_file()
    except BadRequest as error:
        if _TOO_BIG in str(error).lower():
            raise NameIsPersonal from None
        raise
    return bytes(await file.download_as_bytearray())
