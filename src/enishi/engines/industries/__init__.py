"""Industries: the Japan Standard Industrial Classification (日本標準産業分類, 14th revision, 2023), and how
it is used here.

* `DIVISIONS`, `MAJOR_GROUPS`: letter → `Division` (20, A-T) and code → `MajorGroup` (99, 01-99), in the
  order of the
  classification, Japanese and English.
* `recognise(text, company)` → `Guess`: which of them somebody meant by what stands in the 業種 column.
* `distance(a, b)` 0.0-1.0, `distance_matrix(codes)` n x n, `different(a, b)`: how far apart two industries
  are.

A code is a division letter or a two-digit major group; "" (and T, 99) is the unknown, which is never the
same as anything.

Methods: the classification is the Ministry of Internal Affairs and Communications'; the vocabulary with its
weights, the reading rule (longest word wins, the head of a Japanese compound stands last) and the table of
near divisions are our own.
"""

from enishi.engines.industries.classification import DIVISIONS, MAJOR_GROUPS, Division, MajorGroup
from enishi.engines.industries.distance import different, distance, distance_matrix
from enishi.engines.industries.guess import Guess
from enishi.engines.industries.recognise import recognise

__all__ = [
    "DIVISIONS",
    "MAJOR_GROUPS",
    "Division",
    "Guess",
    "MajorGroup",
    "different",
    "distance",
    "distance_matrix",
    "recognise",
]
