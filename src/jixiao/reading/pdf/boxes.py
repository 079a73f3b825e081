"""Boxes and matrices of PDF space."""

from __future__ import annotations

Box = tuple[float, float, float, float]
"""Left, top, right, bottom from the page's top left; in PDF space left, bottom, right, top."""
Matrix = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """Both matrices as one, the inner applied first."""
    if outer is IDENTITY:
        return inner
    a, b, c, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc,
        a * ob + b * od,
        c * oa + d * oc,
        c * ob + d * od,
        e * oa + f * oc + oe,
        e * ob + f * od + of,
    )


def mapped(box: Box, matrix: Matrix) -> Box:
    """A PDF-space box (left, bottom, right, top) through a matrix."""
    if matrix is IDENTITY:
        return box
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in (box[0], box[2]) for y in (box[1], box[3])]
    ys = [b * x + d * y + f for x in (box[0], box[2]) for y in (box[1], box[3])]
    return (min(xs), min(ys), max(xs), max(ys))


def point(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    """A point through a matrix."""
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)
