"""The shape of the JSON that a review comes out as, which is published as its schema."""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

SeverityName = Literal["error", "warning", "remark"]


class _Out(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class PlaceOut(_Out, frozen=True, kw_only=True, omit_defaults=True):
    """One cell or sentence, in the keys of its format (of form data, `field`: the form's id and the
    field); numbers are 1-based, `start` and `end` are
    offsets into `text` (0-based, end exclusive).
    """

    text: str
    document: str | UnsetType = UNSET
    member: str | UnsetType = UNSET
    line: int | UnsetType = UNSET
    sheet: str | UnsetType = UNSET
    cell: str | UnsetType = UNSET
    page: int | UnsetType = UNSET
    bbox: tuple[float, float, float, float] | UnsetType = UNSET
    table: int | UnsetType = UNSET
    row: int | UnsetType = UNSET
    column: int | UnsetType = UNSET
    paragraph: int | UnsetType = UNSET
    field: str | UnsetType = UNSET
    start: int | UnsetType = UNSET
    end: int | UnsetType = UNSET


class OperandOut(_Out, frozen=True, kw_only=True):
    """A printed figure that a formula uses; `address` is the field that it stands in, empty where
    it is none.
    """

    name: str
    printed: str
    place: PlaceOut
    address: str


class RelatedOut(_Out, frozen=True, kw_only=True):
    """Another place that a finding concerns; `address` is the field that stands there, empty where
    it is none.
    """

    place: PlaceOut
    address: str


class SourceOut(_Out, frozen=True, kw_only=True):
    """Where a rule comes from: printed (in a form), document, practice, general."""

    kind: str
    text: str
    samples: int | None


class DerivationOut(_Out, frozen=True, kw_only=True):
    """How a number was computed."""

    formula: str
    result: str
    operands: list[OperandOut]
    rule: str
    source: SourceOut | None


class FundingOut(_Out, frozen=True, kw_only=True):
    """One row of the funding block, texts as printed."""

    key: str
    source: str
    role: str
    initial_budget: str | None
    budget: str | None
    arrived: str | None
    executed: str | None
    rate: str | None
    points: str | None
    score: str | None
    place: PlaceOut


class GoalOut(_Out, frozen=True, kw_only=True):
    """An annual goal beside what was reached."""

    expected: str | None
    actual: str | None
    completion: str | None
    place: PlaceOut


class IndicatorRecomputed(_Out, frozen=True, kw_only=True):
    """One indicator recomputed; `completion` is in percent."""

    score: str | None
    completion: str | None
    attained: bool | None
    derivation: DerivationOut | None


class IndicatorOut(_Out, frozen=True, kw_only=True):
    """One indicator row, texts as printed. `key` names it whatever rows stand beside it."""

    key: str
    level1: str | None
    level2: str | None
    name: str | None
    operator: str | None
    target: str | None
    actual: str | None
    unit: str | None
    points: str | None
    score: str | None
    review_score: str | None
    completion: str | None
    reason: str | None
    direction: str | None
    direction_reason: str | None
    extra: dict[str, str]
    place: PlaceOut
    recomputed: IndicatorRecomputed


class FactOut(_Out, frozen=True, kw_only=True):
    """One fact: of a sentence, or of a line of a fund statement."""

    key: str
    fund: str | None
    item: str
    period: str | None
    basis: str
    scope: str | None
    value: str
    place: PlaceOut


class LevelPointsOut(_Out, frozen=True, kw_only=True):
    """Points printed in a heading; level 0 is the execution."""

    key: str
    level: int
    name: str
    points: str
    place: PlaceOut


class TotalOut(_Out, frozen=True, kw_only=True):
    """The row of the total."""

    points: str | None
    score: str | None
    place: PlaceOut


class FormRecomputed(_Out, frozen=True, kw_only=True):
    """A form recomputed; `overall_completion` in percent, `deviation` in percentage points: of the
    printed overall completion, else of the recomputed one. `convention` is how completions were
    computed (plain, scaled), `convention_reason` from what that is known, in Chinese.
    """

    score: str | None
    grade: str | None
    overall_completion: str | None
    deviation: str | None
    convention: str | None = None
    convention_reason: str | None = None


class PackOut(_Out, frozen=True, kw_only=True):
    """The rule pack that a form was judged by. `digest` (SHA-256 of its rules) tells two packs of
    one version apart; rules that the form prints itself are in it.
    """

    id: str
    version: str
    digest: str


class FormOut(_Out, frozen=True, kw_only=True):
    """One recognised form. `id` counts the forms of the document, `key` names the form whatever
    file and order it stands in.
    """

    id: str
    key: str
    kind: Literal[
        "self_evaluation", "monitoring", "target_declaration", "department", "fund_statement"
    ]
    title: str | None
    year: int | None
    as_of: str | None
    money_unit: str | None
    project: str | None
    supervising_department: str | None
    implementing_unit: str | None
    filed_on: str | None
    ruleset: str
    ruleset_reason: str
    pack: PackOut
    funding: list[FundingOut]
    goals: list[GoalOut]
    indicators: list[IndicatorOut]
    lines: list[FactOut]
    level_points: list[LevelPointsOut]
    total: TotalOut | None
    recomputed: FormRecomputed
    place: PlaceOut


class CauseOut(_Out, frozen=True, kw_only=True):
    """A supposed cause; `restores` counts the failing ties that its correction would mend."""

    kind: str
    text: str
    restores: int


class CorrectionOut(_Out, frozen=True, kw_only=True):
    """What to write instead; `safe` where it follows without judgement; `following` are the figures
    that are computed from it and have to be computed again.
    """

    text: str
    safe: bool
    following: list[OperandOut]


class AcceptedOut(_Out, frozen=True, kw_only=True):
    """The written reason that a finding was accepted with."""

    reason: str


class FindingOut(_Out, frozen=True, kw_only=True):
    """One finding. `place` and `related` are ordered by suspicion; `operands` in the formula's
    order. `field` is the address of the relation's own result, made of keys: form, row, field.
    `id` hangs on code and that address: it stays over runs, formats, other files and other rows.
    `last_answer` is what was written beside it in the list of the last round.
    """

    id: str
    code: str
    severity: SeverityName
    message: str
    form: str | None
    field: str
    printed: str
    expected: str | None
    expected_interval: tuple[str, str] | None
    difference: str | None
    unit: str | None
    formula: str | None
    quote: str
    place: PlaceOut
    related: list[RelatedOut]
    operands: list[OperandOut]
    causes: list[CauseOut]
    correction: CorrectionOut | None
    advice: str | None
    group: str | None
    accepted: AcceptedOut | None
    last_answer: str | UnsetType = UNSET


class VerdictCounts(_Out, frozen=True, kw_only=True):
    """How the checks' verdicts came out."""

    reproduced: int
    truncated: int
    compatible: int
    impossible: int


class VerdictOut(_Out, frozen=True, kw_only=True):
    """One verdict, on request: what was checked at an address, and how it came out."""

    code: str
    outcome: Literal["reproduced", "truncated", "compatible", "impossible"]
    form: str | None
    field: str
    printed: str | None
    expected: str | None
    formula: str | None
    operands: list[OperandOut]


class DocumentOut(_Out, frozen=True, kw_only=True):
    """One document. `member` is its name in a zip; `verdict_list` is there on request only."""

    path: str
    member: str | UnsetType = UNSET
    format: str
    sha256: str
    forms: list[FormOut]
    statements: list[FactOut]
    findings: list[FindingOut]
    verdicts: VerdictCounts
    internal: list[str]
    verdict_list: list[VerdictOut] | UnsetType = UNSET


class TallyOut(_Out, frozen=True, kw_only=True):
    """Errors and warnings since the last round: those of it, of these how many were mended, accepted
    since, still stand or were not handed in again, and how many are new.
    """

    last: int
    mended: int
    accepted: int
    open: int
    absent: int
    new: int


class UnitTallyOut(TallyOut, frozen=True, kw_only=True):
    """Those of one unit."""

    unit: str


class SinceOut(TallyOut, frozen=True, kw_only=True):
    """Those of all units and of each; the units that handed in nothing again of what was found, and
    those of them that may be here under another name, with that.
    """

    units: list[UnitTallyOut]
    units_absent: list[str]
    units_renamed: dict[str, str]


class SummaryOut(_Out, frozen=True, kw_only=True):
    """Counts over all documents, accepted findings left out; `since` is there where the last round was
    given.
    """

    documents: int
    forms: int
    errors: int
    warnings: int
    remarks: int
    seconds: float
    since: SinceOut | UnsetType = UNSET


class ReviewOut(_Out, frozen=True, kw_only=True):
    """What `jixiao review --format json` prints."""

    schema: Literal[2]
    jixiao: str
    documents: list[DocumentOut]
    summary: SummaryOut
