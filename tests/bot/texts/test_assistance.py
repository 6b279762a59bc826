"""The words of the silent help."""

from bot.texts import assistance


def test_the_links_of_a_large_office_need_more_than_one_message() -> None:
    links = {
        f"UKK {unit}": [f"https://t.me/bot?start={unit}-{n}" for n in range(10)]
        for unit in range(20)
    }

    messages = assistance.links(links)

    assert len(messages) > 1
    assert max(map(len, messages)) <= 4096
    assert sum(message.count("https://") for message in messages) == 200
    assert messages[0].startswith(assistance.LINKS)
