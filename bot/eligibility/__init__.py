"""Whom the measure is for: facts in, a three-valued verdict out, each with its source.

Pure: no clock, no network, no framework. An edition of the measure is one file in
``editions/``, in the order of its act (``acts/``), and is explained to people in
``specs/``.
"""
