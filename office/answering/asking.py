"""Whether a text that was sent to a form reads like a question about an SOP."""

import re

from office.answering.looked import Looked

_WORD = re.compile(r"\w+")
_MOST_WORDS = 12
_FIRST = """
    apa apakah bagaimana bgmn biaya bisakah bolehkah brp berapa cara dimana dmn gimana gmn kapan
    kenapa kpn mana mengapa prosedur siapa syarat tarif
"""
_LAST = """
    apa apanya bagaimana berapa bgmn biayanya brp caranya gimana gmn kapan kpn syaratnya tarifnya
"""
_BEGINS, _ENDS = frozenset(_FIRST.split()), frozenset(_LAST.split())


def is_question(text: str, looked: Looked) -> bool:
    """Whether it asks something that the shelf answers. What somebody saw seldom does both."""
    words = _WORD.findall(text.casefold())
    if not words or len(words) > _MOST_WORDS:
        return False
    asks = text.rstrip().endswith("?") or bool(_BEGINS & set(words[:2]) or _ENDS & set(words[-2:]))
    return asks and looked.may_be_for_shelf
