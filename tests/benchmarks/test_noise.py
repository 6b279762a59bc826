"""Chat spelling is made the same way each run, and stays readable."""

from benchmarks.noise import noisy

QUESTIONS = [
    "Bagaimana cara mengurus paspor yang hilang di jalan?",
    "Berapa denda karena paspor rusak terkena banjir?",
    "Apakah kedua orang tua harus hadir untuk paspor anak umur 5 tahun?",
    "Siapa yang menandatangani surat perjalanan laksana paspor?",
]


def test_a_question_is_made_noisy_the_same_way_each_time():
    assert [noisy(question) for question in QUESTIONS] == [
        "bagaimana cara mengurus pspor yg hilang di jalan",
        "brp denda krn paspornya rusaknya terkena banjir",
        "apkh kedua org tua hrs hadir untuk paspor anak umur 5 th",
        "sapa yang menndatangani surat perjalanan laksana paspor",
    ]


def test_another_seed_makes_another_noise():
    first = [noisy(question, seed=1) for question in QUESTIONS]

    assert first != [noisy(question, seed=2) for question in QUESTIONS]


def test_numbers_stay_as_they_are():
    typed = [noisy("paspor 48 halaman masa berlaku 10 tahun", seed) for seed in range(50)]

    assert all({"48", "10"} <= set(text.split()) for text in typed)


def test_a_question_keeps_its_number_of_words_and_loses_its_punctuation():
    for question in QUESTIONS:
        assert len(noisy(question).split()) == len(question.split())
        assert "?" not in noisy(question)


def test_most_long_words_are_typed_right():
    kept = sum(noisy("menandatangani", seed) == "menandatangani" for seed in range(200))

    assert 120 <= kept <= 190
