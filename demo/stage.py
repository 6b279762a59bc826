"""The stage: what people say, tap and read, as the terminal shows it."""

import asyncio
from dataclasses import dataclass

from rich.console import Console
from rich.panel import Panel

from botapi_emulator import Emulator, Message, Person

PATIENCE_SECONDS = 20.0
READING_SECONDS = 1.5

console = Console(highlight=False)


@dataclass
class Stage:
    """The people of the scene. The stage prints what they say and read."""

    telegram: Emulator
    invitations: dict[str, str]

    async def says(self, person: Person, text: str) -> None:
        """Type a message."""
        _print_line(person, text)
        await person.types(text)

    async def says_html(self, person: Person, html: str) -> None:
        """Type a message with formatting."""
        _print_line(person, escaped(html))
        await person.types_html(html)

    async def sends_file(self, person: Person, name: str, content: bytes) -> None:
        """Send a document."""
        _print_line(person, f"[dim](mengirim berkas)[/dim] {escaped(name)}")
        await person.sends_document(content, name=name)

    async def replies(self, person: Person, message: Message, text: str) -> None:
        """Type a reply to a message."""
        _print_line(person, f"[dim](membalas)[/dim] {escaped(text)}")
        await person.replies(message, text)

    async def votes(self, person: Person, quiz: Message, option: int) -> None:
        """Answer a quiz."""
        _print_line(person, f"[dim](menjawab)[/dim] {options_of(quiz)[option]}")
        await person.votes(quiz, option)

    async def sees_quiz(self, person: Person) -> Message:
        """Wait for a quiz and print it."""
        quiz = await person.expects_poll(within=PATIENCE_SECONDS)
        _print_quiz(quiz)
        return quiz

    async def taps(self, person: Person, button: str) -> None:
        """Press a button."""
        _print_line(person, f"[dim](menekan tombol)[/dim] {button}")
        await person.taps(button)

    async def decides(self, person: Person, button: str) -> None:
        """Press a button of a card at a reader's pace: cards are redrawn at most once a second."""
        await asyncio.sleep(READING_SECONDS)
        await self.taps(person, button)

    async def reads(self, person: Person, fragment: str, buttons: tuple[str, ...] = ()) -> Message:
        """Wait for an answer and print it.

        Raises:
            AssertionError: the answer did not come.
        """
        message = await person.expects(fragment, buttons=list(buttons), within=PATIENCE_SECONDS)
        _print_message(message)
        return message


def opens_scene(title: str) -> None:
    """Print the title of a scene."""
    console.rule(title)


def aside(text: str) -> None:
    """Explain something to the audience."""
    console.print(f"\n[italic]{text}[/italic]")


def _print_message(message: Message) -> None:
    rows = ["  ".join(f"[{button}]" for button in row) for row in message.buttons]
    body = "\n".join([message.text, *([""] if rows else []), *rows])
    console.print(Panel(escaped(body), title="Pandu", title_align="left", width=88))


def escaped(text: str) -> str:
    """Return a text whose brackets are not read as markup."""
    return text.replace("[", r"\[")


def _print_line(person: Person, text: str) -> None:
    console.print(f"\n[bold cyan]{person.name}[/bold cyan] ({person.user.note}): {text}")


def options_of(quiz: Message) -> list[str]:
    """Return the answers that a quiz offers."""
    return [str(option["text"]) for option in (quiz.poll or {})["options"]]


def _print_quiz(quiz: Message) -> None:
    options = [f"○ {option}" for option in options_of(quiz)]
    body = "\n".join([str((quiz.poll or {})["question"]), "", *options])
    console.print(Panel(escaped(body), title="Pandu: kuis", title_align="left", width=88))
