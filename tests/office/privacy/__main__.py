"""`python -m tests.office.privacy`: tries the mask on many messages, counts what gets through."""

import argparse
import time
from collections.abc import Mapping
from random import Random

from tests.office.privacy.judge import readable, text_of
from tests.office.privacy.messages import message
from tests.office.privacy.spellings import IN_DIGITS, IN_WORDS, Speller

_SPELLERS: Mapping[str, Mapping[str, Speller]] = {"digits": IN_DIGITS, "words": IN_WORDS}


def main() -> None:
    """Parse the command line, try, and end with 1 if a number in digits was readable."""
    parser = argparse.ArgumentParser(prog="python -m tests.office.privacy", description=__doc__)
    parser.add_argument("--digits", type=int, default=200_000, help="messages with digits")
    parser.add_argument("--words", type=int, default=100_000, help="messages with words")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    asked = parser.parse_args()
    missed = {
        kind: _missed(kind, range(asked.first, asked.first + tries))
        for kind, tries in {"digits": asked.digits, "words": asked.words}.items()
    }
    raise SystemExit(missed["digits"] > 0)


def _missed(kind: str, seeds: range) -> int:
    """Try each seed, print every number in digits that got through, and return how many it was."""
    began, missed = time.monotonic(), 0
    for seed in seeds:
        sent = message(Random(seed), _SPELLERS[kind])[1]
        if readable(sent):
            missed += 1
            if kind == "digits":
                print(f"seed {seed}: {text_of(sent)!r}", flush=True)
    print(
        f"in {kind}: {len(seeds)} tried, {missed} missed, {time.monotonic() - began:.0f} s",
        flush=True,
    )
    return missed


if __name__ == "__main__":
    main()
