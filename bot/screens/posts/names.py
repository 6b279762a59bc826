"""Posts in the office's own words."""

from collections.abc import Iterable

from bot.texts import posts as texts
from knowledge.reading.office.directory import Directory
from office.people import Role
from office.posts import COORDINATOR, HEAD_OF_OFFICE, SECTION_HEAD, Post


def label(post: Post, directory: Directory) -> str:
    """A post as people call it: Kasi Inteldakim, Koordinator UKK OKU, Kepala Kantor."""
    if post.role == HEAD_OF_OFFICE:
        return texts.HEAD_OF_OFFICE
    if post.role == SECTION_HEAD and post.section:
        return directory.section(post.section).head
    if post.role == COORDINATOR and post.unit and post.unit in directory.units:
        return texts.coordinator(directory.units[post.unit].name)
    if post.role == Role.SOP_KEEPER:
        return texts.keeper(directory.section(post.section).short if post.section else "")
    return post.role.replace("_", " ")


def labels(posts: tuple[Post, ...], directory: Directory) -> str:
    """Several posts in one line."""
    return joined(label(post, directory) for post in posts)


def joined(named: Iterable[str]) -> str:
    """Posts that have their words, in one line."""
    return texts.listed(list(named))
