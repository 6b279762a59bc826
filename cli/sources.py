"""The documents on which the shelf rests: what each is, and what cites it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import opening

if TYPE_CHECKING:
    from knowledge.reading.layers import Layers
    from knowledge.reading.sources.catalogue import ShelfSources


def sop_sources(
    words: Annotated[str, typer.Argument(metavar="NAME", help="An id, or words of a name.")] = "",
    write: Annotated[
        bool, typer.Option("--write", help="Name what is in words by its id, in all files.")
    ] = False,
) -> None:
    """List the documents that the shelf cites; of one named, the lines that rest on it."""
    from knowledge.reading.sources import catalogue, resting
    from knowledge.shelf import Shelf

    settings = opening.settings()
    if write:
        changed = list(_written(settings.layers, catalogue.load(settings.layers)))
        typer.echo(f"{len(changed)} files were changed.")
        return
    shelf: Shelf = opening.shelf_in_force(settings)
    documents = shelf.content.documents
    one = documents.get(words)
    shown = [one] if one else catalogue.naming(documents, words) if words else [*documents.values()]
    if not shown:
        opening.stop(f"no document is called '{words}'; `main.py sop sources` lists them")
    for document in shown:
        lines = list(resting.lines(shelf.content, document.id))
        told = (document.confidence, document.date, document.address, document.changed)
        about = ", ".join(str(part) for part in told if part)
        typer.echo(f"{document.id}: {document.name} ({about}; {len(lines)} lines)")
        for line in lines if words else ():
            typer.echo(f"  {line.sop_id} / {line.heading}: {line.text}")


def _written(layers: "Layers", documents: "ShelfSources") -> Iterator[Path]:
    """Rewrite the heads of all files; yield those that changed."""
    from knowledge.reading.revising.manuscript import Manuscript
    from knowledge.reading.revising.source_lines import by_id

    for folder in layers.folders:
        for path in sorted(folder.glob("*/*.md")):
            before = Manuscript.of(path.read_text(encoding="utf-8"))
            after = by_id(before, documents)
            if after != before:
                path.write_text(after.text, encoding="utf-8")
                yield path
