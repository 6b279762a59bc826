"""What the bot can do as documents of the index: each is found and judged like a section."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from knowledge.reading.abilities.ability import Abilities, Ability
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.sop import IN_FORCE, SampleQuestion, Section, Sop
from knowledge.reading.sops.text.file import slug
from knowledge.reading.words import words

# No SOP has such an id: it is no name of a file.
_MARK = "/"


def with_abilities(library: Library, abilities: Abilities) -> Library:
    """Return a library with a document more for each ability, behind all SOPs.

    Its command without the slash asks for it, too, unless that is the name of an SOP.
    """
    named = {_said(name) for sop in library.values() for name in (sop.title, *sop.aliases)}
    more = {}
    for ability in abilities.values():
        doc = document(ability)
        asked = tuple(
            SampleQuestion(name, ability.title, 1, ability.path)
            for name in _commands(ability)
            if _said(name) not in named
        )
        more[doc.id] = replace(doc, questions=(*doc.questions, *asked))
    return Library({**library, **more}, library.fingerprint, library.off, library.files)


def document(ability: Ability) -> Sop:
    """Return an ability as the index reads it: one section with the questions that ask for it."""
    doc_id = id_of(ability)
    section = Section(doc_id, slug(ability.title), ability.title, ability.says, (), False, False)
    return Sop(
        id=doc_id,
        number="",
        title=ability.title,
        section="",
        subject="",
        version="",
        effective_from=date.min,
        reviewed_at=date.min,
        review_every=None,
        scope="",
        status=IN_FORCE,
        replaced_by=None,
        sources=(),
        aliases=(),
        questions=ability.questions,
        sections=(section,),
        path=ability.path,
        is_ability=True,
    )


def _commands(ability: Ability) -> Iterator[str]:
    """Yield what people type for a command of which they forget the slash."""
    if ability.is_talk:
        return
    begins = ability.begins
    said = {_said(question.text) for question in ability.questions}
    names = (ability.id, begins.command) if begins and not begins.preset else (ability.id,)
    yield from (" ".join(name) for name in sorted({_said(name) for name in names} - said))


def _said(text: str) -> tuple[str, ...]:
    return tuple(words(text))


def id_of(ability: Ability) -> str:
    """Return the id of an ability's document."""
    return f"{_MARK}{ability.id}"


def named_by(doc_id: str, abilities: Abilities) -> Ability | None:
    """Return the ability whose document has that id; None if it is none's."""
    return abilities.get(doc_id.removeprefix(_MARK)) if doc_id.startswith(_MARK) else None


def hidden_from(roles: Iterable[str] | None, abilities: Abilities) -> frozenset[str]:
    """Return the ids of what somebody with these roles may not see; of all for nobody (None)."""
    held = None if roles is None else frozenset(map(str, roles))
    return frozenset(
        id_of(ability) for ability in abilities.values() if held is None or not ability.is_for(held)
    )
