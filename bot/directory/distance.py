"""Distances on the earth, and the nearest of many points."""

import heapq
import math
from collections.abc import Sequence

EARTH_KM = 6371.0088
"""Mean radius of the earth (IUGG)."""

_LEAF = 8

Vector = tuple[float, float, float]
# A leaf is a list of positions; a branch is axis, where it splits, below, above.
Node = list[int] | tuple[int, float, "Node", "Node"]
# Nearest points so far, farthest first: squared chord negated, position.
Heap = list[tuple[float, int]]


def great_circle_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance between two points in degrees, by the haversine."""
    phi_a, phi_b = math.radians(lat_a), math.radians(lat_b)
    half_lat = (phi_b - phi_a) / 2
    half_lon = math.radians(lon_b - lon_a) / 2
    square = (
        math.sin(half_lat) ** 2
        + math.cos(phi_a) * math.cos(phi_b) * math.sin(half_lon) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(square)))


class PointTree:
    """A k-d tree over points of the unit sphere: chords sort like great circles."""

    def __init__(self, points: Sequence[tuple[float, float]]) -> None:
        """Index points given as (latitude, longitude) in degrees."""
        self._vectors = [_vector(lat, lon) for lat, lon in points]
        self._root = self._grow(list(range(len(points))), 0)

    def nearest(self, lat: float, lon: float, count: int) -> list[tuple[int, float]]:
        """The positions of the nearest points, with kilometres, nearest first."""
        heap: Heap = []
        self._search(self._root, _vector(lat, lon), count, heap)
        return [(at, _chord_km(-square)) for square, at in sorted(heap, reverse=True)]

    def _grow(self, members: list[int], depth: int) -> Node:
        if len(members) <= _LEAF:
            return members
        axis = depth % 3
        members.sort(key=lambda at: self._vectors[at][axis])
        half = len(members) // 2
        split = self._vectors[members[half]][axis]
        below = self._grow(members[:half], depth + 1)
        return axis, split, below, self._grow(members[half:], depth + 1)

    def _search(self, node: Node, target: Vector, count: int, heap: Heap) -> None:
        if isinstance(node, list):
            self._try(node, target, count, heap)
            return
        axis, split, below, above = node
        gap = target[axis] - split
        near, far = (below, above) if gap < 0 else (above, below)
        self._search(near, target, count, heap)
        if len(heap) < count or gap * gap < -heap[0][0]:
            self._search(far, target, count, heap)

    def _try(self, leaf: list[int], target: Vector, count: int, heap: Heap) -> None:
        x, y, z = target
        vectors = self._vectors
        for at in leaf:
            px, py, pz = vectors[at]
            square = (px - x) ** 2 + (py - y) ** 2 + (pz - z) ** 2
            if len(heap) < count:
                heapq.heappush(heap, (-square, at))
            elif square < -heap[0][0]:
                heapq.heapreplace(heap, (-square, at))


def _vector(lat: float, lon: float) -> Vector:
    phi, theta = math.radians(lat), math.radians(lon)
    return (
        math.cos(phi) * math.cos(theta),
        math.cos(phi) * math.sin(theta),
        math.sin(phi),
    )


def _chord_km(square: float) -> float:
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(square) / 2))
