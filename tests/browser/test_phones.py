"""Stories of people who use the phones in a browser."""

import pytest
from playwright.async_api import Locator, Page, expect

from emulator import Emulator, Person
from emulator.people import PHOTO
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser


def phone(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=f"Ponsel {name}")


@pytest.mark.usefixtures("echo_bot")
async def test_a_typed_question_is_answered_on_that_phone_alone(
    open_page: OpenPage, budi: Person, siti: Person
) -> None:
    await siti.opens()
    page = await open_page()
    await phone(page, "Budi Santoso").get_by_role("button", name="Mulai").click()
    box = phone(page, "Budi Santoso").get_by_label("Tulis pesan")
    await box.fill("baris satu")
    await box.press("Shift+Enter")
    await box.press_sequentially("baris dua")
    await box.press("Enter")

    log = phone(page, "Budi Santoso").get_by_role("log")
    await expect(log.get_by_text("Gema: baris satu\nbaris dua")).to_be_visible()
    await expect(log.locator("b").last).to_have_text("Gema")
    await expect(box).to_have_value("")
    await expect(phone(page, "Siti Rahma").get_by_role("log")).not_to_contain_text("baris")


@pytest.mark.usefixtures("echo_bot")
async def test_a_tapped_button_shows_the_toast_and_the_edited_message(
    open_page: OpenPage, budi: Person
) -> None:
    page = await open_page()
    await budi.types("halo")
    await page.get_by_role("button", name="Membantu").click()

    await expect(page.locator(".toast")).to_have_text("Dicatat.")
    await expect(page.get_by_role("log")).to_contain_text("Terima kasih.")
    await expect(page.locator(".meta").last).to_contain_text("diedit")
    await expect(page.get_by_role("button", name="Membantu")).to_have_count(0)


@pytest.mark.usefixtures("echo_bot")
async def test_a_photo_is_sent_with_the_text_as_its_caption(
    open_page: OpenPage, budi: Person
) -> None:
    await budi.types("halo")
    page = await open_page()
    file = {"name": "kk.png", "mimeType": "image/png", "buffer": PHOTO}
    await page.locator("input[type=file]").set_input_files(file)
    await page.get_by_label("Tulis pesan").fill("KK asli")
    await page.get_by_role("button", name="Kirim").click()

    await expect(page.get_by_alt_text("Foto")).to_be_visible()
    await expect(page.get_by_role("log")).to_contain_text("KK asli")
    await expect(page.get_by_role("log")).to_contain_text("Gema: foto")


async def test_markup_in_a_message_stays_text(open_page: OpenPage, budi: Person) -> None:
    await budi.types("<img src=x onerror=alert(1)> 🙏🙏 /bantuan")
    page = await open_page()

    await expect(page.get_by_text("<img src=x onerror=alert(1)> 🙏🙏")).to_be_visible()
    await expect(page.locator(".log img")).to_have_count(0)
    await expect(page.locator(".command")).to_have_text("/bantuan")


async def test_a_blocked_bot_leaves_only_the_way_back(open_page: OpenPage, budi: Person) -> None:
    await budi.types("halo")
    page = await open_page()
    await page.get_by_role("button", name="Blokir bot").click()

    await expect(page.get_by_label("Tulis pesan")).to_be_hidden()
    await page.get_by_role("button", name="Buka blokir", exact=True).click()
    await expect(page.get_by_label("Tulis pesan")).to_be_visible()


async def test_a_phone_wide_screen_holds_one_phone_with_tabs_and_never_scrolls_sideways(
    open_page: OpenPage, telegram: Emulator, budi: Person, siti: Person
) -> None:
    for number in range(8):
        telegram.person(f"Petugas{number} Loket")
    await budi.types("SatuKataPanjangSekali" * 30)
    await siti.types("halo dari Siti")
    page = await open_page(width=360)
    await expect(page.get_by_role("region")).to_have_count(1)
    await expect(page.get_by_role("log")).to_contain_text("SatuKata")

    overflowing = """() => [...document.querySelectorAll('html, body, main, .phone, .log')]
        .filter((node) => node.scrollWidth > node.clientWidth).map((node) => node.className)"""
    assert await page.evaluate(overflowing) == []

    await page.get_by_role("button", name="Siti Rahma").click()
    await expect(page.get_by_role("region")).to_have_count(1)
    await expect(page.get_by_role("log")).to_contain_text("halo dari Siti")
    assert await page.evaluate(overflowing) == []


async def test_the_choice_of_phones_survives_a_reload(
    open_page: OpenPage, telegram: Emulator, budi: Person, siti: Person
) -> None:
    telegram.person("Andi Wijaya")
    page = await open_page(address="/#people=2,3")
    await page.get_by_role("button", name="Budi Santoso").click()
    await page.get_by_role("button", name="Andi Wijaya").click()
    await page.reload()

    await expect(phone(page, "Siti Rahma")).to_be_visible()
    await expect(phone(page, "Budi Santoso")).to_be_visible()
    await expect(phone(page, "Andi Wijaya")).to_have_count(0)


async def test_a_lost_line_comes_back_with_what_was_missed(
    open_page: OpenPage, telegram: Emulator, budi: Person
) -> None:
    await budi.types("sebelum putus")
    page = await open_page()
    await expect(page.get_by_role("log")).to_contain_text("sebelum putus")
    telegram.world.feed.close()
    await budi.types("saat putus")

    await expect(page.get_by_role("log")).to_contain_text("saat putus")
    await expect(page.locator(".line-state")).to_be_hidden()
    assert await page.locator(".message").count() == 2
