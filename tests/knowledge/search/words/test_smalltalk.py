"""Kind words are told from questions."""

import pytest

from knowledge.search.words.smalltalk import SmallTalk, is_small_talk


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("terima kasih", SmallTalk.THANKS),
        ("makasih ya min 🙏", SmallTalk.THANKS),
        ("Terima kasih banyak atas bantuannya, Pak", SmallTalk.THANKS),
        ("thank you", SmallTalk.THANKS),
        ("selamat pagi", SmallTalk.GREETING),
        ("Assalamu'alaikum", SmallTalk.GREETING),
        ("halo bot", SmallTalk.GREETING),
        ("ok siap", SmallTalk.OK),
        ("siap ndan", SmallTalk.OK),
        ("sampai jumpa", SmallTalk.FAREWELL),
        ("kamu siapa sih", SmallTalk.WHO),
        ("test", SmallTalk.TEST),
    ],
)
def test_small_talk_is_recognised(text: str, kind: SmallTalk) -> None:
    assert is_small_talk(text) is kind


@pytest.mark.parametrize(
    "text",
    [
        "pagi, paspor hilang gimana",
        "terima kasih uang dari pemohon boleh?",
        "ok, syarat paspor anak",
        "tes wawancara paspor",
        "pak",
        "",
        "🙏",
    ],
)
def test_a_question_is_not_small_talk(text: str) -> None:
    assert is_small_talk(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "tolong!!",
        "tolong",
        "TOLONG ADA YG NGAMUK",
        "ada yg ngamuk di loket",
        "help!",
        "ada kebakaran",
        "kebakaran!!!",
        "ada orang bawa pisau, tolong",
        "pemohon ngamuk!!",
        "saya diancam",
    ],
)
def test_a_cry_for_help_is_heard(text: str) -> None:
    assert is_small_talk(text) is SmallTalk.CRY


@pytest.mark.parametrize(
    "text",
    [
        "tolong hitungkan biaya paspor hilang",
        "ngamuk di loket",
        "pemohon ngamuk, tenangin gimana",
        "korban pingsan",
        "minta tolong ke siapa",
        "paspor hilang karena kebakaran!",
        "ada yang kurang",
    ],
)
def test_who_asks_what_to_do_cries_not_for_help(text: str) -> None:
    assert is_small_talk(text) is not SmallTalk.CRY


@pytest.mark.parametrize("text", ["makasih ya pandu", "halo pandu"])
def test_the_bot_may_be_called_by_its_name(text: str) -> None:
    assert is_small_talk(text) in (SmallTalk.THANKS, SmallTalk.GREETING)
