"""The questionnaires: five grades from the best down, and one overall question each."""

from __future__ import annotations

from jixiao.knowledge.survey import SURVEYS, grades, questions


def test_the_grades_fall_and_the_satisfied_ones_come_first() -> None:
    weights = [each.weight for each in grades()]
    assert weights == sorted(weights, reverse=True)
    assert [each.satisfied for each in grades()] == [True, True, False, False, False]


def test_each_questionnaire_ends_with_its_overall_question() -> None:
    assert set(questions()) == set(SURVEYS)
    for asked in questions().values():
        assert [each.overall for each in asked] == [False] * (len(asked) - 1) + [True]
        assert "总体" in asked[-1].text
