"""Weights of terms in little memory: a mapping of them takes six times as much."""

import math
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sparse:
    """Terms and their weights; ``length`` is the root of the sum of the weights' squares, 1 when there are none."""

    terms: tuple[str, ...]
    weights: "array[float]"
    length: float

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> "Sparse":
        """Keep these weights."""
        return cls(tuple(weights), array("d", weights.values()), length_of(weights.values()))

    def mapping(self) -> dict[str, float]:
        """Give the weights by their terms."""
        return dict(zip(self.terms, self.weights, strict=True))

    def likeness(self, vector: Mapping[str, float]) -> float:
        """The product with a vector, over the own length: with one of length 1 their cosine."""
        get = vector.get
        product = sum(weight * get(term, 0.0) for term, weight in zip(self.terms, self.weights, strict=True))
        return float(product / self.length)


def length_of(weights: Iterable[float]) -> float:
    """The length of a vector with these weights; 1 for an empty one, which may then be divided by."""
    return math.sqrt(sum(weight * weight for weight in weights)) or 1.0
