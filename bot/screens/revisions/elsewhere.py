"""Other places that still state a figure which a draft replaces, and the buttons that go there."""

from collections.abc import Mapping, Sequence

from bot.screens import forms
from bot.screens.revisions.buttons import WriteButton, write
from bot.telegram.screen import Screen, in_rows, shortened
from bot.texts.revisions import elsewhere as texts
from bot.texts.revisions import writing as writing_texts
from office.revisions import RevisionDraft
from office.revisions.drafting import StalePlace

_MOST_BUTTONS = 3
_LABEL = 34


def place_key(path: str) -> str:
    """Return what a button carries of a file."""
    return forms.version(path)


def html(found: Sequence[StalePlace]) -> str:
    """Name every place with its figures, each once; empty if there are none."""
    told: dict[str, dict[str, str]] = {}
    for place in found:
        figures = told.setdefault(_name(place), {})
        figures |= {str(old): str(new) for old, new in place.figures.items()}
    return texts.places([(name, texts.figures([*pairs.items()])) for name, pairs in told.items()])


def _name(place: StalePlace) -> str:
    if not place.title:
        return texts.answer(place.heading)
    return writing_texts.name(place.title, place.heading)


def handed_in(draft: RevisionDraft, left: Mapping[str, Sequence[StalePlace]]) -> Screen:
    """Say that a draft was handed in. A tap opens the next place that states its old figures."""
    buttons = [
        write(
            shortened(texts.there(places[0].title), _LABEL),
            WriteButton.NEXT_PLACE,
            draft.id,
            place_key(path),
        )
        for path, places in list(left.items())[:_MOST_BUTTONS]
    ]
    said = writing_texts.handed_in(draft.code)
    return Screen("\n".join([said, texts.LEFT] if buttons else [said]), in_rows(buttons, 1))
