"""`make bench-search`: run every engine, print the tables, write them to RESULTS.md."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.fit.data import ASKED
from benchmarks.report import RESULTS, write_section
from benchmarks.search.contenders import contenders
from benchmarks.search.judging.table import table
from benchmarks.search.judging.verdict import verdict
from benchmarks.search.reading import how_to_read
from benchmarks.search.runner import Row, rows
from benchmarks.search.texts.data import Collection, read_passages, read_questions
from benchmarks.search.texts.sources import DEV, TYDI, Source, of_sections, of_shelf, of_sizes

_TYDI_SIZES = (200, 2_000, 0, 20_000)
_SAMPLE = 400
_BY_SECTION = "Search by section"
_EMBEDDED = 2_000


def main(typed: Sequence[str] | None = None) -> None:
    """Run what the command line asks for."""
    options = _options(typed)
    if bool(options.passages) != bool(options.questions):
        raise SystemExit("--passages and --questions go together")
    if not options.passages:
        _run(options, _BY_SECTION, _sections())
    if not options.by_section:
        heading = f"Search: {options.name}" if options.passages else "Search"
        _run(options, heading, _collections(options))


def _run(options: argparse.Namespace, heading: str, collections: Iterator[Collection]) -> None:
    """Run every collection and write one section of the results; nothing if there is none."""
    parts = [how_to_read()]
    for collection in collections:
        wanted = contenders(collection, options.encoder_up_to)
        if options.only:
            wanted = [contender for contender in wanted if contender.key in options.only]
        print(f"\n{collection.name}: {len(collection.questions)} questions", flush=True)
        parts.append(_measured(collection, rows(collection, wanted)))
        print(f"\n{parts[-1]}", flush=True)
    if len(parts) == 1:
        return
    write_section(options.out, heading, "\n\n".join([_command(options), *parts]))
    print(f"\nWritten to {options.out}, section {heading!r}.")


def _measured(collection: Collection, running: Iterator[Row]) -> str:
    done: list[Row] = []
    for row in running:
        print(f"  {row.contender.key:14} {row.skipped or 'done'}", flush=True)
        done.append(row)
    won = verdict(done)
    ahead = f"Where a peer is ahead of the words:\n\n{won}" if won else ""
    return "\n\n".join(part for part in (table(collection, done), ahead) if part)


def _sections() -> Iterator[Collection]:
    if ASKED.exists():
        yield of_sections(with_questions=True)
        yield of_sections(with_questions=False)
    else:
        print("Skipped the sections: the labelled questions are not beside the project.")


def _collections(options: argparse.Namespace) -> Iterator[Collection]:
    if options.passages:
        yield from _given(options)
        return
    if DEV.exists():
        yield of_shelf(options.sample, with_questions=True)
        yield of_shelf(options.sample, with_questions=False)
    else:
        print("Skipped the shelf: the development questions are not beside the project.")
    if TYDI.exists():
        yield from of_sizes(_source("TyDiQA", TYDI), options.sizes or _TYDI_SIZES, options.sample)
    else:
        print("Skipped TyDiQA: it is not beside the project.")


def _given(options: argparse.Namespace) -> Iterator[Collection]:
    source = Source(
        options.name, read_passages(options.passages), read_questions(options.questions)
    )
    yield from of_sizes(source, options.sizes or (0,), options.sample)


def _source(name: str, folder: Path) -> Source:
    return Source(
        name, read_passages(folder / "passages.jsonl"), read_questions(folder / "questions.jsonl")
    )


def _command(options: argparse.Namespace) -> str:
    given = " with files given by path" if options.passages else ""
    return f"Written by `make bench-search`{given}."


def _options(typed: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.search", description=__doc__)
    parser.add_argument("--passages", type=Path, help='JSON lines of {"id", "title", "body"}')
    parser.add_argument("--questions", type=Path, help='JSON lines of {"query", "noisy", "gold"}')
    parser.add_argument("--name", default="given files", help="what to call the files given")
    parser.add_argument("--sizes", type=int, nargs="+", help="passages; 0: as many as there are")
    parser.add_argument("--sample", type=int, default=_SAMPLE, help="questions asked at most")
    parser.add_argument("--encoder-up-to", type=int, default=_EMBEDDED, help="passages embedded")
    parser.add_argument("--by-section", action="store_true", help="only the table by section")
    parser.add_argument("--only", nargs="+", help="keys of the engines to run")
    parser.add_argument("--out", type=Path, default=RESULTS, help="the file of results")
    return parser.parse_args(typed)


if __name__ == "__main__":
    main()
