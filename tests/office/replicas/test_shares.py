"""What all may use together is not used twice: not while one comes, nor when one has gone."""

from office.replicas.shares import ReplicaShares


def test_one_alone_has_all_of_it_at_once() -> None:
    shares = ReplicaShares()
    shares.join(others=0, now=10)

    assert shares.share_of(30, now=10) == 30


def test_a_newcomer_waits_until_the_others_have_made_room() -> None:
    first, second = ReplicaShares(), ReplicaShares()
    first.join(others=0, now=0)
    second.join(others=1, now=10)
    first.look(2, now=10.1)

    assert (first.share_of(30, now=10.1), second.share_of(30, now=10.1)) == (15, 0)
    assert (first.share_of(30, now=11.5), second.share_of(30, now=11.5)) == (15, 15)


def test_who_has_gone_still_counts_for_a_moment() -> None:
    first = ReplicaShares()
    first.join(others=1, now=0)
    first.look(2, now=9)
    first.look(1, now=10)
    first.look(1, now=11)

    assert first.share_of(30, now=11) == 15
    first.look(1, now=12)
    assert first.share_of(30, now=12) == 30


def test_many_share_by_whole_numbers() -> None:
    shares = ReplicaShares()
    shares.join(others=3, now=0)

    assert shares.share_of(30, now=2) == 7
    assert shares.share_of(3, now=2) == 1
