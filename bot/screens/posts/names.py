"""Posts in the office's own words."""

from knowledge.reading.office.directory import Directory
from office.people import Role
from office.posts.posts import COORDINATOR, HEAD_OF_OFFICE, SECTION_HEAD, Post

HEAD_OF_OFFICE_NAME = "Kepala Kantor"
KEEPER_NAME = "pengelola SOP"


def label(post: Post, directory: Directory) -> str:
    """A post as people call it: Kasi Inteldakim, Koordinator UKK OKU, Kepala Kantor."""
    if post.role == HEAD_OF_OFFICE:
        return HEAD_OF_OFFICE_NAME
    if post.role == SECTION_HEAD and post.section and post.section in directory.sections:
        return directory.sections[post.section].head
    if post.role == COORDINATOR and post.unit and post.unit in directory.units:
        return f"Koordinator {directory.units[post.unit].name}"
    if post.role == Role.SOP_KEEPER:
        section = directory.sections.get(post.section or "")
        return f"{KEEPER_NAME} {section.short}" if section else KEEPER_NAME
    return post.role.replace("_", " ")


def labels(posts: tuple[Post, ...], directory: Directory) -> str:
    """Several posts in one line."""
    return " dan ".join(label(post, directory) for post in posts)
