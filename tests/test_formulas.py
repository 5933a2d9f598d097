"""Formulas: TeX → MathML without styles, ids, links or scripts; None where it is not understood."""

import re

import pytest

from recto.publish.math import formula

USUAL = r"""
x^2 + y_{ij}^{(k)} | \frac{a}{b} \dfrac12 | \sqrt[3]{x+1} | \sum_{i=1}^n i^2 | \int_0^\infty e^{-x^2}\,dx
\lim_{x\to 0} \frac{\sin x}{x} | \mathbb{E}_{x\sim p}[f(x)] | \mathcal{L}(\theta) | \boldsymbol{\mu} | \text{if } x>0
\operatorname*{arg\,max}_\theta | \left( \frac{a}{b} \right) | \left\{ x \mid x>0 \right\} | \binom{n}{k}
\overbrace{a+b}^{n} \underbrace{c}_{m} | \xrightarrow{f} | \lVert x \rVert \lfloor y \rfloor | \substack{a\\b} | 10\%
\widetilde{xyz} | \boxed{x}\cancel{y} | \textcolor{red}{x} | 5 \times 10^{24}\ \text{FLOP} | \forall x : x \in A
\begin{pmatrix} a & b \\ c & d \end{pmatrix} | \begin{cases} 1 & x>0 \\ 0 & \text{else} \end{cases} | a \!\! b
\begin{aligned} a &= b \\ &= c \end{aligned} | \begin{array}{l|r} a & b \\ \hline c & d \end{array} | x = 1 \tag{2}
\begin{align} a &= b \\ c &= d \end{align} | \begin{equation}\label{eq:a} x=1\end{equation} | \eqref{eq:a}
"""
FORMULAS = [piece.strip() for line in USUAL.strip().splitlines() for piece in line.split(" | ")]
HOSTILE = [
    r"\text{<script>alert(1)</script>}",
    r"<img src=x onerror=alert(1)>",
    r"\textcolor{red}{\text{</math><style>}}",
    r"\begin{equation}\label{x' onload='alert(1)} x \end{equation}",
]
TAG = re.compile(r"</?(\w+)((?: [a-z]+=\"[\w.%+# -]*\")*)/?>")


@pytest.mark.parametrize("tex", FORMULAS)
def test_usual_formulas_are_understood(tex: str):
    made = formula(tex, display=True)
    assert made is not None
    assert made.startswith('<math display="block">')


@pytest.mark.parametrize("tex", FORMULAS + HOSTILE)
def test_a_formula_holds_nothing_but_mathml(tex: str):
    made = formula(tex, display=True) or ""
    assert "<" not in TAG.sub("", made)
    assert {name for name, _ in TAG.findall(made)} <= {"b", "span"} | {n for n, _ in TAG.findall(made) if n[0] == "m"}
    assert not re.search(r"<[^>]* (?:style|id|href|on\w+)=", made)


def test_what_styles_said_is_said_by_classes():
    made = formula(r"\begin{aligned} a &= b \end{aligned} \textcolor{red}{x} \boxed{y}", display=False) or ""
    for said in ('class="math-right math-joins"', 'class="math-left math-joined"', 'class="math-box"', "mathcolor="):
        assert said in made


@pytest.mark.parametrize(
    "tex",
    [r"\frac{a", "}{", r"\unknown x", "x^", r"\href{javascript:alert(1)}{x}", r"\ce{H2O}", r"\style{color:red}{x}"],
)
def test_what_is_not_understood_is_left_to_the_caller(tex: str):
    assert formula(tex, display=False) is None


@pytest.mark.parametrize("piece", ["{", r"\frac ", r"\sqrt[", "x_{a", r"\left(", r"\begin{matrix}", r"{a\over "])
def test_what_nests_without_end_is_not_read(piece: str):
    assert formula(piece * 100_000, display=True) is None


def test_a_macro_that_grows_is_stopped():
    assert formula(r"\def\a{\a\a}\a", display=True) is None


def test_formulas_do_not_depend_on_each_other():
    tex = r"\begin{align} a &= b \end{align}"
    assert formula(tex, display=True) == formula(tex, display=True)
