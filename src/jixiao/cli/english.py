"""The help of the commands in English: what stands beside the Chinese one that is declared with each
command.
"""

from __future__ import annotations

from typing import NamedTuple


class Help(NamedTuple):
    """What a command does, its options by name, and what stands below them."""

    about: str
    options: dict[str, str] = {}
    below: str = ""


_STATUS = (
    "Exit status: 0 written; 1 errors, nothing written (with --draft it is); 2 wrong usage or data,"
    " or a file of a folder that cannot be read; 3 internal failure."
)
COMMON = {
    "rules": "the rule pack to go by (see jixiao rules); chosen for each form where it is not given",
    "layout": "the id of a layout, or a layout of one's own (TOML); else chosen by the form",
    "draft": "a draft: written with errors too; the exit status is still 1",
    "foot": "below the form: prepared by, reviewed by, head of the unit, telephone, seal and day",
    "cover": "begin the file with a cover: title, year, unit, day",
    "force": "overwrite what is there",
    "problems": "list all findings in this file too: .xlsx .docx .pdf .html .txt",
    "lang": "Chinese (zh) or English (en)",
    "out": "write to this file; else print to the terminal",
    "format": "the format; else by the ending of --out, else text",
    "help": "show this help",
    "version": "show the version",
}

SUMMARIES = {
    "review": "check files and list every figure that is wrong",
    "report": "draft the yearly report on a fund",
    "template": "get a template to fill in",
    "fill": "fill in the official form from data",
    "explain": "what a code looks at, and on what ground",
    "rules": "list, show and check rule packs",
    "monitor": "monitoring: completion, lamps, who has to explain what, forecast, form and dashboard",
    "summary": "sum up the forms of many units, and what is missing against a list of projects",
    "survey": "a questionnaire of satisfaction and its tally, and what it comes to",
    "convert": "write files in another format, in an official layout, or as data",
    "library": "the indicators: name, unit, direction, formula, usual targets, source",
    "schema": "print the JSON Schema of what is read and written",
}

HELP = {
    "review": Help(
        "Check files: every figure is computed again; what is wrong, what it should be, and the"
        " likely cause are listed.\n\nPATH is docx, xlsx, xls, pdf (with text), html or txt, a zip of"
        " them, or a folder; files given together are one submission and held against each other.",
        {
            "year": "the year of the files; else read from them",
            "verdicts": "list every finding in full, what holds and what was computed as well",
            "accept": "findings that are accepted with a reason: the filled list of findings (xlsx),"
            " or a TOML file with [[accept]], id and reason",
            "last": "the last round: lists of findings (xlsx; several, or a folder of them) or a review"
            " as JSON; what was mended and what is new is told",
            "versions": "of a form that was handed in more than once review the newest alone (newest)"
            " or all (all); if not given all, with a warning",
            "separate": "each file by itself, not held against the others",
            "annotate": "write a copy of the file with the findings marked (docx, xlsx, pdf); of"
            " several files OUT is a folder",
            "correct": "write a copy with the certain corrections alone (tracked in docx, marked in"
            " xlsx); of several files OUT is a folder",
            "letters": "write a letter (docx) and a list of findings (xlsx) for each unit with errors or"
            " warnings into this folder",
        },
        "Examples:\n\n"
        "    jixiao review form.docx                        see the result in the terminal\n"
        "    jixiao review 2023/ --out review.html          a folder, one page to print\n"
        "    jixiao review *.xlsx --out findings.xlsx       a list of findings for the units\n"
        "    jixiao review report.pdf --format json         for programs\n"
        "    jixiao review form.docx --annotate marked.docx\n"
        "    jixiao review 2023/ --separate --letters letters/\n"
        "    jixiao review again/ --separate --last letters/ --letters letters2/\n\n"
        "Exit status: 0 no error, 1 errors, 2 a file cannot be read or wrong usage, 3 internal"
        " failure.",
    ),
    "report": Help(
        "Draft the yearly report on a fund: figures computed from data, as text, table and charts,"
        " with the forms annexed.\n\nDATA is a fact sheet (xlsx, see jixiao template report), YAML or"
        " JSON, or a folder or zip with the table of income and spending and the forms; the ending of"
        " OUT is the format: docx, pdf, html, txt. Where the files of a folder do not tell enough, a"
        " fact sheet with what is known is written into it, to be filled in.",
        {
            "period": "not the yearly report but the analysis of a period (2024Q2, 2024H1, 2024-06):"
            " data to date, of the same months of last year, and the year's budget",
            "rules": "the rule pack to go by; else as the data say, else by place and year",
            "charts": 'whether there are charts (pip install "jixiao[charts]")',
            "json": "print what was written and every finding with its place as JSON",
            "lang": "messages in Chinese (zh) or English (en); the report is always Chinese",
        },
        "Examples:\n\n"
        "    jixiao report data.yaml report.docx\n"
        "    jixiao report data.yaml report.pdf --force\n"
        "    jixiao report facts.xlsx report.docx\n"
        "    jixiao report second-quarter.xlsx analysis.docx --period 2024Q2\n"
        "    jixiao report 2020/ report.docx --json\n\n" + _STATUS,
    ),
    "template": Help(
        "Get a template to fill in (xlsx). KIND is 自评表 (self-evaluation), 监控表 (monitoring),"
        " 目标申报表 (targets) or 部门整体自评表 (department); report is the fact sheet that the"
        " yearly report and a period's analysis are made from.\n\nWhere OUT is .docx, .pdf or .html,"
        " or with --empty-form, it is the official form itself, empty; filled in, it is given to"
        " jixiao fill like a template.",
        {
            "from": "report: fill it in from report data, a fact sheet, or a folder of tables and"
            " forms",
            "year": "report: the year; data of the year before become last year's amounts",
            "period": "report: a quarter, half or month (2024Q2, 2024H1, 2024-06); columns to date"
            " and of the same months of last year",
            "layout": "the columns of this layout; else those of the usual one",
            "empty_form": "the official form, empty, and no filling template",
            "fund": "a fund: its usual indicators are listed and filled in; of report several, with"
            " commas between",
            "units": "a list of units (xlsx, csv, txt): a template for each, with the unit, project,"
            " department and budget of the list; OUT is a folder, or one .xlsx of all",
            "last": "last year's form, or a folder of them: indicators and targets are filled in for the year after,"
            " results stand beside them; with a list of units each of them its own",
        },
        "Examples:\n\n"
        "    jixiao template 自评表 template.xlsx\n"
        "    jixiao template 自评表 template.xlsx --layout ningxia-2024\n"
        "    jixiao template 自评表 templates/ --units units.xlsx\n"
        "    jixiao template 自评表 template.xlsx --last last-year.docx\n"
        "    jixiao template 自评表 form.docx\n"
        "    jixiao template 自评表 form.xlsx --empty-form\n"
        "    jixiao template report facts.xlsx\n"
        "    jixiao template report facts.xlsx --from report-2023.yaml --year 2024",
    ),
    "fill": Help(
        "Fill in the official form from data: rates, scores, completions and totals are computed, and"
        " are formulas in xlsx.\n\nDATA is a filled template (xlsx), YAML or JSON, or a form in any"
        " format, or a folder of them, of which files without forms are told and passed over."
        " The ending of OUT is the format (.xlsx .docx .pdf .html .txt .yaml .json); in a"
        " folder each form is a file. What is empty is computed, what is given is kept. The form is"
        " checked before it is written: of errors all are told, and nothing is written.\n\nWith"
        " --blank the office's own empty form is filled in: its columns are found by their heads, rows"
        " are added by copying its own, what has no place and what stays open is told, and the result"
        " is read back and compared. Where it is a list with one unit or project a row, all forms go"
        " into it.",
        {
            "blank": "the empty form or list that an office sent (docx, xlsx): it is filled in, and"
            " nothing else in it changes",
            "year": "the year of the form; another one than the data's keeps the structure and"
            " empties the results",
            "format": "the format of each form where OUT is a folder, xlsx by default",
            "survey": "a filled tally of satisfaction: its rate is the result of the row of"
            " satisfaction that has none, its counts a note",
            "versions": "of a form that is given more than once fill in the newest alone (newest) or"
            " all (all); if not given all, with a warning, and an error where they go into a list",
        },
        "Examples:\n\n"
        "    jixiao fill template.xlsx form.docx\n"
        "    jixiao fill county.yaml forms/ --format docx\n"
        "    jixiao fill last-year.docx this-year.xlsx --year 2025\n"
        "    jixiao fill template.xlsx form.docx --blank annex1.docx\n"
        "    jixiao fill county.yaml list.xlsx --blank annex2.xlsx\n\n" + _STATUS,
    ),
    "explain": Help(
        "Explain codes of findings: what is looked at, why, on what ground, exceptions, a wrong and a"
        " right example; without a code all are listed. The explanations are in Chinese.",
        {"lang": "headings in Chinese (zh) or English (en)"},
        "Examples:\n\n    jixiao explain T201 S303\n    jixiao explain              list all codes",
    ),
    "rules": Help(
        "List, show and check rule packs; listed without a command.",
        {},
        "Examples:\n\n    jixiao rules show cn-2020\n    jixiao rules check own.toml",
    ),
    "rules list": Help("List the shipped rule packs."),
    "rules show": Help("Show all parameters of a rule pack, each with its source."),
    "rules check": Help(
        "Check a file of a rule pack: keys, values, sources, gaps between bands. Exit status 1 if"
        " something is wrong, 2 if it cannot be opened.",
        {"was": "version and digest on record; rules that changed under one version are refused"},
    ),
    "monitor": Help(
        "Monitoring: completion, deviation and lamps from targets and results so far, who has to"
        " explain what, and a forecast of the year.\n\nDATA is a file of data (yaml, json, a filled"
        " template) or a form (docx, xlsx, pdf, txt), or a folder of them, of which files without"
        " forms are told and passed over. An OUT of .xlsx, .docx or .pdf is the official"
        " form, of .html the dashboard.",
        {
            "as_of": "the monitoring point, such as 2024-06; else read from the form",
            "layout": "the layout of the form; else by the rule pack",
            "dashboard": "the dashboard as well: .html or .pdf",
            "versions": "of a form that is given more than once for one point take the newest alone"
            " (newest) or all (all); if not given all, with a warning",
        },
        "Examples:\n\n"
        "    jixiao monitor data.yaml form.docx\n"
        "    jixiao monitor last.xlsx form.xlsx --as-of 2024-08\n"
        "    jixiao monitor data.yaml form.pdf --dashboard dashboard.pdf\n\n" + _STATUS,
    ),
    "summary": Help(
        "Sum up the forms of many units: budget, executed, rate, scores, grades, ranks and main"
        " problems, by unit and by project; held against a list of projects, what is missing.\n\nPATH is"
        " a finished form, a filled template, a file of data, a zip of them, or a folder. The ending of"
        " OUT is the format: .xlsx (with live formulas), .docx, .pdf or .html. Forms of one kind and"
        " year are summed up together; copies of one form are counted once, and that is said.",
        {
            "list": "a list of projects (xlsx, csv, docx …): names, with codes, units or budgets beside them;"
            " what is handed in, missing, or has another amount",
            "year": "the year; forms that state none are of it, forms of other years are left out",
            "versions": "of a form that was handed in more than once count the newest (newest), or all"
            " that differ (all); if not given the newest, with a warning",
            "reminders": "write a letter (docx) to each unit that has something missing into this folder",
        },
        "Examples:\n\n"
        "    jixiao summary 2024/ summary.xlsx\n"
        "    jixiao summary 2024/ summary.docx --list projects.xlsx --reminders letters/\n\n"
        "Exit status: 0 written; 2 a file could not be read (the others are summed up) or wrong usage;"
        " 3 internal failure.",
    ),
    "convert": Help(
        "Write what can be read in another format: xlsx, docx, pdf, html, txt, yaml, json, or a data"
        " package (a folder).\n\nIN is docx, xlsx, xls, pdf (with text), html or txt, a zip of them,"
        " or a folder.",
        {
            "layout": "in this layout; else with its own heads, columns, merged cells and words",
            "bom": "the CSV files of a data package with a byte order mark, for Excel",
        },
        "Examples:\n\n"
        "    jixiao convert form.pdf form.docx\n"
        "    jixiao convert form.docx form.xlsx --layout national-2020\n"
        "    jixiao convert form.docx form.yaml\n"
        "    jixiao convert 2023/ data/",
    ),
    "library": Help(
        "Search the indicators: name, level, unit, direction, formula, usual targets, source.\n\n"
        "WORDS are what to look for, also in part; of several all must fit.",
        {"fund": "those of this fund and those of all funds"},
        "Examples:\n\n    jixiao library\n    jixiao library --format json\n"
        "    jixiao library --out indicators.xlsx",
    ),
    "survey": Help(
        "A questionnaire of satisfaction (.docx, .pdf) and its tally (.xlsx); of a filled tally, the"
        " satisfaction and how many answered.",
        {
            "of": "the service or project that is asked about",
            "unit": "the unit that asks",
            "kind": "which questions: of a fund's service (fund) or of a project",
            "result": "FILE is a filled tally: print what it comes to",
        },
        "Examples:\n\n    jixiao survey questionnaire.docx --of NAME\n"
        "    jixiao survey tally.xlsx --of NAME\n"
        "    jixiao survey tally.xlsx --result\n"
        "    jixiao fill data.yaml form.docx --survey tally.xlsx",
    ),
    "schema": Help(
        "Print the JSON Schema of what is read and written.",
        {},
        "Examples:\n\n    jixiao schema review > review.schema.json\n"
        "    jixiao schema form > form.schema.json",
    ),
}
"""By the words behind ``jixiao``; the commands of ``schema`` are told by ``SCHEMAS``."""

HEAD = """Usage: jixiao [OPTIONS] COMMAND [ARGS]...

  Checks performance documents: reads real forms and reports, computes every figure again, and says
  what is wrong, why, and what it should be."""
FOOT = """Example:

    jixiao review form.docx report.pdf --out review.html"""
