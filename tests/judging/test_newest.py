"""Which of several prints of a form is the newest, and by what that is known."""

from __future__ import annotations

from jixiao.judging.newest import Handed, newest


def test_the_day_of_filing_goes_before_names_and_times() -> None:
    found = newest(
        [
            Handed(name="表(最终).docx", filed_on="2025年2月28日", written=2),
            Handed(name="表.docx", filed_on="2025.3.1", written=1),
        ]
    )
    assert (found.index, found.why.zh) == (1, "填报日期较晚（2025.3.1）")
    assert found.against is not None
    assert found.against.zh == "文件名写着“最终”"


def test_names_go_before_times() -> None:
    found = newest([Handed(name="表.docx", written=9), Handed(name="表（改2）.docx", written=1)])
    assert (found.index, found.why.zh, found.against) == (1, "文件名写着“改2”", None)


def test_a_draft_makes_the_other_the_newer() -> None:
    found = newest([Handed(name="表.docx"), Handed(name="表初稿.docx")])
    assert (found.index, found.why.zh) == (0, "另一份的文件名写明是初稿")


def test_the_time_of_the_file_is_the_last_resort() -> None:
    second = 1_700_000_000 * 10**9
    found = newest([Handed(name="a/表.docx", written=second), Handed(name="b/表.docx", written=1)])
    assert (found.index, found.why.zh) == (0, "文件保存得较晚（北京时间2023-11-15 06:13）")


def test_what_cannot_be_told_is_not_guessed() -> None:
    for prints in (
        [Handed(name="a.docx"), Handed(name="b.docx")],
        [Handed(name="a.docx", written=5), Handed(name="b.docx")],
        [
            Handed(name="a.docx", filed_on="2025年3月1日", written=3),
            Handed(name="b.docx", written=3),
        ],
    ):
        found = newest(prints)
        assert found.index is None
        assert "分不出先后" in found.why.zh
