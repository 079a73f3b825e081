"""The HTML report: safe, self-contained, findings at their places; its script runs in a real
browser.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pdfplumber
import pytest

from jixiao.api import review
from jixiao.checks.review import Review
from jixiao.core.documents import Cell, Document, Grid
from jixiao.core.places import Place
from jixiao.rendering.html import as_html

CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
VOID = {"meta", "input", "img", "br"}
HOSTILE = "</td><script>alert(1)</script><img src=x onerror=alert(2)>\"'&<!--"


class Tree(HTMLParser):
    """Tags in order, checked to be balanced; attributes kept."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def test_the_page_is_balanced_and_asks_nothing_of_the_network(make_review) -> None:
    page = as_html(make_review())
    tree = Tree(page)
    assert tree.open == []
    assert not tree.all("link")
    assert not [
        attributes
        for _, attributes in tree.tags
        if str(attributes.get("src") or "").startswith(("http", "//"))
    ]
    assert "http://" not in page
    assert "https://" not in page
    assert "default-src 'none'" in page


def test_findings_are_marked_at_their_places_and_listed(make_review) -> None:
    page = as_html(make_review())
    assert '<mark class="error" data-f="1" tabindex="0">2.61元</mark>' in page
    marked = [attributes for attributes in Tree(page).all("td") if attributes.get("data-f") == "2"]
    assert [(attributes["class"], attributes["data-r"]) for attributes in marked] == [
        ("warning num", "1")
    ]
    assert [
        attributes["data-r"] for attributes in Tree(page).all("td") if attributes.get("data-r")
    ] == ["2", "2", "1"]
    cards = [attributes for attributes in Tree(page).all("li") if attributes.get("data-n")]
    assert [(card["data-severity"], card["data-family"]) for card in cards] == [
        ("error", "U"),
        ("warning", "T"),
        ("remark", "L"),
    ]
    assert "<del>70%</del> → <ins>75%</ins>" in page


def test_hostile_texts_stay_texts(make_review) -> None:
    page = as_html(make_review(name="<b>x</b>.txt", sentence=HOSTILE, message=HOSTILE))
    tree = Tree(page)
    assert len(tree.all("script")) == 1
    assert not tree.all("img")
    assert not tree.all("b") or "<b>x</b>" not in page
    assert tree.open == []


def test_merged_cells_keep_their_spans() -> None:
    review = grid_review(
        Grid(
            cells=(
                Cell(
                    row=1,
                    column=1,
                    text="甲",
                    place=Place(table=1, row=1, column=1, text="甲"),
                    row_span=2,
                    column_span=2,
                ),
                Cell(row=1, column=3, text="乙", place=Place(table=1, row=1, column=3, text="乙")),
            ),
            rows=2,
            columns=3,
            place=Place(table=1, text=""),
        )
    )
    article = as_html(review).partition("<article")[2]
    assert re.findall(r"<td[^>]*>", article) == [
        '<td colspan="2" rowspan="2">',
        "<td>",
        '<td class="void">',
    ]


def test_a_huge_table_shows_its_beginning_and_what_surrounds_findings(make_review) -> None:
    cells = tuple(
        Cell(
            row=row,
            column=1,
            text=f"r{row}",
            place=Place(sheet="S", cell=f"A{row}", text=f"r{row}"),
        )
        for row in range(1, 5001)
    )
    review = grid_review(
        Grid(cells=cells, rows=5000, columns=1, place=Place(sheet="S", text=""), sheet="S")
    )
    finding = msgspec.structs.replace(
        make_review().documents[0].findings[0], place=cells[3999].place, related=()
    )
    page = as_html(
        Review(documents=(msgspec.structs.replace(review.documents[0], findings=(finding,)),))
    )
    assert "r4000</td>" in page
    assert "r3000</td>" not in page
    assert page.count("<tr>") < 200


def test_pdf_pages_are_pictures_with_boxes_and_texts_where_there_is_no_picture(make_review) -> None:
    place = Place(page=1, bbox=(60.0, 80.0, 120.0, 100.0), text="70%")
    cells = (Cell(row=1, column=1, text="70%", place=place),)
    pages = ((600.0, 800.0), (600.0, 800.0))
    review = grid_review(
        Grid(cells=cells, rows=1, columns=1, place=place), format="pdf", pages=pages
    )
    finding = msgspec.structs.replace(
        make_review().documents[0].findings[0], place=place, related=()
    )
    review = Review(documents=(msgspec.structs.replace(review.documents[0], findings=(finding,)),))
    drawn = as_html(review, picture=lambda document, page: b"png" if page == 1 else None)
    assert "data:image/png;base64,cG5n" in drawn
    assert "left:10.000%;top:10.000%;width:10.000%;height:2.500%" in drawn
    assert ">70%</td>" in as_html(review, picture=lambda document, page: None)


def test_accepted_findings_are_listed_as_such(make_review) -> None:
    name = make_review().documents[0].findings[0].id
    page = as_html(make_review(accepted={name: "口径不同"}))
    assert 'class="card error accepted"' in page
    assert "<dd>口径不同</dd>" in page


def grid_review(
    grid: Grid, *, format: str = "docx", pages: tuple[tuple[float, float], ...] = ()
) -> Review:
    from jixiao.checks.review import DocumentReview
    from jixiao.checks.views import DocumentView
    from jixiao.core.dossier import Recognised

    document = Document(path="a", format=format, sha256="", blocks=(grid,), pages=pages)
    return Review(
        documents=(
            DocumentReview(
                view=DocumentView(
                    index=0, document=Recognised(document=document).facts(), forms=()
                ),
                document=document,
            ),
        )
    )


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("chromium")


def in_browser(page: str, fragment: str, folder: Path, profile: Path) -> str:
    """The page's document after its script ran, as the browser holds it."""
    file = folder / "report.html"
    file.write_text(page, encoding="utf-8")
    flags = (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    )
    done = subprocess.run(
        [
            str(CHROMIUM),
            *flags,
            f"--user-data-dir={profile}",
            "--virtual-time-budget=2000",
            "--dump-dom",
            f"{file.as_uri()}#{fragment}",
        ],
        capture_output=True,
        text=True,
        timeout=90,
        check=True,
    )
    return done.stdout


def visible(dom: str) -> list[str]:
    return [
        str(card["data-n"])
        for card in Tree(dom).all("li")
        if card.get("data-n") and "hidden" not in card
    ]


needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")


@needs_browser
@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("", ["1", "2", "3"]),
        ("?severity=error,remark", ["1", "3"]),
        ("?family=T", ["2"]),
        ("?q=%E5%8D%95%E4%BD%8D", ["1"]),
        ("?severity=error&family=T", []),
    ],
)
def test_filters_hide_cards_and_unmark_places(
    make_review, tmp_path: Path, profile: Path, fragment: str, expected: list[str]
) -> None:
    dom = in_browser(as_html(make_review()), fragment, tmp_path, profile)
    assert visible(dom) == expected
    off = {
        str(each["data-f"])
        for _, each in Tree(dom).tags
        if each.get("data-f") and "off" in str(each.get("class")).split()
    }
    assert off == {"1", "2", "3"} - set(expected)


@needs_browser
def test_a_finding_in_the_address_is_picked_with_its_related_places(
    make_review, tmp_path: Path, profile: Path
) -> None:
    tree = Tree(in_browser(as_html(make_review()), "f2", tmp_path, profile))
    assert [
        each["data-f"] for _, each in tree.tags if "picked" in str(each.get("class")).split()
    ] == ["2"]
    assert [
        each["data-r"] for _, each in tree.tags if "linked" in str(each.get("class")).split()
    ] == ["2", "2"]
    assert [
        each["data-n"] for each in tree.all("li") if "current" in str(each.get("class")).split()
    ] == ["2"]


def test_an_english_page_says_how_it_was_computed_in_english() -> None:
    examples = Path(__file__).resolve().parents[2] / "examples"
    found = review([examples / "yanchi-2024.txt", examples / "yopurga-monitoring-2020.txt"])
    page = as_html(found, language="en")
    for chinese in ("完成得满分", "适用规则包", "各项得分之和", "落后序时进度", "完成值/指标值"):
        assert chinese in as_html(found)
        assert chinese not in page
    assert "sum of the scores" in page
    assert "percentage points behind time progress" in page


def test_a_file_of_no_known_format_has_no_name_of_one() -> None:
    unread = Document(path="坏.xyz", format="unknown", sha256="0", readable=False)
    page = as_html(review([unread]))
    assert "坏.xyz" in page
    assert "<small>unknown</small>" not in page


@needs_browser
def test_the_overview_is_printed_with_all_its_columns(
    make_review, tmp_path: Path, profile: Path
) -> None:
    page, printed = tmp_path / "review.html", tmp_path / "review.pdf"
    page.write_text(as_html(make_review()), encoding="utf-8")
    subprocess.run(
        [
            *(str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu"),
            *(f"--user-data-dir={profile}", f"--print-to-pdf={printed}", str(page)),
        ],
        check=True,
        capture_output=True,
        timeout=100,
    )
    with pdfplumber.open(printed) as pdf:
        text = "".join((pdf.pages[0].extract_text() or "").split())
    assert "勾稽核对" in text
    shown = Counter(text)
    hidden_before = "重算得分等级已填应填缺少的内容"  # heads may be broken over lines
    assert all(shown[each] for each in hidden_before)
