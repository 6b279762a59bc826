"""Stories of people who use the phones in a browser."""

from typing import Any

import aiohttp
import pytest
from playwright.async_api import Locator, Page, expect

from botapi_emulator import Bot, Emulator, Person
from botapi_emulator.people.person import PHOTO
from helpers.pages import OpenPage

pytestmark = pytest.mark.browser


def phone(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=f"Phone of {name}")


@pytest.mark.usefixtures("echo_bot")
async def test_a_typed_question_is_answered_on_that_phone_alone(
    open_page: OpenPage, budi: Person, siti: Person
) -> None:
    await siti.opens()
    page = await open_page()
    await phone(page, "Budi Santoso").get_by_role("button", name="Start").click()
    box = phone(page, "Budi Santoso").get_by_label("Write as")
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
    await expect(page.locator(".meta").last).to_contain_text("edited")
    await expect(page.get_by_role("button", name="Membantu")).to_have_count(0)


async def test_the_page_speaks_the_language_that_is_chosen(
    open_page: OpenPage, telegram: Emulator, budi: Person
) -> None:
    page = await open_page()
    await expect(phone(page, "Budi Santoso").get_by_role("button", name="Start")).to_be_visible()
    await page.get_by_label("Language of the page").select_option("Indonesia")
    start = page.get_by_role("region", name="Ponsel Budi Santoso").get_by_role(
        "button", name="Mulai"
    )
    await expect(start).to_be_visible()
    assert await page.evaluate("document.documentElement.lang") == "id"
    await page.reload()
    await expect(start).to_be_visible()

    await page.evaluate("localStorage.clear()")
    telegram.world.language = "id"
    await page.reload()
    await expect(start).to_be_visible()


@pytest.mark.usefixtures("echo_bot")
async def test_a_photo_is_sent_with_the_text_as_its_caption(
    open_page: OpenPage, budi: Person
) -> None:
    await budi.types("halo")
    page = await open_page()
    file = {"name": "kk.png", "mimeType": "image/png", "buffer": PHOTO}
    await page.locator("input[type=file]").set_input_files(file)
    await page.get_by_label("Write as").fill("KK asli")
    await page.get_by_role("button", name="Send").click()

    await expect(page.get_by_alt_text("Photo")).to_be_visible()
    await expect(page.get_by_role("log")).to_contain_text("KK asli")
    await expect(page.get_by_role("log")).to_contain_text("Gema: foto")


async def test_markup_in_a_message_stays_text(open_page: OpenPage, budi: Person) -> None:
    await budi.types("<img src=x onerror=alert(1)> 🙏🙏 /bantuan")
    page = await open_page()

    await expect(page.get_by_text("<img src=x onerror=alert(1)> 🙏🙏")).to_be_visible()
    await expect(page.locator(".log img")).to_have_count(0)
    await expect(page.locator(".command")).to_have_text("/bantuan")


@pytest.mark.slow
async def test_a_photo_is_veiled_below_its_caption_and_an_invoice_tells_its_sum(
    open_page: OpenPage, telegram: Emulator, pandu: Bot, budi: Person
) -> None:
    await budi.opens()
    url = f"{telegram.url}/bot{pandu.token}"
    photo = (await budi.sends_photo(PHOTO)).json["photo"][-1]["file_id"]
    veiled = {"photo": photo, "has_spoiler": True, "show_caption_above_media": True}
    invoice = {"title": "PNBP", "description": "Paspor biasa", "payload": "1", "currency": "IDR"}
    prices = [{"label": "Paspor", "amount": 35_000_000}]
    async with aiohttp.ClientSession() as session:
        await session.post(f"{url}/sendPhoto", json={"chat_id": budi.id, "caption": "KK", **veiled})
        asked = {"chat_id": budi.id, "provider_token": "x", "prices": prices, **invoice}
        await session.post(f"{url}/sendInvoice", json=asked)
    page = await open_page()

    shown = page.locator(".bubble:has(.is-veiled)")
    await expect(shown.locator(".text + .is-veiled")).to_have_count(1)
    await expect(page.get_by_role("log")).to_contain_text("Invoice: PNBP · IDR 350,000")


@pytest.mark.slow
async def test_a_blocked_bot_leaves_only_the_way_back(open_page: OpenPage, budi: Person) -> None:
    await budi.types("halo")
    page = await open_page()
    await page.get_by_role("button", name="Block the bot").click()

    await expect(page.get_by_label("Write as")).to_be_hidden()
    await page.get_by_role("button", name="Unblock", exact=True).click()
    await expect(page.get_by_label("Write as")).to_be_visible()


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


@pytest.mark.slow
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


@pytest.mark.slow
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


@pytest.mark.usefixtures("echo_bot")
async def test_a_document_is_sent_under_its_name(open_page: OpenPage, budi: Person) -> None:
    await budi.types("halo")
    page = await open_page()
    file = {"name": "surat.pdf", "mimeType": "application/pdf", "buffer": b"%PDF isi"}
    await page.locator("input[type=file]").set_input_files(file)
    await page.get_by_label("Write as").fill("Surat tugas")
    await page.get_by_role("button", name="Send").click()

    await expect(page.get_by_role("link", name="surat.pdf")).to_be_visible()
    await expect(page.get_by_role("log")).to_contain_text("Surat tugas")
    document = next(message for message in budi.chat if "document" in message.json)
    assert document.json["document"]["mime_type"] == "application/pdf"
    assert document.content == b"%PDF isi"


async def test_a_message_is_answered_by_a_reply(open_page: OpenPage, budi: Person) -> None:
    asked = await budi.types("pertanyaan pertama")
    page = await open_page()
    await page.locator(".bubble").hover()
    await page.get_by_role("button", name="Reply to this message").click()
    await expect(page.get_by_text("Reply: pertanyaan pertama")).to_be_visible()
    await page.get_by_label("Write as").press_sequentially("jawabannya")
    await page.get_by_label("Write as").press("Enter")

    await expect(page.locator(".quoted")).to_have_text("pertanyaan pertama")
    await expect(page.get_by_text("Reply: pertanyaan pertama")).to_be_hidden()
    assert budi.last.json["reply_to_message"]["message_id"] == asked.id


@pytest.mark.slow
async def test_a_voice_message_is_recorded_and_sent(open_page: OpenPage, budi: Person) -> None:
    await budi.types("halo")
    page = await open_page()
    await page.evaluate(FAKE_MICROPHONE)
    await page.get_by_role("button", name="Record a voice message").click()
    await page.get_by_role("button", name="Send the recording").click()

    await expect(page.get_by_role("link", name="Voice message")).to_be_visible()
    assert budi.last.content == b"suara"
    assert budi.last.json["voice"]["duration"] == 1


FAKE_MICROPHONE = """() => {
    navigator.mediaDevices.getUserMedia = async () => ({ getTracks: () => [] });
    window.MediaRecorder = class {
        start() {}
        stop() {
            this.ondataavailable({ data: new Blob(["suara"]) });
            this.onstop();
        }
    };
}"""


@pytest.mark.slow
async def test_a_long_quotation_unfolds_and_a_long_label_stays_on_one_line(
    open_page: OpenPage, budi: Person, pandu: Bot, telegram: Emulator
) -> None:
    budi.pressed_start()
    label = "Label tombol yang jauh lebih panjang daripada lebar sebuah ponsel yang biasa"
    keys = {"inline_keyboard": [[{"text": label, "callback_data": "a"}]]}
    lines = "\n".join(f"baris {number}" for number in range(9))
    quote = f"<blockquote expandable>{lines}</blockquote>"
    await send(telegram, pandu, budi, text=quote, parse_mode="HTML", reply_markup=keys)
    page = await open_page(width=360)

    words = page.locator(".quote-words")
    folded = (await words.bounding_box() or {})["height"]
    await page.get_by_role("button", name="Show more").click()
    assert (await words.bounding_box() or {})["height"] > 2 * folded
    key = await page.get_by_role("button", name=label).bounding_box()
    assert key
    assert key["height"] < 50


async def send(telegram: Emulator, bot: Bot, person: Person, **message: Any) -> None:
    url = f"{telegram.url}/bot{bot.token}/sendMessage"
    async with aiohttp.ClientSession() as session:
        answer = await session.post(url, json={"chat_id": person.id, **message})
        assert answer.status == 200


@pytest.mark.slow
async def test_the_keys_of_a_reply_keyboard_are_pressed(
    open_page: OpenPage, budi: Person, pandu: Bot, telegram: Emulator
) -> None:
    budi.pressed_start()
    page = await open_page()
    keyboard = {"keyboard": [["Paspor", "Izin tinggal"]], "one_time_keyboard": True}
    await send(telegram, pandu, budi, text="Pilih", reply_markup=keyboard)
    await page.get_by_role("button", name="Izin tinggal").click()

    await expect(page.get_by_role("log")).to_contain_text("Izin tinggal")
    await expect(page.get_by_role("button", name="Paspor")).to_be_hidden()


@pytest.mark.slow
async def test_sideways_the_chat_has_most_of_the_screen(open_page: OpenPage, budi: Person) -> None:
    await budi.types("halo")
    page = await open_page(width=740, height=360)

    log = await page.get_by_role("log").bounding_box()
    assert log
    assert log["height"] > 180
    await expect(page.get_by_label("Write as")).to_be_in_viewport()
