"""The commands about sample questions of SOPs: which sections lack them, and ways of asking."""

import asyncio
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli import opening

if TYPE_CHECKING:
    from knowledge.reading.sops.sop import Section, Sop
    from knowledge.shelf import Shelf
    from office.samples.endpoint import Endpoint
    from office.settings import Settings
    from office.shelf.office_shelf import OfficeShelf
    from office.suggestions import Proposing, Weak

_NOT_SET = (
    "QUESTIONS_LLM_URL is not set: it names an OpenAI-compatible endpoint, such as that of a local "
    "Ollama (http://127.0.0.1:11434/v1)"
)


def weak(as_json: opening.AsJson = False) -> None:
    """List the sections that are asked for and not found, disliked, or have few sample questions.

    What was chosen or meant in the last ninety days is asked again on the shelf as it is now. No
    question is shown.
    """
    from cli import tables
    from office.shelf.office_shelf import OfficeShelf

    settings = opening.settings()
    shelf = opening.shelf_in_force(settings)
    found = asyncio.run(_weak(settings, OfficeShelf(shelf)))
    told = [_told(shelf, section) for section in found]
    if as_json:
        opening.print_json({"sections": told})
    else:
        tables.print_weak(told)


async def _weak(settings: "Settings", shelf: "OfficeShelf") -> "tuple[Weak, ...]":
    from cli import published
    from office.clock import SystemClock
    from office.suggestions import weak_sections

    async with published.opened(settings) as database:
        return await weak_sections(database, SystemClock().now(), shelf)


def _band(count: int) -> str:
    """What the terminal shows may be passed on: neither a small number nor a difference of two."""
    from bot.texts.figures.shared import band
    from office.figures import BAND

    return band(count // BAND * BAND)


def _told(shelf: "Shelf", found: "Weak") -> dict[str, Any]:
    return {
        **_place(shelf, found.passage),
        "samples": found.samples,
        "asked": _band(found.asked),
        "not_found": _band(found.missed),
        "disliked": _band(found.disliked),
        "hidden_by": [
            {**_place(shelf, passage), "times": _band(times)} for passage, times in found.hidden_by
        ],
    }


def _place(shelf: "Shelf", passage: str) -> dict[str, str]:
    found = shelf.passage(passage)
    return {"sop": found.sop.id, "section": found.section.heading} if found is not None else {}


def questions(
    name: Annotated[str, typer.Argument(metavar="ID", help="The id of an SOP.")],
    propose: Annotated[
        bool, typer.Option("--propose", help="Ask QUESTIONS_LLM_URL for ways of asking.")
    ] = False,
    section: Annotated[
        str, typer.Option(help="A heading: this section alone, however many it has.")
    ] = "",
) -> None:
    """List the sample questions of an SOP, or let the endpoint of the office propose some.

    It is asked about each section that has few, with the text of the section and nothing else. What
    it proposes waits in /saran for the keeper.
    """
    settings = opening.settings()
    if propose and not settings.questions_llm_url:
        opening.stop(_NOT_SET)
    shelf = opening.shelf_in_force(settings)
    sop = shelf.library.get(name)
    if sop is None:
        opening.stop(f"there is no SOP '{name}'; `main.py sop` lists them")
    sections = [it for it in sop.sections if section in ("", it.heading)]
    if not sections:
        opening.stop(f"'{name}' has no section '{section}'; `main.py sop show {name}` shows them")
    if propose:
        asyncio.run(_propose(settings, shelf, sop, sections, is_named=bool(section)))
    else:
        _list(shelf, sop, sections)


def _list(shelf: "Shelf", sop: "Sop", sections: "list[Section]") -> None:
    from knowledge.shelf import address

    for section in sections:
        here = address(section)
        learned = [it.text for it in shelf.learned if shelf.now_at(it.passage) == here]
        own = [it.text for it in sop.questions if it.heading == section.heading]
        typer.echo(f"{section.heading} ({len(own) + len(learned)})")
        for question in (*own, *learned):
            typer.echo(f"  {question}")


async def _propose(
    settings: "Settings", shelf: "Shelf", sop: "Sop", sections: "list[Section]", *, is_named: bool
) -> None:
    from bot.content.rules import OfficeRules
    from knowledge.shelf import address
    from office.samples.endpoint import Endpoint, EndpointFailed
    from office.shelf.office_shelf import OfficeShelf

    files = OfficeShelf(shelf)
    asked = [it for it in sections if is_named or files.has_few_samples(address(it))]
    if not asked:
        typer.echo("No section has few sample questions; --section asks about one all the same.")
        return
    key = settings.questions_llm_key.get_secret_value()
    endpoint = Endpoint(settings.questions_llm_url, settings.questions_llm_model, key)
    rules = OfficeRules(shelf, settings.zone)
    async with opening.services(settings, rules, shelf=files) as services:
        for section in asked:
            try:
                await _propose_for(endpoint, shelf, sop, section, services.suggestions.proposing)
            except EndpointFailed as error:
                opening.stop(f"{section.heading}: the endpoint of QUESTIONS_LLM_URL {error}")
    typer.echo("The keeper decides in /saran.")


async def _propose_for(
    endpoint: "Endpoint", shelf: "Shelf", sop: "Sop", section: "Section", proposing: "Proposing"
) -> None:
    from bot.texts.samples import prompt_for_model
    from knowledge.reading.sops.text.markdown import plain
    from knowledge.shelf import address
    from office.samples.endpoint import MOST_QUESTIONS
    from office.suggestions import SampleOrigin

    body = plain(shelf.recipients.filled(section.body))
    prompt = prompt_for_model(sop.title, section.heading, body, MOST_QUESTIONS)
    found = await endpoint.questions(prompt)
    checked = await proposing.propose(
        [(address(section), question) for question in found], SampleOrigin.ENDPOINT
    )
    left_out = ", ".join(
        f"{why.name.lower()} {count}" for why, count in sorted(checked.unfit.items())
    )
    more = f"; left out: {left_out}" if left_out else ""
    typer.echo(f"{section.heading}: {len(checked.fit)} proposed{more}")
