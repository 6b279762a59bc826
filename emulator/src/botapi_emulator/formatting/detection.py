"""Entities Telegram finds in plain text by itself: commands, mentions, tags, addresses, numbers."""

import re

from botapi_emulator.formatting.entities import Entity, with_found
from botapi_emulator.formatting.entities import utf16_length as utf16

COUNTRIES = (
    "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs "
    "bt bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec "
    "ee eg er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy "
    "hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz "
    "la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx "
    "my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re "
    "ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th "
    "tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw"
)
GENERIC = (
    "academy agency app art asia bank bio biz blog bot business cafe camp center chat city cloud "
    "club com community company country dev digital download edu education email events expert "
    "family finance football fun games gov group guide health help host hotel hotels house info "
    "international jobs law legal link live ltd market media mil mobi money museum name net "
    "network news one online org page party photo photos plus post press pro report review rocks "
    "run sale school science services shop site social software solutions space sport store studio "
    "support "
    "team tech technology tel ton tools top tours town trade training travel tv university video "
    "vip web website wiki win work works world xyz zone"
)
"""The top-level domains that a bare domain may end in: those in common use."""
TLD = "|".join(sorted({*COUNTRIES.split(), *GENERIC.split()}, key=len, reverse=True))
DOMAIN = r"(?:[^\W_](?:[\w~-]*[^\W_])?\.)+"
PATH = r"(?::[0-9]{1,5})?(?:[/?#][^\s<>\"«»]*)?"
NAME = r"[A-Za-z0-9_]"
PATTERN = re.compile(
    rf"(?P<url>(?:https?|ftp|tonsite)://(?:[^\s/@<>]+@)?{DOMAIN}[^\W_]{{2,}}{PATH}"
    rf"|(?:tg|ton)://[a-z0-9_-]+{PATH})"
    rf"|(?P<email>(?<![\w.+-])[\w.+-]{{1,64}}@{DOMAIN}(?:{TLD})\b)"
    rf"|(?<![\w/#@.])(?P<bare>{DOMAIN}(?:{TLD})(?![\w-])(?!\.\w){PATH})"
    rf"|(?<![\w/<>])(?P<bot_command>/{NAME}{{1,64}}+(?:@{NAME}{{3,32}}+|(?!@)))(?![\w/<>])"
    rf"|(?<!\w)(?P<mention>@{NAME}{{4,32}}+)(?!\w)"
    rf"|(?<!\w)(?P<hashtag>#(?=\w*[^\W\d_])\w{{1,256}}+(?:@{NAME}{{3,32}}+)?)(?![\w#])"
    rf"|(?<![\w$])(?P<cashtag>\$(?:1INCH|[A-Z]{{1,8}}+)(?:@{NAME}{{3,32}}+)?)(?![\w$])"
    r"|(?<![\w+])(?P<phone_number>\+[0-9](?:[ ()-]{0,2}[0-9]){6,14})(?![\w])",
    re.IGNORECASE,
)
ENDS_NO_ADDRESS = ".:;,('?!`"


def detected(text: str, entities: list[Entity]) -> list[Entity]:
    """The given entities with those found in the text added, in order."""
    return with_found(entities, _found(text))


def _found(text: str) -> list[Entity]:
    found = [_entity(text, match) for match in PATTERN.finditer(text)]
    return [entity for entity in found if entity]


def _entity(text: str, match: re.Match[str]) -> Entity:
    kind = str(match.lastgroup)
    if kind == "cashtag" and not match[0].partition("@")[0].isupper():
        return {}
    words = _without_end(match[0]) if kind in {"url", "bare"} else match[0]
    place = {"offset": utf16(text[: match.start()]), "length": utf16(words)}
    return {"type": "url" if kind == "bare" else kind, **place}


def _without_end(url: str) -> str:
    """An address without what belongs to the sentence: stops, and brackets it did not open."""
    for opening, closing in ("()", "[]", "{}"):
        balance = 0
        for place, character in enumerate(url):
            balance += (character == opening) - (character == closing)
            if balance < 0:
                url = url[:place]
                break
    return url.rstrip(ENDS_NO_ADDRESS)
