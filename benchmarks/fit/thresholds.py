"""Where the bands begin: as low as the allowed error rates permit."""

from collections.abc import Sequence

from knowledge.search.scoring.fitted import Bands, together
from knowledge.search.scoring.kinds import SectionKind

# The allowed errors, as shares: of the answerable questions, wrong sections shown as sure; of the
# unanswerable, shown a sure and a likely section.
SURE_WRONG, FALSE_SURE, FALSE_LIKELY = 0.022, 0.006, 0.05
# Of the right answers, those that are not sure because hardly anything may answer at all.
UNCERTAIN = 0.01
# Of the answerable: refused, and refused though the right section came first.
REFUSED, REFUSED_RIGHT = 0.012, 0.0015
# Of the questions about new SOPs, wrong new sections shown as sure.
SURE_WRONG_NEW = 0.015
# Of the same, wrong old sections shown as sure, and wrong new ones shown.
SURE_WRONG_BESIDE = 0.013
LIKELY_WRONG_NEW = {SectionKind.NONE: 0.138, SectionKind.FEW: 0.16}
# Of the questions about old SOPs beside new ones, those that are no longer shown the right section.
LOST_BESIDE = 0.007
# Of the unanswerable for which a new section comes first, shown it as likely.
FALSE_LIKELY_NEW = 0.1


def limits(
    right: Sequence[float],
    answerable: Sequence[float],
    is_right: Sequence[bool],
    has_answer: Sequence[bool],
    *,
    sure_wrong: float = SURE_WRONG,
    false_likely: float = FALSE_LIKELY,
) -> Bands:
    """Return the lowest probabilities for `sure`, `likely` and `choice`.

    Labels name one section, though another can answer, too. So about half of what counts as wrong
    here is wrong in truth. `SURE_WRONG` is measured by the strict labels.
    """
    asked = sum(has_answer)
    rows = list(zip(right, answerable, is_right, has_answer, strict=True))
    sure = _least(
        lambda limit: (
            sum(p >= limit and known and not ok for p, _, ok, known in rows) <= sure_wrong * asked
        ),
    )
    # Hardly any unanswerable question may be shown as sure. So a sure answer also needs a high
    # probability that there is an answer at all.
    strangers = sorted((q for p, q, _, known in rows if p >= sure and not known), reverse=True)
    tolerated = round(FALSE_SURE * sum(not known for known in has_answer))
    certain = strangers[tolerated] if len(strangers) > tolerated else 0.0
    # What few right answers have surely belongs to a question that nothing here answers.
    certain = max(certain, _near_lowest([q for p, q, ok, _ in rows if p >= sure and ok]))
    wanted = sorted(max(p, q) for p, q, _, known in rows if known)
    found = sorted(max(p, q) for p, q, ok, _ in rows if ok)
    choice = min(wanted[int(REFUSED * asked)], found[int(REFUSED_RIGHT * asked)])
    # Those that are refused are not shown.
    others = [
        together(p, q) if max(p, q) >= choice else 0.0 for p, q, _, known in rows if not known
    ]
    likely = _least(lambda limit: sum(p >= limit for p in others) <= false_likely * len(others))
    return Bands(sure, certain + 1e-3, likely, choice)


def _near_lowest(chances: Sequence[float]) -> float:
    """Return what nearly all are above; 0 of none."""
    ordered = sorted(chances)
    return ordered[int(UNCERTAIN * len(ordered))] if ordered else 0.0


def _least(is_allowed) -> float:  # type: ignore[no-untyped-def]
    """Return the lowest limit from which on everything is allowed. A limit above all always is."""
    low, high = 0.0, 1.01
    for _ in range(30):
        middle = (low + high) / 2
        low, high = (low, middle) if is_allowed(middle) else (middle, high)
    return high
